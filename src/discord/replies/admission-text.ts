import type { Texts } from "../../domain/texts/texts.ts";
import type { Admission } from "../context/request-quota.ts";

type Rejection = Extract<Admission, { ok: false }>;

/** The notice for a request that exceeds a quota. */
export function admissionText(
  { limitedBy, seconds }: Pick<Rejection, "limitedBy" | "seconds">,
  texts: Texts,
): string {
  return texts.t(limitedBy === "person" ? "discord.reply.slow-down" : "discord.reply.guild-busy", {
    seconds,
  });
}
