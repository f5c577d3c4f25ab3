import type { FieldError } from "../http/api-error.ts";
import { FLAG } from "../messages/messages.ts";
import type { Json, Message } from "../world/types.ts";
import { componentErrors } from "./component-rules.ts";

/** Source: Discord's reference, "Message" and "Embed limits". */
const MAX_CONTENT = 2000;
const MAX_EMBEDS = 10;
const MAX_EMBED_TEXT = 6000;

/** What a message will contain after the request. */
interface MessageAfterRequest {
  readonly content: string;
  readonly embeds: readonly Json[];
  readonly components: readonly Json[];
  readonly v2: boolean;
  readonly files: number;
}

export function messageAfterRequest(body: Json, message: Message | null, files: number): MessageAfterRequest {
  const list = (field: string, present: readonly Json[]) =>
    body[field] === undefined ? present : Array.isArray(body[field]) ? (body[field] as Json[]) : [];
  const flags = Number(body.flags ?? 0) | (message?.flags ?? 0);
  const retainedFiles =
    body.attachments === undefined && files === 0 ? (message?.attachments.length ?? 0) : 0;
  const listed = Array.isArray(body.attachments) ? body.attachments.length : 0;
  return {
    content: body.content === undefined ? (message?.content ?? "") : String(body.content ?? ""),
    embeds: list("embeds", message?.embeds ?? []),
    components: list("components", message?.components ?? []),
    v2: (flags & FLAG.componentsV2) !== 0,
    files: files + retainedFiles + (message ? listed : 0),
  };
}

/** Whether the message would show nothing (error 50006). A poll or sticker counts as content. */
export function isEmpty({ content, embeds, components, files }: MessageAfterRequest, body: Json): boolean {
  const extras = Boolean(body.poll) || (Array.isArray(body.sticker_ids) && body.sticker_ids.length > 0);
  return content.trim() === "" && embeds.length + components.length + files === 0 && !extras;
}

/** Errors of a message request that the schema does not cover. */
export function messageErrors(body: Json, message: Message | null, files: number): FieldError[] {
  const after = messageAfterRequest(body, message, files);
  return [
    ...lengthErrors(after),
    ...mentionErrors(body.allowed_mentions),
    ...v2Errors(body, after, message),
    ...componentErrors(after.components, after.v2),
  ];
}

function lengthErrors({ content, embeds }: MessageAfterRequest): FieldError[] {
  const errors: FieldError[] = [];
  const tooLong = (path: string, max: number) =>
    errors.push({
      path: [path],
      code: "BASE_TYPE_MAX_LENGTH",
      message: `Must be ${max} or fewer in length.`,
    });
  if ([...content].length > MAX_CONTENT) tooLong("content", MAX_CONTENT);
  if (embeds.length > MAX_EMBEDS) tooLong("embeds", MAX_EMBEDS);
  const size = embeds.reduce((sum, embed) => sum + embedLength(embed), 0);
  if (size > MAX_EMBED_TEXT)
    errors.push({
      path: ["embeds"],
      code: "MAX_EMBED_SIZE_EXCEEDED",
      message: `Embed size exceeds maximum size of ${MAX_EMBED_TEXT}`,
    });
  return errors;
}

/** Length of title, description, footer, author and fields; the limit is for all embeds of a message together. */
function embedLength(embed: Json): number {
  const { title, description, footer, author, fields } = embed as {
    readonly title?: string;
    readonly description?: string;
    readonly footer?: { readonly text?: string };
    readonly author?: { readonly name?: string };
    readonly fields?: readonly { readonly name?: string; readonly value?: string }[];
  };
  const parts = [title, description, footer?.text, author?.name];
  for (const { name, value } of fields ?? []) parts.push(name, value);
  return parts.reduce((sum, part) => sum + [...(part ?? "")].length, 0);
}

/** A mention type may be in `parse` or have a list of ids, but not both. */
function mentionErrors(allowed: unknown): FieldError[] {
  if (typeof allowed !== "object" || allowed === null) return [];
  const { parse, ...lists } = allowed as Json;
  return ["users", "roles"].flatMap((kind): FieldError[] => {
    const list = lists[kind];
    const both = Array.isArray(parse) && parse.includes(kind) && Array.isArray(list) && list.length > 0;
    const message = `parse:["${kind}"] and ${kind}: [ids...] are mutually exclusive.`;
    return both
      ? [{ path: ["allowed_mentions"], code: "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE", message }]
      : [];
  });
}

/** With Components V2 a message holds components only, and the flag cannot be removed. */
function v2Errors(body: Json, after: MessageAfterRequest, message: Message | null): FieldError[] {
  const wasV2 = message !== null && (message.flags & FLAG.componentsV2) !== 0;
  const errors: FieldError[] = [];
  if (wasV2 && typeof body.flags === "number" && !(body.flags & FLAG.componentsV2))
    errors.push({
      path: ["flags"],
      code: "MESSAGE_FLAG_COMPONENTS_V2_CANNOT_BE_REMOVED",
      message: "The IS_COMPONENTS_V2 flag cannot be removed from a message",
    });
  if (!after.v2) return errors;
  const legacy = (field: string) =>
    errors.push({
      path: [field],
      code: "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
      message: `The '${field}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`,
    });
  if (after.content !== "") legacy("content");
  if (after.embeds.length > 0) legacy("embeds");
  if (body.poll) legacy("poll");
  if (Array.isArray(body.sticker_ids) && body.sticker_ids.length > 0) legacy("sticker_ids");
  return errors;
}
