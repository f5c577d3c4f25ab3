import { memoByObject } from "../../async/memo-by-object.ts";
import type { Document } from "../../domain/documents/document.ts";
import type { FigureMove, FigurePoint } from "../../domain/pictures/charts.ts";
import { isCumulative, outcomeLabel } from "../../text/figures/figure-words.ts";
import { DEFAULT_PACK } from "../../text/languages/languages.ts";
import { names } from "../../text/names/names.ts";
import { stems } from "../../text/tokens/tokens.ts";
import { areDisjoint, differ, eventWords, isEventFigure } from "./compare-figures.ts";
import { type FigureMention, isUnspecifiedPeople, mainFiguresOf } from "./figure-mentions.ts";
import { isLater } from "./later.ts";

/** Words that two mentions of a count must share, besides the outcome, to be about the same event. */
const MIN_SHARED_WORDS = 2;
/** Phrases with fewer words do not say what is measured. */
const MIN_MEASURE_WORDS = 2;

/** Words about reporting, time or movement, which do not say what a figure measures. */
const NEUTRAL: ReadonlySet<string> = new Set(stems(DEFAULT_PACK.figures.neutral.join(" ")));

/**
 * The figures of a story that moved. A move has at least two values of one quantity, from documents clearly apart in time
 * (later.ts), that cannot both be true at once. `documents`: earliest first. Stricter than a change (updates.ts):
 * - A figure that fits two quantities belongs to neither.
 * - Where documents of the same time differ there is no point; if the latest ones differ, nothing has moved.
 * - A toll that falls is no move: it more often belongs to another event than to a correction.
 * - "One" is ignored: it is too often one among several.
 */
export function figureMoves(documents: readonly Document[]): FigureMove[] {
  const mentions = documents
    .filter(({ published }) => published.from !== "arrival")
    .flatMap(mainFiguresOf)
    .filter(({ figure }) => !figure.additional && figure.value > 1);
  return quantities(mentions)
    .map(undisputedPoints)
    .filter(hasMoved)
    .map((points) => ({ label: labelOf(points), points: points.map(pointOf) }));
}

/** Groups mentions so that all in a group count the same quantity. A mention that fits several groups is left out. */
function quantities(mentions: readonly FigureMention[]): FigureMention[][] {
  const groups: FigureMention[][] = [];
  const groupsByQuantity = new Map<string, FigureMention[][]>();
  for (const mention of mentions) {
    const key = quantityKey(mention);
    const comparable = groupsByQuantity.get(key) ?? [];
    groupsByQuantity.set(key, comparable);
    const fitting = comparable.filter((others) => others.every((other) => isSameQuantity(other, mention)));
    if (fitting.length === 1) fitting[0]?.push(mention);
    if (fitting.length > 0) continue;
    const group = [mention];
    groups.push(group);
    comparable.push(group);
  }
  return groups;
}

/** Equal for all mentions that may count the same quantity (isSameQuantity). */
function quantityKey({ figure: { kind, action, entity, context } }: FigureMention): string {
  if (action !== null) return `${kind} ${action} ${isUnspecifiedPeople(entity) ? "people" : entity}`;
  return `${kind} ${[...measureWords(context)].sort().join(" ")}`;
}

function isSameQuantity(before: FigureMention, after: FigureMention): boolean {
  const [left, right] = [before.figure, after.figure];
  if (before.document === after.document) return false;
  if (left.kind !== right.kind || left.action !== right.action) return false;
  if (left.day !== null && right.day !== null && left.day !== right.day) return false;
  if (areDisjoint(left.places, right.places)) return false;
  if (left.action === null) return measuresSame(left.context, right.context);
  const sameGroup =
    left.entity === right.entity || (isUnspecifiedPeople(left.entity) && isUnspecifiedPeople(right.entity));
  return sameGroup && (right.risen || isSameEvent(before, after));
}

/** Sentences after the lead may be about another event, so they must also share a name. */
function isSameEvent(before: FigureMention, after: FigureMention): boolean {
  const sameName = !nameStems(before).isDisjointFrom(nameStems(after));
  return (
    sharedWords(before, after) >= MIN_SHARED_WORDS &&
    (sameName || (isEventFigure(before) && isEventFigure(after)))
  );
}

const nameStems = memoByObject(
  ({ sentence }: FigureMention): ReadonlySet<string> =>
    new Set(names(sentence).flatMap(({ text }) => stems(text))),
);

/** For figures without an outcome: the context words must be the same, apart from the neutral ones. */
function measuresSame(left: readonly string[], right: readonly string[]): boolean {
  const [a, b] = [measureWords(left), measureWords(right)];
  return a.size >= MIN_MEASURE_WORDS && a.symmetricDifference(b).size === 0;
}

function measureWords(context: readonly string[]): ReadonlySet<string> {
  return new Set(context.filter((stem) => !NEUTRAL.has(stem)));
}

function sharedWords(left: FigureMention, right: FigureMention): number {
  const shared = eventWords(left).intersection(eventWords(right));
  return [...shared].filter((word) => !NEUTRAL.has(word)).length;
}

/**
 * Mentions that no mention of the same time contradicts, without repeats of an unchanged value (except the latest). Empty if
 * the latest mention is contradicted.
 */
function undisputedPoints(mentions: readonly FigureMention[]): FigureMention[] {
  const undisputed = mentions.filter((one) => !mentions.some((other) => contradicts(one, other)));
  if (undisputed.at(-1) !== mentions.at(-1)) return [];
  return undisputed.filter(
    ({ figure }, i) => i === undisputed.length - 1 || undisputed[i - 1]?.figure.value !== figure.value,
  );
}

function contradicts(one: FigureMention, other: FigureMention): boolean {
  return (
    !isLater(one.document, other.document) && !isLater(other.document, one.document) && differ(one, other)
  );
}

function hasMoved(points: readonly FigureMention[]): boolean {
  if (points.some(({ figure }, i) => hasFallen(points[i - 1], figure.value))) return false;
  return points.some((after, i) =>
    points.slice(0, i).some((before) => isLater(after.document, before.document) && differ(before, after)),
  );
}

function hasFallen(before: FigureMention | undefined, value: number): boolean {
  return before !== undefined && isCumulative(before.figure.action) && value < before.figure.value;
}

/** Lower-cases the words before the figure ("At least 22"), which are never names. */
function pointOf({ figure, document, sentence }: FigureMention): FigurePoint {
  const lead = sentence.slice(figure.lead, figure.start).toLowerCase();
  const wording = `${lead}${sentence.slice(figure.start, figure.end)}`.replace(/\s+/g, " ");
  const { published, path } = document;
  return {
    at: published.at,
    precision: published.precision,
    value: figure.value,
    text: wording.replace(DEFAULT_PACK.figures.filler, ""),
    document: path,
  };
}

/** Uses the wording of the latest document that names what is counted. */
function labelOf(points: readonly FigureMention[]): string {
  const latest = points.findLast(({ figure }) => figure.entity !== null) ?? points.at(-1);
  if (latest === undefined) return "";
  const { figure, sentence } = latest;
  if (figure.action === null) {
    return `${sentence.slice(figure.from, figure.lead)}…${sentence.slice(figure.end, figure.to)}`.trim();
  }
  const noun = sentence.slice(figure.end, figure.nounEnd).replace(/^[\s-]+/, "");
  return `${noun === "" || figure.entity === null ? DEFAULT_PACK.figures.people : noun} ${outcomeLabel(figure.action)}`;
}
