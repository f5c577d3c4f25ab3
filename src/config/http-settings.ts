import { z } from "zod";
import { message } from "../domain/texts/texts.ts";
import { createSecret, type Secret } from "./secret.ts";
import { problem, wholeNumber } from "./setting-values.ts";
import { settingsGroup } from "./settings-group.ts";

/** Reachable from this machine only. */
const HTTP_HOST = "127.0.0.1";
/** A random token of this length can't be guessed. */
const MIN_TOKEN_LENGTH = 16;

/** Health, metrics and pages over HTTP. */
export interface HttpConfig {
  /** 0: any free port. */
  readonly port: number;
  readonly host: string;
  /** Never null if other machines can reach the host. */
  readonly token: Secret | null;
}

export const httpSettings = settingsGroup({
  shape: {
    HTTP_PORT: wholeNumber(0, 65_535).optional(),
    HTTP_HOST: z
      .string()
      .regex(/^[A-Za-z0-9.:-]+$/, problem(message("reason.setting.host")))
      .default(HTTP_HOST),
    HTTP_TOKEN: z
      .string()
      .regex(/^\S+$/, problem(message("reason.setting.white-space")))
      .min(MIN_TOKEN_LENGTH, problem(message("reason.setting.min-length", { min: String(MIN_TOKEN_LENGTH) })))
      .transform(createSecret)
      .optional(),
  },
  examples: { HTTP_PORT: "8080", HTTP_HOST, HTTP_TOKEN: message("reason.setting.example.http-token") },
  /** Null: no HTTP pages. */
  read: ({ HTTP_PORT: port, HTTP_HOST: host, HTTP_TOKEN: token }): HttpConfig | null =>
    port === undefined ? null : { port, host, token: token ?? null },
});
