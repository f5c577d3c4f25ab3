import { type Claim, composedClaim } from "../../domain/documents/claim.ts";
import type { Document } from "../../domain/documents/document.ts";
import { message } from "../../domain/texts/texts.ts";
import { contentStems } from "../../text/tokens/tokens.ts";
import { bySubject, differ, isEventFigure, keepsBound, subjectKey } from "./compare-figures.ts";
import { evidenceOf, type FigureMention, mainFiguresOf } from "./figure-mentions.ts";
import { isLater } from "./later.ts";

/** Minimum share of new stems for a lead to report a new development. */
const MIN_NEW_SHARE = 0.5;

/** Whether a story contains something its earlier documents did not. */
export interface StoryUpdate {
  readonly status: "new" | "update";
  /** For an update: the figures before and after, or the sentence with the new development. Else empty. */
  readonly change: readonly Claim[];
}

/**
 * Compares a story's documents, earliest first. It is an update if a later document (later.ts) gives another figure than an
 * earlier one, or its lead is new.
 */
export function findUpdate(documents: readonly Document[]): StoryUpdate {
  const change = changedFigures(documents);
  const changeOrDevelopment = change.length > 0 ? change : newDevelopment(documents);
  return { status: changeOrDevelopment.length > 0 ? "update" : "new", change: changeOrDevelopment };
}

/**
 * The claims that state no figure which a later document of the story replaced: none of them rests only on sentences with
 * replaced figures. `documents`: earliest first.
 */
export function withoutReplacedFigures(claims: readonly Claim[], documents: readonly Document[]): Claim[] {
  const mentions = documents.flatMap(mainFiguresOf);
  const comparable = bySubject(mentions);
  const replaced = new Set(
    mentions.flatMap((after) =>
      (comparable.get(subjectKey(after.figure)) ?? [])
        .filter((before) => isReplaced(before, after))
        .map(({ document, number }) => sentenceKey(document.path, number)),
    ),
  );
  return claims.filter(
    ({ evidence }) =>
      !evidence.every(({ document, sentences }) =>
        sentences.some((number) => replaced.has(sentenceKey(document, number))),
      ),
  );
}

function isReplaced(before: FigureMention, after: FigureMention): boolean {
  return (
    isLater(after.document, before.document) &&
    differ(before, after) &&
    isComparable(before) &&
    isComparable(after) &&
    !keepsBound(after.figure, before.figure)
  );
}

function sentenceKey(path: string, number: number): string {
  return `${number} ${path}`;
}

/** For each quantity, the latest figure that differs from an earlier document's. */
function changedFigures(documents: readonly Document[]): Claim[] {
  const mentions = documents.flatMap(mainFiguresOf);
  const comparable = bySubject(mentions);
  return changes(mentions, (after) => nearestDiffering(comparable, after, isLater));
}

/** One claim per quantity: its latest figure for which `earlier` returns a previous one. */
export function changes(
  figures: readonly FigureMention[],
  earlier: (after: FigureMention) => FigureMention | undefined,
): Claim[] {
  const pairs = new Map<string, Change>();
  for (const after of figures.toReversed()) {
    const quantity = `${after.figure.action} ${after.figure.entity}`;
    const before = pairs.has(quantity) ? undefined : earlier(after);
    if (before === undefined || pairs.values().some((pair) => isRestated(pair, [before, after]))) continue;
    pairs.set(quantity, [before, after]);
  }
  return [...pairs.values()].toReversed().map(changeClaim);
}

type Change = readonly [before: FigureMention, after: FigureMention];

/** The same outcome from and to the same values, counted with another noun: "three killed", "killed three members". */
function isRestated([before, after]: Change, [otherBefore, otherAfter]: Change): boolean {
  return (
    after.figure.action !== null &&
    after.figure.action === otherAfter.figure.action &&
    after.figure.value === otherAfter.figure.value &&
    before.figure.value === otherBefore.figure.value
  );
}

/**
 * Of the earlier figures that differ: the nearest in value, to claim the smallest change; then the latest. `comparable`: the
 * figures by subject (bySubject).
 */
export function nearestDiffering(
  comparable: ReadonlyMap<string, readonly FigureMention[]>,
  after: FigureMention,
  follows: (after: Document, before: Document) => boolean,
): FigureMention | undefined {
  const gap = ({ figure }: FigureMention) => Math.abs(figure.value - after.figure.value);
  return (comparable.get(subjectKey(after.figure)) ?? [])
    .filter((earlier) => follows(after.document, earlier.document) && differ(earlier, after))
    .filter((earlier) => isComparable(earlier) && isComparable(after))
    .filter((earlier) => !keepsBound(after.figure, earlier.figure))
    .reverse()
    .sort((a, b) => gap(a) - gap(b))[0];
}

/** A share, a price or a count of things is told anew every day; it belongs to the event where a report tells that. */
function isComparable(mention: FigureMention): boolean {
  return mention.figure.action !== null || isEventFigure(mention);
}

function changeClaim([before, after]: Change): Claim {
  const [earlier, now] = [evidenceOf(before), evidenceOf(after)];
  const changed = message("reason.claim.changed", { earlier: earlier.quote, now: now.quote });
  return composedClaim(changed, [earlier, now]);
}

/** The latest document's first sentence, if most of its words are new to the story. */
function newDevelopment(documents: readonly Document[]): Claim[] {
  const latest = documents.at(-1);
  if (!latest) return [];
  return newLead(
    latest,
    documents.filter((document) => isLater(latest, document)),
  );
}

/** A document's first sentence, if there are earlier documents and most of its words are in none of them. */
function newLead(document: Document, earlier: readonly Document[]): Claim[] {
  const lead = document.sentences[0];
  if (lead === undefined || earlier.length === 0 || !isMostlyNew(lead, earlier)) return [];
  return [{ text: lead, evidence: [{ document: document.path, sentences: [1], quote: lead }] }];
}

/** Whether at least half of the text's stems are in none of the documents. */
export function isMostlyNew(text: string, documents: readonly Document[]): boolean {
  const known = new Set(
    documents.flatMap(({ title, sentences }) => contentStems([title, ...sentences].join(" "))),
  );
  const stems = [...new Set(contentStems(text))];
  return stems.filter((stem) => !known.has(stem)).length >= MIN_NEW_SHARE * stems.length;
}
