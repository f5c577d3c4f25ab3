import type { Claim } from "../../domain/documents/claim.ts";
import type { Document } from "../../domain/documents/document.ts";
import { numbers } from "../../text/numbers/numbers.ts";
import { isEventFigure } from "./compare-figures.ts";
import { countsPeople, type FigureMention, figureMentions } from "./figure-mentions.ts";
import { isLater } from "./later.ts";
import { changes, isMostlyNew, mainFiguresOf, nearestDiffering } from "./updates.ts";

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
  const all = delivered.flatMap(figureMentions);
  const main = delivered.map(mainFiguresOf).toReversed();
  const isDelivered = ({ figure: { value, action, entity } }: FigureMention) =>
    all.some(
      ({ figure }) =>
        figure.value === value && figure.action === action && (action !== null || figure.entity === entity),
    );
  return changes(
    figures.filter((figure) => !isDelivered(figure)),
    (after) =>
      main
        .map((documentFigures) => nearestDiffering(documentFigures, after, () => true))
        .find((before) => before !== undefined),
  );
}

/** "30 were injured", if the delivered documents counted only people killed. */
function newCasualties(delivered: readonly Document[], figures: readonly FigureMention[]): Claim[] {
  const actions = new Set(delivered.flatMap(figureMentions).map(({ figure }) => figure.action));
  const values = new Set(
    delivered.flatMap(({ sentences }) => sentences.flatMap(numbers)).map(({ value }) => value),
  );
  const isNew = (mention: FigureMention) =>
    countsPeople(mention.figure) &&
    !actions.has(mention.figure.action) &&
    !values.has(mention.figure.value) &&
    isEventFigure(mention);
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
