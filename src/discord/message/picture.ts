import { ComponentType, type RawFile } from "discord.js";
import type { Picture } from "../../domain/pictures/picture-service.ts";
import type { MessageFields } from "./message-body.ts";
import { mediaGallery } from "./message-body.ts";

/** File name of the picture; components refer to it by URL. */
const PICTURE_FILE = "briefing.png";
const PICTURE_URL = `attachment://${PICTURE_FILE}`;

/** Adds a picture above the buttons. */
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

/** Removes the picture. */
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

/** Converts a message for the REST client: a form with the picture's file, or JSON without a picture. */
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
 * Converts an edit for the REST client. The file is sent again: the list of attachments replaces the old one and must contain
 * every file that components refer to. An empty list removes the old picture.
 */
export function toEditRequest<T extends MessageFields>(message: T) {
  const { body, ...file } = toRequest(message);
  return { body: { attachments: [], ...body }, ...file };
}
