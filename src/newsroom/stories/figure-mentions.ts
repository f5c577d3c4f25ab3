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
/** Figures dated more days before publication than this are background about another event. */
const BACKGROUND_DAYS = 2;

/**
 * The document's figure for each quantity: the first mention, if no later one is higher. Otherwise the values are a
 * breakdown (per town, per day), and the quantity has no main figure.
 */
export function mainFigures(mentions: readonly FigureMention[]): FigureMention[] {
  const byQuantity = new Map<string, FigureMention[]>();
  for (const mention of mentions) {
    const key = quantityKey(mention.figure);
    byQuantity.set(key, [...(byQuantity.get(key) ?? []), mention]);
  }
  return Array.from(byQuantity.values()).flatMap(([first, ...others]) =>
    first && others.every(({ figure }) => figure.value <= first.figure.value) ? [first] : [],
  );
}

/** Figures about a document's own event; excludes partial counts, additions to another figure, and background. */
export function figureMentions(document: Document): FigureMention[] {
  const stated = statedDate(document.published);
  const mentions: FigureMention[] = [];
  let before: readonly Figure[] = [];
  document.sentences.slice(0, MAX_SENTENCES).forEach((sentence, i) => {
    const sentenceFigures = figures(sentence, stated);
    sentenceFigures.forEach((figure, index) => {
      const isAddition =
        figure.additional &&
        [...before, ...sentenceFigures.slice(0, index)].some((other) => other.action === figure.action);
      if (isAddition || figure.partial || isBackground(figure, stated) || !countsSomething(figure)) return;
      mentions.push({ figure, document, number: i + 1, sentence });
    });
    before = sentenceFigures;
  });
  return mentions;
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
