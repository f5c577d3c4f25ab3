import { type APIMessage, type APIMessageTopLevelComponent, ComponentType } from "discord.js";
import { decodeCustomId } from "../custom-id.ts";

type Read = Pick<APIMessage, "author" | "components">;

/** Under which reference a message's claims are kept, told by its buttons; null when it is not one of the bot's. */
export function refOfMessage({ author, components = [] }: Read, bot: string): string | null {
  if (author.id !== bot) return null;
  for (const id of customIds(components)) {
    const decoded = decodeCustomId(id);
    if (decoded !== null) return decoded.ref;
  }
  return null;
}

function customIds(components: readonly APIMessageTopLevelComponent[]): string[] {
  return components.flatMap((component) => {
    if (component.type === ComponentType.Container) return customIds(component.components);
    if (component.type !== ComponentType.ActionRow) return [];
    return component.components.flatMap((button) => ("custom_id" in button ? [button.custom_id] : []));
  });
}
