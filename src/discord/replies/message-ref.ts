import type { APIMessage } from "discord.js";
import { findClaimsRef } from "../message/custom-id.ts";

/** Claims reference of a message, from its buttons; null if the bot did not post it. */
export function claimsRefOf(
  { author, components }: Pick<APIMessage, "author" | "components">,
  botId: string,
): string | null {
  return author.id === botId ? findClaimsRef(components) : null;
}
