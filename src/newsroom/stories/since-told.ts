import type { Claim } from "../../domain/claim.ts";
import type { Document } from "../../domain/document.ts";
import { numbers } from "../../text/numbers.ts";
import { isLater } from "./later.ts";
import { countsPeople, type ToldFigure, toldFigures } from "./told-figures.ts";
import { changes, isMostlyNew, mainFiguresOf, nearestDiffering } from "./updates.ts";

/** Sentences in which a report tells the event itself. */
const LEAD_SENTENCES = 3;

/**
 * What documents that came since say that readers were not told: figures that differ from those told, casualties of a kind
 * nobody had counted, or else a lead that is new. Copies and rewrites say nothing, nor does a report from before what was
 * told. `told` in the order it was told; both earliest first.
 */
export function changesSinceTold(told: readonly Document[], came: readonly Document[]): Claim[] {
  const fresh = came.filter((document) => !told.some((other) => isLater(other, document)));
  const changed = [
    ...changedFigures(told, fresh.flatMap(mainFiguresOf)),
    ...newTolls(told, fresh.flatMap(toldFigures)),
  ];
  if (changed.length > 0) return changed;
  return fresh
    .toReversed()
    .map((document) => newLead(document, told))
    .reduce((found, lead) => (found.length > 0 ? found : lead), []);
}

/** Against what was told last of a thing; a figure that was told already is no change, whoever gives it again. */
function changedFigures(told: readonly Document[], figures: readonly ToldFigure[]): Claim[] {
  const all = told.flatMap(toldFigures);
  const main = told.map(mainFiguresOf).toReversed();
  const isTold = ({ figure: { value, action, thing } }: ToldFigure) =>
    all.some(
      ({ figure }) =>
        figure.value === value && figure.action === action && (action !== null || figure.thing === thing),
    );
  return changes(
    figures.filter((figure) => !isTold(figure)),
    (after) =>
      main
        .map((figuresOfOne) => nearestDiffering(figuresOfOne, after, () => true))
        .find((before) => before !== undefined),
  );
}

/** "30 were injured", where what was told knew of killed ones only. */
function newTolls(told: readonly Document[], figures: readonly ToldFigure[]): Claim[] {
  const actions = new Set(told.flatMap(toldFigures).map(({ figure }) => figure.action));
  const values = new Set(
    told.flatMap(({ sentences }) => sentences.flatMap(numbers)).map(({ value }) => value),
  );
  const isNew = ({ figure, number }: ToldFigure) =>
    countsPeople(figure) &&
    !actions.has(figure.action) &&
    !values.has(figure.value) &&
    (number <= LEAD_SENTENCES || figure.toll);
  const found = figures.filter(isNew);
  const telling = found.find(({ document, sentence }) => sentence !== document.title) ?? found[0];
  return telling === undefined ? [] : [sentenceClaim(telling)];
}

/** A report's first sentence under its title, when both are new to readers: a rewrite changes the one or the other. */
function newLead(document: Document, told: readonly Document[]): Claim[] {
  const index = document.sentences.findIndex((sentence) => sentence !== document.title);
  const sentence = document.sentences[index];
  if (sentence === undefined || !isMostlyNew(document.title, told) || !isMostlyNew(sentence, told)) return [];
  return [sentenceClaim({ document, number: index + 1, sentence })];
}

function sentenceClaim({
  document,
  number,
  sentence,
}: Pick<ToldFigure, "document" | "number" | "sentence">): Claim {
  return {
    text: sentence,
    evidence: [{ document: document.path, sentences: [number], quote: sentence }],
  };
}
