import { type CalendarDate, DAY_MS, statedDate } from "../../domain/core/time.ts";
import type { Evidence } from "../../domain/documents/claim.ts";
import type { Document } from "../../domain/documents/document.ts";
import { affectsPeople, isMeasure, isPeopleGroup } from "../../text/figures/figure-words.ts";
import { type Figure, figures } from "../../text/figures/figures.ts";

/** A figure where a document tells it. */
export interface FigureMention {
  readonly figure: Figure;
  readonly document: Document;
  /** The sentence's number in the document, from 1, and its text. */
  readonly number: number;
  readonly sentence: string;
}

/** Sentences read for figures; what an event counts is told early. */
const MAX_SENTENCES = 30;
/** A day this long before publication is another event's, told as background. */
const BACKGROUND_DAYS = 2;

/**
 * What a document gives as the figure of each thing it counts: its first mention, when no later one is higher. A
 * document that counts one thing at several values in another order (per town, per day) gives none for it.
 */
export function mainFigures(mentions: readonly FigureMention[]): FigureMention[] {
  const byThing = new Map<string, FigureMention[]>();
  for (const mention of mentions) {
    const key = thingKey(mention.figure);
    byThing.set(key, [...(byThing.get(key) ?? []), mention]);
  }
  return Array.from(byThing.values()).flatMap(([first, ...others]) =>
    first && others.every(({ figure }) => figure.value <= first.figure.value) ? [first] : [],
  );
}

/** Every figure a document tells of its own event: neither shares of others nor background. */
export function figureMentions(document: Document): FigureMention[] {
  const stated = statedDate(document.published);
  const mentions: FigureMention[] = [];
  let before: readonly Figure[] = [];
  document.sentences.slice(0, MAX_SENTENCES).forEach((sentence, i) => {
    const sentenceFigures = figures(sentence, stated);
    sentenceFigures.forEach((figure, at) => {
      const isOnTop =
        figure.additional &&
        [...before, ...sentenceFigures.slice(0, at)].some((other) => other.action === figure.action);
      if (isOnTop || figure.partial || isBackground(figure, stated) || !countsSomething(figure)) return;
      mentions.push({ figure, document, number: i + 1, sentence });
    });
    before = sentenceFigures;
  });
  return mentions;
}

/** Measures of time, length or score count nothing that happened; a number of nothing is no figure. */
function countsSomething({ action, entity, kind }: Figure): boolean {
  if (entity !== null && isMeasure(entity)) return false;
  return action !== null || entity !== null || kind !== "count";
}

function isBackground({ background, day }: Figure, stated: CalendarDate | null): boolean {
  if (background) return true;
  return day !== null && stated !== null && Date.parse(stated) - Date.parse(day) > BACKGROUND_DAYS * DAY_MS;
}

/** What is counted, as far as one document goes: its event, kind and group. */
function thingKey({ action, kind, entity, context }: Figure): string {
  if (action !== null) return `${action} ${kind} ${entity ?? "people"}`;
  return `${kind} ${entity ?? context.join(" ")}`;
}

/** Whether a thing is people without saying which. */
export function isUnspecifiedPeople(thing: string | null): boolean {
  return thing === null || thing === "people";
}

/** Whether the event befalls people, and the counted are people as far as the text says. */
export function countsPeople({ action, entity, kind }: Figure): boolean {
  return (
    action !== null && affectsPeople(action) && kind === "count" && (entity === null || isPeopleGroup(entity))
  );
}

export function evidenceOf({ document, number, figure, sentence }: FigureMention): Evidence {
  return { document: document.path, sentences: [number], quote: quoteOf(sentence, figure) };
}

/** The phrase a figure stands in, or the sentence when the phrase is most of it. */
export function quoteOf(sentence: string, { from, to }: Figure): string {
  return sentence.slice(from, to);
}
