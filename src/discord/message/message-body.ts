import {
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  type APIButtonComponentWithURL,
  type APIComponentInContainer,
  type APIContainerComponent,
  type APIFileComponent,
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
import type { Attachment } from "../../domain/delivery/attachment.ts";

/**
 * Message body for Discord's API, with components V2. It never pings anybody. The sender may add flags (ephemeral), a nonce
 * or a message reference; edits use the same body.
 */
export interface MessageBody {
  readonly flags: number;
  readonly components: APIMessageTopLevelComponent[];
  readonly allowed_mentions: { readonly parse: never[] };
  /** Sent as files; components refer to them by name. */
  readonly attachments?: readonly Attachment[];
}

/** Body of a message to send or edit, and the files that are sent with it. */
export type MessageFields = Pick<
  RESTPostAPIChannelMessageJSONBody,
  "components" | "flags" | "allowed_mentions"
> & { readonly attachments?: readonly Attachment[] };

/** Discord's limits per message: components (including nested ones), and characters in all text displays. */
export const MAX_COMPONENTS = 40;
export const MAX_CHARACTERS = 4000;

/** A message of these components, in a frame if they are a container. */
export function message(components: APIMessageTopLevelComponent[]): MessageBody {
  return { flags: MessageFlags.IsComponentsV2, components, allowed_mentions: { parse: [] } };
}

export function container(components: APIComponentInContainer[], accentColor: number): APIContainerComponent {
  return { type: ComponentType.Container, accent_color: accentColor, components };
}

/** `markdown` must have outside text escaped. */
export function textDisplay(content: string): APITextDisplayComponent {
  return { type: ComponentType.TextDisplay, content };
}

/** Text with a button to its right. */
export function section(content: string, accessory: APIButtonComponentWithCustomId): APISectionComponent {
  return { type: ComponentType.Section, components: [textDisplay(content)], accessory };
}

/** Pictures by URL, with alternative texts. */
export function mediaGallery(
  pictures: readonly { readonly url: string; readonly description: string }[],
): APIMediaGalleryComponent {
  const items = pictures.map(({ url, description }) => ({ media: { url }, description }));
  return { type: ComponentType.MediaGallery, items };
}

/** A file by URL, to play or download. */
export function fileComponent(url: string): APIFileComponent {
  return { type: ComponentType.File, file: { url } };
}

/** A thin line with small spacing. */
export function separator(): APISeparatorComponent {
  return { type: ComponentType.Separator, divider: true, spacing: SeparatorSpacingSize.Small };
}

export type Row = APIActionRowComponent<APIButtonComponentWithCustomId>;

export function row(buttons: APIButtonComponentWithCustomId[]): Row {
  return { type: ComponentType.ActionRow, components: buttons };
}

/** Buttons that open web addresses. Labels have at most 80 characters, addresses 512. */
export function linkRow(
  links: readonly { readonly url: string; readonly label: string }[],
): APIActionRowComponent<APIButtonComponentWithURL> {
  const buttons = links.map(({ url, label }) => ({
    type: ComponentType.Button as const,
    style: ButtonStyle.Link as const,
    url,
    label: label.slice(0, 80),
  }));
  return { type: ComponentType.ActionRow, components: buttons };
}

export interface ButtonOptions {
  /** At most 80 characters. */
  readonly label?: string;
  /** A Unicode emoji. */
  readonly emoji?: string;
  /** Highlighted as the main action. */
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
