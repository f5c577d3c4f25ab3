import {
  type APIComponentInContainer,
  type APIFileComponent,
  type APIMediaGalleryComponent,
  ComponentType,
  type RawFile,
} from "discord.js";
import type { Attachment } from "../../domain/delivery/attachment.ts";
import type { MessageFields } from "./message-body.ts";
import { fileComponent, mediaGallery } from "./message-body.ts";

const URL_SCHEME = "attachment://";
/** Discord changes other characters, and the components would then refer to a file that does not exist. */
const SAFE_NAME = /^[\w.-]{1,100}$/;

/**
 * Adds files above the buttons: all images as one gallery, each other file as a component of its own. Throws a TypeError if
 * a name is not safe or not unique.
 */
export function withAttachments<T extends MessageFields>(message: T, added: readonly Attachment[]): T {
  if (added.length === 0) return message;
  const attachments = [...(message.attachments ?? []), ...added];
  checkNames(attachments);
  const shown = componentsFor(added);
  const components = (message.components ?? []).map((component) => {
    if (component.type !== ComponentType.Container) return component;
    const buttonRowAt = component.components.findLastIndex(({ type }) => type === ComponentType.ActionRow);
    const at = buttonRowAt === -1 ? component.components.length : buttonRowAt;
    return { ...component, components: component.components.toSpliced(at, 0, ...shown) };
  });
  return { ...message, components, attachments };
}

function checkNames(attachments: readonly Attachment[]): void {
  const names = attachments.map(({ name }) => name);
  const unsafe = names.find((name, at) => !SAFE_NAME.test(name) || names.indexOf(name) !== at);
  if (unsafe !== undefined) throw new TypeError(`not a unique, safe file name: "${unsafe}"`);
}

function componentsFor(attachments: readonly Attachment[]): APIComponentInContainer[] {
  const isImage = ({ mediaType }: Attachment) => mediaType.startsWith("image/");
  const images = attachments.filter(isImage);
  const gallery = mediaGallery(images.map(({ name, description }) => ({ url: urlOf(name), description })));
  const files = attachments.filter((attachment) => !isImage(attachment));
  return [...(images.length === 0 ? [] : [gallery]), ...files.map(({ name }) => fileComponent(urlOf(name)))];
}

function urlOf(name: string): string {
  return `${URL_SCHEME}${name}`;
}

/** Removes all files and the components that show them; the words stay. */
export function withoutAttachments<T extends MessageFields>({
  attachments,
  ...message
}: T): Omit<T, "attachments"> {
  if (attachments === undefined || attachments.length === 0) return message;
  const components = (message.components ?? []).map((component) =>
    component.type === ComponentType.Container
      ? { ...component, components: component.components.filter((inner) => !showsAttachment(inner)) }
      : component,
  );
  return { ...message, components };
}

function showsAttachment(component: APIComponentInContainer): boolean {
  if (component.type === ComponentType.File) return isAttachmentUrl(component.file);
  return (
    component.type === ComponentType.MediaGallery &&
    component.items.some(({ media }) => isAttachmentUrl(media))
  );
}

function isAttachmentUrl({ url }: APIFileComponent["file"] | APIMediaGalleryComponent["items"][0]["media"]) {
  return url.startsWith(URL_SCHEME);
}

/** Converts a message for the REST client: a form with the files, or JSON if there are none. */
export function toRequest<T extends MessageFields>({ attachments = [], ...body }: T) {
  if (attachments.length === 0) return { body };
  const files = attachments.map(
    ({ name, mediaType, data }): RawFile => ({ name, data: Buffer.from(data), contentType: mediaType }),
  );
  const listed = attachments.map(({ name, description }, at) => ({
    id: String(at),
    filename: name,
    description,
  }));
  return { body: { ...body, attachments: listed }, files };
}

/**
 * Converts an edit for the REST client. The files are sent again: the list of attachments replaces the old one and must
 * contain every file that components refer to. An empty list removes the old files.
 */
export function toEditRequest<T extends MessageFields>(message: T) {
  const { body, ...files } = toRequest(message);
  return { body: { attachments: [], ...body }, ...files };
}
