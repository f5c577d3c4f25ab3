import { z } from "zod";
import { createSecret } from "./secret.ts";

export const optionalSecret = z
  .string()
  .regex(/^\S+$/, "contains white space; copy it again without line breaks")
  .transform(createSecret)
  .optional();

export const httpUrl = z
  .url({ protocol: /^https?$/, error: "is not a URL that starts with http:// or https://" })
  .transform((url) => url.replace(/\/+$/, ""));

export function wholeNumber(min: number, max: number, range: string) {
  const message = `must be a whole number ${range}`;
  return z
    .string()
    .regex(/^\d{1,15}$/, message)
    .transform(Number)
    .refine((value) => value >= min && value <= max, message);
}
