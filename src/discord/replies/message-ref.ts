import type { APIMessage } from "discord.js";
import { findClaimsRef } from "../message/custom-id.ts";

/** Under which reference a message's claims are kept, told by its buttons; null when it is not one of the bot's. */
export function claimsRefOf(
  { author, components }: Pick<APIMessage, "author" | "components">,
  botId: string,
): string | null {
  return author.id === botId ? findClaimsRef(components) : null;
}
