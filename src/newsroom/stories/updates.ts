import type { Claim } from "../../domain/documents/claim.ts";
import type { Document } from "../../domain/documents/document.ts";
import { contentStems } from "../../text/tokens/tokens.ts";
import { differ } from "./compare-figures.ts";
import { evidenceOf, type FigureMention, figureMentions, mainFigures } from "./figure-mentions.ts";
import { isLater } from "./later.ts";

/** Share of a lead's words that no earlier document holds, from which it reports a new development. */
const MIN_NEW_SHARE = 0.5;

/** Whether a story tells something its earlier documents did not. */
export interface StoryUpdate {
  readonly status: "new" | "update";
  /** With "update": the figures before and after, or the sentence that tells the new development. */
  readonly change: readonly Claim[];
}

/**
 * Compares a story's documents, earliest first. UPDATE means that a later document puts a figure otherwise than an
 * earlier one, or leads with something no earlier one tells. Later: by stated published times (later.ts).
 */
export function findUpdate(documents: readonly Document[]): StoryUpdate {
  const change = changedFigures(documents);
  const changeOrDevelopment = change.length > 0 ? change : newDevelopment(documents);
  return { status: changeOrDevelopment.length > 0 ? "update" : "new", change: changeOrDevelopment };
}

/** For each thing counted, the latest figure that differs from the latest one told before it. */
function changedFigures(documents: readonly Document[]): Claim[] {
  const mentions = documents.flatMap(mainFiguresOf);
  return changes(mentions, (after) => nearestDiffering(mentions, after, isLater));
}

export function mainFiguresOf(document: Document): FigureMention[] {
  return mainFigures(figureMentions(document));
}

/** One claim for each thing counted, of its latest figure for which `earlier` finds one before it. */
export function changes(
  figures: readonly FigureMention[],
  earlier: (after: FigureMention) => FigureMention | undefined,
): Claim[] {
  const pairs: (readonly [FigureMention, FigureMention])[] = [];
  for (const after of figures.toReversed()) {
    const before = earlier(after);
    const known = pairs.some(([, other]) => sameSubject(other, after));
    if (before && !known) pairs.push([before, after]);
  }
  return pairs.toReversed().map(changeClaim);
}

/** Of the earlier figures that differ from this one, the nearest in value, which tells the least change; then the latest. */
export function nearestDiffering(
  mentions: readonly FigureMention[],
  after: FigureMention,
  follows: (after: Document, before: Document) => boolean,
): FigureMention | undefined {
  const gap = ({ figure }: FigureMention) => Math.abs(figure.value - after.figure.value);
  return mentions
    .filter((earlier) => follows(after.document, earlier.document) && differ(earlier, after))
    .reverse()
    .sort((a, b) => gap(a) - gap(b))[0];
}

function sameSubject(left: FigureMention, right: FigureMention): boolean {
  return left.figure.action === right.figure.action && left.figure.entity === right.figure.entity;
}

function changeClaim([before, after]: readonly [FigureMention, FigureMention]): Claim {
  const evidence = [evidenceOf(before), evidenceOf(after)];
  const [earlier, now] = evidence.map(({ quote }) => `“${quote}”`);
  return { text: `Earlier: ${earlier}. Now: ${now}.`, evidence };
}

/** The first sentence of the latest document, when most of its words are new to the story. */
function newDevelopment(documents: readonly Document[]): Claim[] {
  const latest = documents.at(-1);
  if (!latest) return [];
  return newLead(
    latest,
    documents.filter((document) => isLater(latest, document)),
  );
}

/** A document's first sentence, when there are earlier ones and most of its words are in none of them. */
function newLead(document: Document, earlier: readonly Document[]): Claim[] {
  const lead = document.sentences[0];
  if (lead === undefined || earlier.length === 0 || !isMostlyNew(lead, earlier)) return [];
  return [{ text: lead, evidence: [{ document: document.path, sentences: [1], quote: lead }] }];
}

/** Whether at least half of the words are in none of the documents, so that it reports a new development. */
export function isMostlyNew(text: string, documents: readonly Document[]): boolean {
  const known = new Set(
    documents.flatMap(({ title, sentences }) => contentStems([title, ...sentences].join(" "))),
  );
  const stems = [...new Set(contentStems(text))];
  return stems.filter((stem) => !known.has(stem)).length >= MIN_NEW_SHARE * stems.length;
}
