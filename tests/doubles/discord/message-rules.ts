import type { FieldFault } from "./api-error.ts";
import { componentFaults } from "./component-rules.ts";
import { FLAG } from "./messages.ts";
import type { Json, Message } from "./types.ts";

/** Source: Discord's reference, "Message" and "Embed limits". */
const MOST_CONTENT = 2000;
const MOST_EMBEDS = 10;
const MOST_EMBED_TEXT = 6000;

/** A message as it would be after the request. */
interface Outcome {
  readonly content: string;
  readonly embeds: readonly Json[];
  readonly components: readonly Json[];
  readonly v2: boolean;
  readonly files: number;
}

export function outcomeOf(body: Json, message: Message | null, files: number): Outcome {
  const list = (field: string, present: readonly Json[]) =>
    body[field] === undefined ? present : Array.isArray(body[field]) ? (body[field] as Json[]) : [];
  const flags = Number(body.flags ?? 0) | (message?.flags ?? 0);
  const kept = body.attachments === undefined && files === 0 ? (message?.attachments.length ?? 0) : 0;
  const listed = Array.isArray(body.attachments) ? body.attachments.length : 0;
  return {
    content: body.content === undefined ? (message?.content ?? "") : String(body.content ?? ""),
    embeds: list("embeds", message?.embeds ?? []),
    components: list("components", message?.components ?? []),
    v2: (flags & FLAG.componentsV2) !== 0,
    files: files + kept + (message ? listed : 0),
  };
}

/** Nothing that shows: 50006. A poll or a sticker shows too. */
export function isEmpty({ content, embeds, components, files }: Outcome, body: Json): boolean {
  const extras = Boolean(body.poll) || (Array.isArray(body.sticker_ids) && body.sticker_ids.length > 0);
  return content.trim() === "" && embeds.length + components.length + files === 0 && !extras;
}

/** What is wrong with a message's request beyond the shape of its fields. */
export function messageFaults(body: Json, message: Message | null, files: number): FieldFault[] {
  const outcome = outcomeOf(body, message, files);
  return [
    ...lengthFaults(outcome),
    ...mentionFaults(body.allowed_mentions),
    ...v2Faults(body, outcome, message),
    ...componentFaults(outcome.components, outcome.v2),
  ];
}

function lengthFaults({ content, embeds }: Outcome): FieldFault[] {
  const faults: FieldFault[] = [];
  const tooLong = (path: string, most: number) =>
    faults.push({
      path: [path],
      code: "BASE_TYPE_MAX_LENGTH",
      message: `Must be ${most} or fewer in length.`,
    });
  if ([...content].length > MOST_CONTENT) tooLong("content", MOST_CONTENT);
  if (embeds.length > MOST_EMBEDS) tooLong("embeds", MOST_EMBEDS);
  const size = embeds.reduce((sum, embed) => sum + embedLength(embed), 0);
  if (size > MOST_EMBED_TEXT)
    faults.push({
      path: ["embeds"],
      code: "MAX_EMBED_SIZE_EXCEEDED",
      message: `Embed size exceeds maximum size of ${MOST_EMBED_TEXT}`,
    });
  return faults;
}

/** Title, description, footer, author and fields count; over all of a message's embeds. */
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

/** A kind may be parsed or listed, not both. */
function mentionFaults(allowed: unknown): FieldFault[] {
  if (typeof allowed !== "object" || allowed === null) return [];
  const { parse, ...lists } = allowed as Json;
  return ["users", "roles"].flatMap((kind): FieldFault[] => {
    const list = lists[kind];
    const both = Array.isArray(parse) && parse.includes(kind) && Array.isArray(list) && list.length > 0;
    const message = `parse:["${kind}"] and ${kind}: [ids...] are mutually exclusive.`;
    return both
      ? [{ path: ["allowed_mentions"], code: "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE", message }]
      : [];
  });
}

/** With Components V2 there is nothing but components, and no way back. */
function v2Faults(body: Json, outcome: Outcome, message: Message | null): FieldFault[] {
  const was = message !== null && (message.flags & FLAG.componentsV2) !== 0;
  const faults: FieldFault[] = [];
  if (was && typeof body.flags === "number" && !(body.flags & FLAG.componentsV2))
    faults.push({
      path: ["flags"],
      code: "MESSAGE_FLAG_COMPONENTS_V2_CANNOT_BE_REMOVED",
      message: "The IS_COMPONENTS_V2 flag cannot be removed from a message",
    });
  if (!outcome.v2) return faults;
  const legacy = (field: string) =>
    faults.push({
      path: [field],
      code: "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
      message: `The '${field}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`,
    });
  if (outcome.content !== "") legacy("content");
  if (outcome.embeds.length > 0) legacy("embeds");
  if (body.poll) legacy("poll");
  if (Array.isArray(body.sticker_ids) && body.sticker_ids.length > 0) legacy("sticker_ids");
  return faults;
}
