import type { APIMessage } from "discord.js";
import { findRef } from "../custom-id.ts";

/** Under which reference a message's claims are kept, told by its buttons; null when it is not one of the bot's. */
export function refOfMessage(
  { author, components }: Pick<APIMessage, "author" | "components">,
  bot: string,
): string | null {
  return author.id === bot ? findRef(components) : null;
}
