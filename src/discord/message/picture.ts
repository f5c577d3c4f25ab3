import { ComponentType, type RawFile } from "discord.js";
import type { Picture } from "../../domain/pictures/pictures.ts";
import type { MessageFields } from "./message-body.ts";
import { mediaGallery } from "./message-body.ts";

/** What the file is called in the message, and how its components refer to it. */
const PICTURE_FILE = "briefing.png";
const PICTURE_URL = `attachment://${PICTURE_FILE}`;

/** The message with its picture above its buttons. */
export function withPicture<T extends MessageFields>(message: T, picture: Picture): T {
  const components = (message.components ?? []).map((component) => {
    if (component.type !== ComponentType.Container) return component;
    const buttonRowAt = component.components.findLastIndex(({ type }) => type === ComponentType.ActionRow);
    const at = buttonRowAt === -1 ? component.components.length : buttonRowAt;
    const gallery = mediaGallery(PICTURE_URL, picture.alt);
    return { ...component, components: component.components.toSpliced(at, 0, gallery) };
  });
  return { ...message, components, picture };
}

/** The same message without its picture. */
export function withoutPicture<T extends MessageFields>({ picture, ...message }: T): Omit<T, "picture"> {
  if (picture === undefined) return message;
  const components = (message.components ?? []).map((component) =>
    component.type === ComponentType.Container
      ? { ...component, components: component.components.filter((inner) => !isGallery(inner)) }
      : component,
  );
  return { ...message, components };
}

function isGallery(component: { readonly type: ComponentType }): boolean {
  return (
    component.type === ComponentType.MediaGallery &&
    "items" in component &&
    Array.isArray(component.items) &&
    component.items.some(({ media }) => media?.url === PICTURE_URL)
  );
}

/** The message as the REST client takes it: a form with the file where it has a picture, else JSON. */
export function toRequest<T extends MessageFields>({ picture, ...body }: T) {
  if (picture === undefined) return { body };
  const file: RawFile = {
    name: PICTURE_FILE,
    data: Buffer.from(picture.png, "base64"),
    contentType: "image/png",
  };
  const attachments = [{ id: "0", filename: PICTURE_FILE, description: picture.alt }];
  return { body: { ...body, attachments }, files: [file] };
}

/**
 * The same as an edit of a message that may have a picture. Its file goes along anew: a list of attachments that names no
 * other takes the old one's place, and what components refer to must be in the list. Without one the old one goes.
 */
export function toEditRequest<T extends MessageFields>(message: T) {
  const { body, ...file } = toRequest(message);
  return { body: { attachments: [], ...body }, ...file };
}
