import * as spec from "discord-api-spec/zod";
import fc from "fast-check";
import { expect } from "vitest";
import * as z from "zod";
import { findPart, parseCustomId } from "../../../src/discord/message/custom-id.ts";
import type { MessageBody } from "../../../src/discord/message/message-body.ts";
import type { ShownClaims } from "../../../src/domain/conversation/shown-claims.ts";
import type { Claim } from "../../../src/domain/documents/claim.ts";
import type { DocumentHeader } from "../../../src/domain/documents/document.ts";
import type { Briefing, BriefingStory } from "../../../src/domain/stories/story.ts";
import { briefing, header, NOW } from "../../console/samples.ts";
import { anyText, nodeKinds, visibleText } from "../message/markdown.ts";

z.config(z.locales.en());
spec.setStrictObject(true);

export const REF = "Ab3_-fghijklmnop";

/** The members of a component that the checks use. */
export interface Component {
  readonly type: number;
  readonly content?: string;
  readonly label?: string;
  readonly custom_id?: string;
  readonly components?: readonly Component[];
  readonly accessory?: Component;
}

/** All components of a body, including nested ones, in display order. */
export function componentsOf(body: MessageBody): Component[] {
  const all = ({ components = [], accessory }: Component): Component[] =>
    [...components, ...(accessory === undefined ? [] : [accessory])].flatMap((one) => [one, ...all(one)]);
  return all({ type: 0, components: body.components as readonly Component[] });
}

/** The Markdown of a body's texts, in order. */
export function markdownOf(body: MessageBody): string[] {
  return componentsOf(body).flatMap(({ content }) => (content === undefined ? [] : [content]));
}

/** The visible text of some messages. */
export function visibleTextIn(bodies: readonly MessageBody[]): string {
  return bodies.flatMap(markdownOf).map(visibleText).join("\n");
}

/** Markdown that our own code writes; any other node would come from a document. */
const OUR_KINDS = new Set([
  "text",
  "twemoji",
  "br",
  "strong",
  "heading",
  "subtext",
  "inlineCode",
  "timestamp",
  "blockQuote",
]);

/** Checks a body against Discord's schema and limits, and our rules: no ping, no link, no markup from documents. */
export function expectValidMessage(body: MessageBody, allowed: readonly string[] = []): void {
  const all = componentsOf(body);
  expect(all.length).toBeLessThanOrEqual(40);
  const texts = markdownOf(body);
  expect(texts.join("").length).toBeLessThanOrEqual(4000);
  for (const text of texts) {
    expect(text.trim()).not.toBe("");
    expect(nodeKinds(text).filter((kind) => !OUR_KINDS.has(kind) && !allowed.includes(kind))).toEqual([]);
    expect(text).not.toMatch(/:\/\/|discord\.gg/);
  }
  const ids = all.flatMap(({ custom_id }) => (custom_id === undefined ? [] : [custom_id]));
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(parseCustomId(id)).not.toBeNull();
  expect(body.allowed_mentions).toEqual({ parse: [] });
  const result = spec.MessageCreateRequestSchema.safeParse(body);
  expect(result.error).toBeUndefined();
}

/** Checks that each part has its marker, so that it can be found again. */
export function expectMarked(parts: readonly MessageBody[]): void {
  expect(parts.map(({ components }) => findPart(components))).toEqual(
    parts.map((_, at) => ({ ref: REF, part: at + 1 })),
  );
}

/** Checks that every [n] has a claim with evidence, and every claim an [n]. */
export function expectResolvable(parts: readonly MessageBody[], shown: ShownClaims): void {
  for (const claim of shown.claims) expect(claim.evidence.length).toBeGreaterThan(0);
  const text = parts.flatMap(markdownOf).join("\n");
  const first = [...text.matchAll(/(?<!\\)\[(\d+)\]/g)].map(([, digits]) => Number(digits));
  const distinct = [...new Set(first)].sort((a, b) => a - b);
  expect(distinct).toEqual(shown.claims.map((_, at) => at + 1));
}

let madeCount = 0;
/** A unique sentence, so that each claim's text can be searched for. */
const distinctText = fc
  .oneof({ weight: 4, arbitrary: anyText }, { weight: 1, arbitrary: longText() })
  .map((text) => {
    madeCount += 1;
    return `claim${madeCount} ${text} end${madeCount}`;
  });

/** Up to 5,000 characters, with words or without. */
function longText(): fc.Arbitrary<string> {
  return fc
    .tuple(fc.constantFrom("word ", "字", "*", "👍", "Sentence. "), fc.integer({ min: 200, max: 5000 }))
    .map(([unit, length]) =>
      unit.repeat(Math.ceil(length / unit.length)).slice(0, length - (length % unit.length)),
    );
}

const anyPath = anyText.map((text) => `${text}.txt`);

export const anyClaim: fc.Arbitrary<Claim> = fc.record({
  text: distinctText,
  evidence: fc.array(
    fc.record({
      document: anyPath,
      sentences: fc.uniqueArray(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 4 }),
      quote: anyText,
    }),
    { minLength: 1, maxLength: 3 },
  ),
});

export const anyHeader: fc.Arbitrary<DocumentHeader> = fc
  .record({
    path: anyPath,
    title: anyText,
    source: fc.option(anyText),
    alsoAt: fc.option(fc.array(anyPath, { minLength: 1, maxLength: 3 }), { nil: [] }),
    published: fc.record({
      at: fc.constant(NOW),
      precision: fc.constantFrom("day", "instant"),
      from: fc.constantFrom("text", "metadata", "arrival"),
    }),
  })
  .map(({ path, ...over }) => header(path, over));

const claims = (maxLength: number) => fc.array(anyClaim, { maxLength });

export const anyStory: fc.Arbitrary<BriefingStory> = fc.record({
  id: fc.uuid(),
  headline: distinctText,
  headlineEvidence: anyClaim.map(({ evidence }) => evidence),
  status: fc.constantFrom("new", "update"),
  publishedAt: fc.constant(NOW),
  documents: fc.array(anyHeader, { minLength: 1, maxLength: 3 }),
  summary: claims(3),
  keyFacts: claims(6),
  conflicts: claims(2),
  change: claims(2),
  upcoming: claims(2),
});

export const anyBriefing: fc.Arbitrary<Briefing> = fc
  .record({
    stories: fc.array(anyStory, { maxLength: 14 }),
    bottomLine: claims(2),
    unread: fc.array(fc.record({ path: anyPath, code: fc.constant("malformed" as const), reason: anyText }), {
      maxLength: 5,
    }),
    read: fc.nat({ max: 100_000 }),
    from: fc.option(fc.constant("2025-05-05T07:30:00.000Z")),
    dropped: fc.array(fc.record({ text: anyText, reason: fc.constant("number" as const), detail: anyText }), {
      maxLength: 3,
    }),
    model: fc.option(anyText),
    writer: fc.constantFrom("model", "extractive"),
    fallbacks: fc.nat({ max: 3 }),
    more: fc.nat({ max: 30 }),
  })
  .map(({ stories, unread, read, from, more, ...over }) =>
    briefing(stories, {
      ...over,
      documents: { read, unreadable: unread },
      window: { from, to: NOW },
      storyCount: stories.length === 0 ? 0 : stories.length + more,
    }),
  );

export const buttonIds = (body: MessageBody): (string | undefined)[] =>
  componentsOf(body).flatMap(({ type, custom_id }) => (type === 2 ? [custom_id] : []));
