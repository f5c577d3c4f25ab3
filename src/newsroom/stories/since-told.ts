import type { Claim } from "../../domain/claim.ts";
import type { Document } from "../../domain/document.ts";
import { numbers } from "../../text/numbers.ts";
import { isLater } from "./later.ts";
import { countsPeople, type ToldFigure, toldFigures } from "./told-figures.ts";
import { changes, mainFiguresOf, nearestDiffering, newLead } from "./updates.ts";

/** Sentences in which a report tells the event itself. */
const LEAD_SENTENCES = 3;

/**
 * What documents that came since say that readers were not told: figures that differ from those told, casualties of a kind
 * nobody had counted, or else a lead that is new. Copies and rewrites say nothing, nor does a report from before what was
 * told. `told` in the order it was told; both earliest first.
 */
export function changesSinceTold(told: readonly Document[], came: readonly Document[]): Claim[] {
  const fresh = came.filter((document) => !told.some((other) => isLater(other, document)));
  const figures = fresh.flatMap(mainFiguresOf);
  const changed = [...changedFigures(told, figures), ...newTolls(told, figures)];
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
  const bySentence = new Map(
    figures.filter(isNew).map((figure) => [figure.sentence, sentenceClaim(figure)] as const),
  );
  return [...bySentence.values()].slice(0, 1);
}

function sentenceClaim({ document, number, sentence }: ToldFigure): Claim {
  return {
    text: sentence,
    evidence: [{ document: document.path, sentences: [number], quote: sentence }],
  };
}
