import { once } from "../../async/once.ts";
import type { Claim } from "../../domain/documents/claim.ts";
import type { Document } from "../../domain/documents/document.ts";
import type { Figure } from "../../text/figures/figures.ts";
import { numbers } from "../../text/numbers/numbers.ts";
import { bySubject, isEventFigure } from "./compare-figures.ts";
import { countsPeople, type FigureMention, figureMentions, mainFiguresOf } from "./figure-mentions.ts";
import { isLater } from "./later.ts";
import { changes, isMostlyNew, nearestDiffering } from "./updates.ts";

/**
 * What is new in `arrived` for readers of `delivered`: figures that differ, casualties of a kind not counted before, or else
 * a new lead. Copies, rewrites and reports older than a delivered one add nothing. `arrived`: earliest published first;
 * `delivered`: in the order of delivery.
 */
export function changesSince(delivered: readonly Document[], arrived: readonly Document[]): Claim[] {
  const fresh = arrived.filter((document) => !delivered.some((other) => isLater(other, document)));
  const changed = [
    ...changedFigures(delivered, fresh.flatMap(mainFiguresOf)),
    ...newCasualties(delivered, fresh.flatMap(figureMentions)),
  ];
  if (changed.length > 0) return changed;
  return fresh
    .toReversed()
    .map((document) => newLead(document, delivered))
    .reduce((best, lead) => (best.length > 0 ? best : lead), []);
}

/** Compares with the last delivered figure of each quantity. A figure delivered before is no change, whoever repeats it. */
function changedFigures(delivered: readonly Document[], figures: readonly FigureMention[]): Claim[] {
  const main = delivered.map((document) => bySubject(mainFiguresOf(document))).toReversed();
  const known = new Set(delivered.flatMap(figureMentions).map(({ figure }) => statementOf(figure)));
  return changes(
    figures.filter(({ figure }) => !known.has(statementOf(figure))),
    (after) =>
      main
        .map((documentFigures) => nearestDiffering(documentFigures, after, () => true))
        .find((before) => before !== undefined),
  );
}

/** What a figure states: a value of an outcome, or of what is counted if there is no outcome. */
function statementOf({ value, action, entity }: Figure): string {
  return action === null ? `${value} of ${entity}` : `${value} ${action}`;
}

/** "30 were injured", if the delivered documents counted only people killed. */
function newCasualties(delivered: readonly Document[], figures: readonly FigureMention[]): Claim[] {
  const actions = new Set(delivered.flatMap(figureMentions).map(({ figure }) => figure.action));
  const values = once(
    () => new Set(delivered.flatMap(({ sentences }) => sentences.flatMap(numbers)).map(({ value }) => value)),
  );
  const isNew = (mention: FigureMention) =>
    countsPeople(mention.figure) &&
    !actions.has(mention.figure.action) &&
    isEventFigure(mention) &&
    !values().has(mention.figure.value);
  const newFigures = figures.filter(isNew);
  const quotable = newFigures.find(({ document, sentence }) => sentence !== document.title) ?? newFigures[0];
  return quotable === undefined ? [] : [sentenceClaim(quotable)];
}

/** A report's first sentence after the title, if both are new to readers. A rewrite usually changes only one of them. */
function newLead(document: Document, delivered: readonly Document[]): Claim[] {
  const index = document.sentences.findIndex((sentence) => sentence !== document.title);
  const sentence = document.sentences[index];
  if (sentence === undefined || !isMostlyNew(document.title, delivered) || !isMostlyNew(sentence, delivered))
    return [];
  return [sentenceClaim({ document, number: index + 1, sentence })];
}

function sentenceClaim({
  document,
  number,
  sentence,
}: Pick<FigureMention, "document" | "number" | "sentence">): Claim {
  return {
    text: sentence,
    evidence: [{ document: document.path, sentences: [number], quote: sentence }],
  };
}
