/**
 * Custom id of a button or form: `v1:action:ref[:arg[:page]]`. It is the only state that survives a restart. `ref` is the
 * random reference under which the shown claims were stored before posting.
 */
export interface CustomId {
  readonly action: Action;
  readonly ref: string;
  /** `open`: the story's position, from 1. `page`: the page, from 1. `sources` and `ask` of an edition: the part, from 1. */
  readonly arg: number | null;
  /** `open`: the page of the story's sources, from 1, for a button on such a page; else null. */
  readonly page: number | null;
}

const ACTIONS = [
  "sources",
  "open",
  "followup",
  "up",
  "down",
  "report",
  "ask",
  "page",
  "followup-form",
  "report-form",
  "ask-form",
] as const;
export type Action = (typeof ACTIONS)[number];

const PATTERN = /^v1:([a-z-]{1,20}):([\w-]{16})(?::([1-9]\d{0,8})(?::([1-9]\d{0,3}))?)?$/;
const REF = /^[\w-]{16}$/;

/** At most 100 characters, Discord's limit. Throws a TypeError if `ref` is not 16 characters of base64url. */
export function customId(action: Action, ref: string, arg: number | null = null): string {
  if (!REF.test(ref)) throw new TypeError(`not a reference: "${ref}"`);
  return arg === null ? `v1:${action}:${ref}` : `v1:${action}:${ref}:${arg}`;
}

/** The custom id of a page of a story's sources; both numbers count from 1. Throws as customId() does. */
export function storyPageId(ref: string, story: number, page: number): string {
  return `${customId("open", ref, story)}:${page}`;
}

/** Null if the id is not one of ours. */
export function parseCustomId(text: string): CustomId | null {
  const [, name, ref, arg, page] = PATTERN.exec(text) ?? [];
  const action = ACTIONS.find((known) => known === name);
  if (action === undefined || ref === undefined) return null;
  if (page !== undefined && action !== "open") return null;
  return { action, ref, arg: numberOf(arg), page: numberOf(page) };
}

function numberOf(digits: string | undefined): number | null {
  return digits === undefined ? null : Number(digits);
}

/** Identifies a message as a part of an edition or reply. */
export interface PartMark {
  readonly ref: string;
  /** From 1. */
  readonly part: number;
}

/**
 * Identifies a part from its message's components, as Discord returns them: each part has a [Sources] button, or without
 * citations an [Ask] button, whose arg is the part's number. Null if the message is not one of ours.
 */
export function findPart(components: unknown): PartMark | null {
  for (const { action, ref, arg } of customIds(components))
    if (arg !== null && (action === "sources" || action === "ask")) return { ref, part: arg };
  return null;
}

/** The reference in a message's buttons; null if it has none of ours. */
export function findClaimsRef(components: unknown): string | null {
  for (const { ref } of customIds(components)) return ref;
  return null;
}

function* customIds(component: unknown): Generator<CustomId> {
  if (Array.isArray(component)) {
    for (const part of component) yield* customIds(part);
  } else if (typeof component === "object" && component !== null) {
    const id = "custom_id" in component ? component.custom_id : null;
    const known = typeof id === "string" ? parseCustomId(id) : null;
    if (known !== null) yield known;
    if ("components" in component) yield* customIds(component.components);
  }
}
