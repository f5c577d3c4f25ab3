import { z } from "zod";
import { type Message, message } from "../domain/texts/texts.ts";
import { createSecret } from "./secret.ts";

/** Zod's issues carry only text: the message is packed into it. `problemOf` unpacks it. */
export const problem = (text: Message): string => JSON.stringify(text);

/** What is wrong with a value, from an issue of Zod. */
export function problemOf({ message: packed }: { readonly message: string }): Message {
  return JSON.parse(packed) as Message;
}

export const optionalSecret = z
  .string()
  .regex(/^\S+$/, problem(message("reason.setting.white-space")))
  .transform(createSecret)
  .optional();

export const httpUrl = z
  .url({ protocol: /^https?$/, error: problem(message("reason.setting.url")) })
  .transform((url) => url.replace(/\/+$/, ""));

/** Without a maximum that people need to know, the problem names only the minimum. */
export function wholeNumber(min: number, max: number, maxIsShown = true) {
  const wrong = wholeNumberProblem(min, maxIsShown ? max : null);
  return z
    .string()
    .regex(/^\d{1,15}$/, wrong)
    .transform(Number)
    .refine((value) => value >= min && value <= max, wrong);
}

function wholeNumberProblem(min: number, max: number | null): string {
  if (max !== null)
    return problem(message("reason.setting.whole-number", { min: String(min), max: String(max) }));
  return min === 1
    ? problem(message("reason.setting.whole-number-positive"))
    : problem(message("reason.setting.whole-number-from", { min: String(min) }));
}
