import { ComponentType, type RawFile } from "discord.js";
import type { Picture } from "../../domain/pictures.ts";
import type { MessageFields } from "../message.ts";
import { galleryOf } from "../message.ts";
import type { Failure, Outcome } from "./failure.ts";

/** What the file is called in the message, and how its components refer to it. */
const FILE = "briefing.png";
const REFERENCE = `attachment://${FILE}`;

/** The message with its picture above its buttons. */
export function pictured<T extends MessageFields>(message: T, picture: Picture): T {
  const components = (message.components ?? []).map((component) => {
    if (component.type !== ComponentType.Container) return component;
    const buttons = component.components.findLastIndex(({ type }) => type === ComponentType.ActionRow);
    const at = buttons === -1 ? component.components.length : buttons;
    const gallery = galleryOf(REFERENCE, picture.alt);
    return { ...component, components: component.components.toSpliced(at, 0, gallery) };
  });
  return { ...message, components, picture };
}

/** The same message without its picture. */
export function unpictured<T extends MessageFields>({ picture, ...message }: T): Omit<T, "picture"> {
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
    component.items.some(({ media }) => media?.url === REFERENCE)
  );
}

/** The message as the REST client takes it: a form with the file where it has a picture, else JSON. */
export function requestOf<T extends MessageFields>({ picture, ...body }: T) {
  if (picture === undefined) return { body };
  const file: RawFile = { name: FILE, data: Buffer.from(picture.png, "base64"), contentType: "image/png" };
  const attachments = [{ id: "0", filename: FILE, description: picture.alt }];
  return { body: { ...body, attachments }, files: [file] };
}

/**
 * The same as an edit of a message that may have a picture. Its file goes along anew: a list of attachments that names no
 * other takes the old one's place, and what components refer to must be in the list. Without one the old one goes.
 */
export function editOf<T extends MessageFields>(message: T) {
  const { body, ...file } = requestOf(message);
  return { body: { attachments: [], ...body }, ...file };
}

/** Sends a message, and what Discord refused with a picture once more without: the words matter more. */
export async function sendPictured<T>(
  message: MessageFields,
  send: (message: MessageFields) => Promise<Outcome<T>>,
  leftOut: (why: Failure) => void,
): Promise<Outcome<T>> {
  const outcome = await send(message);
  if (outcome.ok || message.picture === undefined) return outcome;
  if (outcome.kind !== "forbidden" && outcome.kind !== "refused") return outcome;
  leftOut(outcome);
  return send(unpictured(message));
}
