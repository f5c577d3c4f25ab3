import {
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  type APIComponentInContainer,
  type APIContainerComponent,
  type APIMediaGalleryComponent,
  type APIMessageTopLevelComponent,
  type APISectionComponent,
  type APISeparatorComponent,
  type APITextDisplayComponent,
  ButtonStyle,
  ComponentType,
  MessageFlags,
  type RESTPostAPIChannelMessageJSONBody,
  SeparatorSpacingSize,
} from "discord.js";
import type { Picture } from "../../domain/pictures/pictures.ts";

/**
 * The body of a message for Discord's API, in components (V2). It pings nobody, whatever it says. Who sends it may add
 * flags (ephemeral), a nonce or a message reference; editing takes the same body.
 */
export interface MessageBody {
  readonly flags: number;
  readonly components: APIMessageTopLevelComponent[];
  readonly allowed_mentions: { readonly parse: never[] };
  /** Goes along as a file that a gallery among the components refers to. */
  readonly picture?: Picture;
}

/** The body of a message to be sent or edited, as Discord's API takes it, and its picture, which goes along as a file. */
export type MessageFields = Pick<
  RESTPostAPIChannelMessageJSONBody,
  "components" | "flags" | "allowed_mentions"
> & { readonly picture?: Picture };

/** Discord's limits: components with nested ones, and characters over all text displays of a message. */
export const MAX_COMPONENTS = 40;
export const MAX_CHARACTERS = 4000;

/** A message of these components, side by side or in a frame with a coloured edge. */
export function message(components: APIMessageTopLevelComponent[]): MessageBody {
  return { flags: MessageFlags.IsComponentsV2, components, allowed_mentions: { parse: [] } };
}

export function container(components: APIComponentInContainer[], accentColor: number): APIContainerComponent {
  return { type: ComponentType.Container, accent_color: accentColor, components };
}

/** Markdown; what is from outside must be escaped by then. */
export function textDisplay(content: string): APITextDisplayComponent {
  return { type: ComponentType.TextDisplay, content };
}

/** A text with a button at its right. */
export function section(content: string, accessory: APIButtonComponentWithCustomId): APISectionComponent {
  return { type: ComponentType.Section, components: [textDisplay(content)], accessory };
}

/** One picture, by its address, with what it shows in words. */
export function mediaGallery(url: string, description: string): APIMediaGalleryComponent {
  return { type: ComponentType.MediaGallery, items: [{ media: { url }, description }] };
}

/** A thin line with little space around it. */
export function separator(): APISeparatorComponent {
  return { type: ComponentType.Separator, divider: true, spacing: SeparatorSpacingSize.Small };
}

export type Row = APIActionRowComponent<APIButtonComponentWithCustomId>;

export function row(buttons: APIButtonComponentWithCustomId[]): Row {
  return { type: ComponentType.ActionRow, components: buttons };
}

export interface ButtonOptions {
  /** At most 80 characters. */
  readonly label?: string;
  /** A Unicode emoji. */
  readonly emoji?: string;
  /** The one that people most likely want. */
  readonly primary?: boolean;
  readonly disabled?: boolean;
}

export function button(
  custom_id: string,
  { label, emoji, primary, disabled }: ButtonOptions,
): APIButtonComponentWithCustomId {
  return {
    type: ComponentType.Button,
    style: primary === true ? ButtonStyle.Primary : ButtonStyle.Secondary,
    custom_id,
    ...(label === undefined ? {} : { label }),
    ...(emoji === undefined ? {} : { emoji: { name: emoji } }),
    ...(disabled === true ? { disabled } : {}),
  };
}
