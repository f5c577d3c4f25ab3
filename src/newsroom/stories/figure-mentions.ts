import { memoByObject } from "../../async/memo-by-object.ts";
import { takeTurn } from "../../async/take-turn.ts";
import { statedDate } from "../../domain/core/published-time.ts";
import { type CalendarDate, DAY_MS } from "../../domain/core/time.ts";
import type { Evidence } from "../../domain/documents/claim.ts";
import type { Document } from "../../domain/documents/document.ts";
import { affectsPeople, isMeasure, isPeopleGroup } from "../../text/figures/figure-words.ts";
import { type Figure, figures } from "../../text/figures/figures.ts";

/** A figure and the sentence that gives it. */
export interface FigureMention {
  readonly figure: Figure;
  readonly document: Document;
  /** The sentence's number in the document, from 1, and its text. */
  readonly number: number;
  readonly sentence: string;
}

/** Sentences searched for figures; reports give their main figures early. */
const MAX_SENTENCES = 30;
/**
 * Reading ends after the sentence that exceeds one of these. The longest of a thousand articles has 6,400 characters and 77 figures
 * in its first 30 sentences; a table without full stops has 60,000 and thousands.
 */
const MAX_CHARACTERS = 10_000;
const MAX_FIGURES = 200;
/** Main figures compared with those of other documents; a report has fewer. */
const MAX_MAIN_FIGURES = 60;
/** Figures dated more days before publication than this are background about another event. */
const BACKGROUND_DAYS = 2;

/**
 * The document's figure for each quantity: the first mention, if no later one is higher. Otherwise the values are a
 * breakdown (per town, per day), and the quantity has no main figure.
 */
function mainFigures(mentions: readonly FigureMention[]): FigureMention[] {
  const byQuantity = new Map<string, FigureMention[]>();
  for (const mention of mentions) {
    const key = quantityKey(mention.figure);
    const known = byQuantity.get(key);
    if (known === undefined) byQuantity.set(key, [mention]);
    else known.push(mention);
  }
  return Array.from(byQuantity.values())
    .flatMap(([first, ...others]) =>
      first && others.every(({ figure }) => figure.value <= first.figure.value) ? [first] : [],
    )
    .slice(0, MAX_MAIN_FIGURES);
}

/**
 * Figures about a document's own event; excludes partial counts, additions to another figure, and background. Read once per
 * document: conflicts, updates and charts of a story all compare them.
 */
export const figureMentions = memoByObject((document: Document): readonly FigureMention[] => [
  ...eachMention(document),
]);

/** The document's main figures (mainFigures). */
export const mainFiguresOf = memoByObject((document: Document): readonly FigureMention[] =>
  mainFigures(figureMentions(document)),
);

/**
 * Reads the documents' figures one document per turn of the event loop. What compares these documents afterwards finds them read:
 * a table takes tens of milliseconds.
 */
export async function readFigures(documents: readonly Document[]): Promise<void> {
  for (const document of documents) {
    await takeTurn();
    mainFiguresOf(document);
  }
}

function* eachMention(document: Document): Generator<FigureMention> {
  const stated = statedDate(document.published);
  let actionsBefore: ReadonlySet<string | null> = new Set();
  let charactersRead = 0;
  let figuresRead = 0;
  for (const [i, sentence] of document.sentences.slice(0, MAX_SENTENCES).entries()) {
    if (charactersRead > MAX_CHARACTERS || figuresRead > MAX_FIGURES) return;
    const actions = new Set<string | null>();
    const sentenceFigures = figures(sentence, stated);
    charactersRead += sentence.length;
    figuresRead += sentenceFigures.length;
    for (const figure of sentenceFigures) {
      const isAddition =
        figure.additional && (actionsBefore.has(figure.action) || actions.has(figure.action));
      actions.add(figure.action);
      if (isAddition || figure.partial || isBackground(figure, stated) || !countsSomething(figure)) continue;
      yield { figure, document, number: i + 1, sentence };
    }
    actionsBefore = actions;
  }
}

/** False for measures of time, length or score, and for numbers without a noun or an outcome. */
function countsSomething({ action, entity, kind }: Figure): boolean {
  if (entity !== null && isMeasure(entity)) return false;
  return action !== null || entity !== null || kind !== "count";
}

function isBackground({ background, day }: Figure, stated: CalendarDate | null): boolean {
  if (background) return true;
  return day !== null && stated !== null && Date.parse(stated) - Date.parse(day) > BACKGROUND_DAYS * DAY_MS;
}

/** Identifies a quantity within one document: outcome, kind and group. */
function quantityKey({ action, kind, entity, context }: Figure): string {
  if (action !== null) return `${action} ${kind} ${entity ?? "people"}`;
  return `${kind} ${entity ?? context.join(" ")}`;
}

/** Whether the entity is people in general. */
export function isUnspecifiedPeople(thing: string | null): boolean {
  return thing === null || thing === "people";
}

/** Whether the figure counts people who were affected by the event (killed, injured ...). */
export function countsPeople({ action, entity, kind }: Figure): boolean {
  return (
    action !== null && affectsPeople(action) && kind === "count" && (entity === null || isPeopleGroup(entity))
  );
}

export function evidenceOf({ document, number, figure, sentence }: FigureMention): Evidence {
  return { document: document.path, sentences: [number], quote: quoteOf(sentence, figure) };
}

/** The phrase around the figure, as delimited by `from` and `to`. */
export function quoteOf(sentence: string, { from, to }: Figure): string {
  return sentence.slice(from, to);
}
