import type { Document } from "../../domain/documents/document.ts";
import type { FigureMove, FigurePoint } from "../../domain/pictures/charts.ts";
import { isCumulative, outcomeLabel } from "../../text/figures/figure-words.ts";
import { names } from "../../text/names/names.ts";
import { stems } from "../../text/tokens/tokens.ts";
import { areDisjoint, differ, eventWords, isEventFigure } from "./compare-figures.ts";
import { type FigureMention, isUnspecifiedPeople } from "./figure-mentions.ts";
import { isLater } from "./later.ts";
import { mainFiguresOf } from "./updates.ts";

/** Words two tellings of an event's count must have in common, besides the event, for both to be of one event. */
const SHARED_WORDS = 2;
/** Fewer words than this do not say what is measured. */
const MIN_MEASURE_WORDS = 2;

/** Say that a figure is told, when, or that it moved; not what it measures. */
const NEUTRAL: ReadonlySet<string> = new Set(
  stems(
    `rise rose risen rising increase increased climb climbed grow grew grown jump jumped soar soared surge surged gain gained
    raise raised higher fall fell fallen falling drop dropped decline declined decrease lower cut slip slipped sink shrink
    reach reached hit stand stands stood pass passed top topped exceed exceeded total totalled now currently latest new say
    says said report reported official officials authorities told according early late morning evening night today yesterday
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September
    October November December`,
  ),
);

/** Leads a figure in and says nothing of it: "(rose) to more than 370", "a total of 12". */
const FILLER = /^(?:(?:to|at(?! (?:least|most))|of|the|an?|total|just|only|all)\s+)+/i;

/**
 * The figures of a story that moved: what its documents, earliest first, give for one and the same quantity at times
 * that are surely apart (later.ts), with at least two that cannot both hold of one time. Stricter than what is called a
 * change: a figure that fits two quantities belongs to none, and one on which documents of one time differ has no point
 * there; if they differ on the latest, nothing is said to have moved. Nor is where a toll would have fallen: that is
 * another event's more often than a correction. "One" is too often one among several.
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

/** Each figure stands with those it counts the same as, all of them. */
function quantities(mentions: readonly FigureMention[]): FigureMention[][] {
  const groups: FigureMention[][] = [];
  for (const figure of mentions) {
    const fitting = groups.filter((others) => others.every((other) => isSameQuantity(other, figure)));
    if (fitting.length === 0) groups.push([figure]);
    if (fitting.length === 1) fitting[0]?.push(figure);
  }
  return groups;
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

/** Where a sentence stands further down it may tell of another event, unless it names the same place or people. */
function isSameEvent(before: FigureMention, after: FigureMention): boolean {
  const [left, right] = [before, after].map(
    ({ sentence }) => new Set(names(sentence).flatMap(({ text }) => stems(text))),
  );
  const sameName = left !== undefined && right !== undefined && !left.isDisjointFrom(right);
  return (
    sharedWords(before, after) >= SHARED_WORDS &&
    (sameName || (isEventFigure(before) && isEventFigure(after)))
  );
}

/** Where no event says what is counted, the words around it must be the same, but for those that tell of any figure. */
function measuresSame(left: readonly string[], right: readonly string[]): boolean {
  const [a, b] = [left, right].map((stems) => new Set(stems.filter((stem) => !NEUTRAL.has(stem))));
  return (
    a !== undefined && b !== undefined && a.size >= MIN_MEASURE_WORDS && a.symmetricDifference(b).size === 0
  );
}

function sharedWords(left: FigureMention, right: FigureMention): number {
  const shared = eventWords(left).intersection(eventWords(right));
  return [...shared].filter((word) => !NEUTRAL.has(word)).length;
}

/** The tellings that none of the same time contradicts, each value once for as long as it stays; none if the latest is contradicted. */
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

/** What leads a figure in is no name: it is written small, though a sentence begin with it. */
function pointOf({ figure, document, sentence }: FigureMention): FigurePoint {
  const lead = sentence.slice(figure.lead, figure.start).toLowerCase();
  const wording = `${lead}${sentence.slice(figure.start, figure.end)}`.replace(/\s+/g, " ");
  const { published, path } = document;
  const { at, precision } = published;
  return { at, precision, value: figure.value, text: wording.replace(FILLER, ""), document: path };
}

/** In the words of the latest document that names what is counted. */
function labelOf(points: readonly FigureMention[]): string {
  const latest = points.findLast(({ figure }) => figure.entity !== null) ?? points.at(-1);
  if (latest === undefined) return "";
  const { figure, sentence } = latest;
  if (figure.action === null) {
    return `${sentence.slice(figure.from, figure.lead)}…${sentence.slice(figure.end, figure.to)}`.trim();
  }
  const noun = sentence.slice(figure.end, figure.nounEnd).replace(/^[\s-]+/, "");
  return `${noun === "" || figure.entity === null ? "people" : noun} ${outcomeLabel(figure.action)}`;
}
