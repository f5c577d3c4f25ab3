import type { Claim } from "../../domain/documents/claim.ts";
import type { Document } from "../../domain/documents/document.ts";
import { numbers } from "../../text/numbers/numbers.ts";
import { countsPeople, type FigureMention, figureMentions } from "./figure-mentions.ts";
import { isLater } from "./later.ts";
import { changes, isMostlyNew, mainFiguresOf, nearestDiffering } from "./updates.ts";

/** Sentences in which a report tells the event itself. */
const LEAD_SENTENCES = 3;

/**
 * What documents that came since say that readers were not told: figures that differ from those told, casualties of a kind
 * nobody had counted, or else a lead that is new. Copies and rewrites say nothing, nor does a report from before what was
 * told. `told` in the order it was told; both earliest first.
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
    .reduce((foundBefore, lead) => (foundBefore.length > 0 ? foundBefore : lead), []);
}

/** Against what was told last of a thing; a figure that was told already is no change, whoever gives it again. */
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
        .map((figuresOfOne) => nearestDiffering(figuresOfOne, after, () => true))
        .find((before) => before !== undefined),
  );
}

/** "30 were injured", where what was told knew of killed ones only. */
function newCasualties(delivered: readonly Document[], figures: readonly FigureMention[]): Claim[] {
  const actions = new Set(delivered.flatMap(figureMentions).map(({ figure }) => figure.action));
  const values = new Set(
    delivered.flatMap(({ sentences }) => sentences.flatMap(numbers)).map(({ value }) => value),
  );
  const isNew = ({ figure, number }: FigureMention) =>
    countsPeople(figure) &&
    !actions.has(figure.action) &&
    !values.has(figure.value) &&
    (number <= LEAD_SENTENCES || figure.toll);
  const newFigures = figures.filter(isNew);
  const quotable = newFigures.find(({ document, sentence }) => sentence !== document.title) ?? newFigures[0];
  return quotable === undefined ? [] : [sentenceClaim(quotable)];
}

/** A report's first sentence under its title, when both are new to readers: a rewrite changes the one or the other. */
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
