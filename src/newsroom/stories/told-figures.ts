import type { Evidence } from "../../domain/claim.ts";
import type { Document } from "../../domain/document.ts";
import { type CalendarDate, statedDate } from "../../domain/time.ts";
import { befallsPeople, isMeasure, isPeople } from "../../text/figure-words.ts";
import { type Figure, figures } from "../../text/figures.ts";

/** A figure where a document tells it. */
export interface ToldFigure {
  readonly figure: Figure;
  readonly document: Document;
  /** The sentence's number in the document, from 1, and its text. */
  readonly number: number;
  readonly sentence: string;
}

/** Sentences read for figures; what an event counts is told early. */
const SENTENCES_READ = 30;
/** A day this long before publication is another event's, told as background. */
const BACKGROUND_DAYS = 2;
const DAY_MS = 86_400_000;

/**
 * What a document gives as the figure of each thing it counts: its first mention, when no later one is higher. A
 * document that counts one thing at several values in another order (per town, per day) gives none for it.
 */
export function mainFigures(figuresTold: readonly ToldFigure[]): ToldFigure[] {
  const byThing = new Map<string, ToldFigure[]>();
  for (const told of figuresTold) {
    const key = thingKey(told.figure);
    byThing.set(key, [...(byThing.get(key) ?? []), told]);
  }
  return Array.from(byThing.values()).flatMap(([first, ...others]) =>
    first && others.every(({ figure }) => figure.value <= first.figure.value) ? [first] : [],
  );
}

/** Every figure a document tells of its own event: neither shares of others nor background. */
export function toldFigures(document: Document): ToldFigure[] {
  const stated = statedDate(document.published);
  const told: ToldFigure[] = [];
  let before: readonly Figure[] = [];
  document.sentences.slice(0, SENTENCES_READ).forEach((sentence, i) => {
    const found = figures(sentence, stated);
    found.forEach((figure, at) => {
      const onTop =
        figure.additional &&
        [...before, ...found.slice(0, at)].some((other) => other.action === figure.action);
      if (onTop || figure.partial || isBackground(figure, stated) || !countsSomething(figure)) return;
      told.push({ figure, document, number: i + 1, sentence });
    });
    before = found;
  });
  return told;
}

/** Measures of time, length or score count nothing that happened; a number of nothing is no figure. */
function countsSomething({ action, thing, kind }: Figure): boolean {
  if (thing !== null && isMeasure(thing)) return false;
  return action !== null || thing !== null || kind !== "count";
}

function isBackground({ background, day }: Figure, stated: CalendarDate | null): boolean {
  if (background) return true;
  return day !== null && stated !== null && Date.parse(stated) - Date.parse(day) > BACKGROUND_DAYS * DAY_MS;
}

/** What is counted, as far as one document goes: its event, kind and group. */
function thingKey({ action, kind, thing, context }: Figure): string {
  if (action !== null) return `${action} ${kind} ${thing ?? "people"}`;
  return `${kind} ${thing ?? context.join(" ")}`;
}

/** Whether a thing is people without saying which. */
export function isAnyone(thing: string | null): boolean {
  return thing === null || thing === "people";
}

/** Whether the event befalls people, and the counted are people as far as the text says. */
export function countsPeople({ action, thing, kind }: Figure): boolean {
  return action !== null && befallsPeople(action) && kind === "count" && (thing === null || isPeople(thing));
}

export function evidenceOf({ document, number, figure, sentence }: ToldFigure): Evidence {
  return { document: document.path, sentences: [number], quote: quoteOf(sentence, figure) };
}

/** The phrase a figure stands in, or the sentence when the phrase is most of it. */
export function quoteOf(sentence: string, { from, to }: Figure): string {
  return sentence.slice(from, to);
}
