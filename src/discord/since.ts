import { parseSince, spanBack, startOfDay } from "../domain/since.ts";
import type { Instant } from "../domain/time.ts";
import type { Choice } from "./interactions/task.ts";
import { LANGUAGES } from "./texts/index.ts";
import type { Texts } from "./texts/texts.ts";

interface Moment {
  readonly now: Instant;
  /** IANA name. */
  readonly timeZone: string;
}

/** The times on offer: their names are in the language tables, their values are read in every language. */
const OFFERED = [
  { name: "today", value: "today" },
  { name: "yesterday", value: "yesterday" },
  { name: "day", value: "24h" },
  { name: "week", value: "7d" },
  { name: "month", value: "30d" },
] as const;

/** Reads "today", "gestern", "24h", "3d", "2026-05-06" or an ISO time; null when it is none of them. */
export function readSince(typed: string, { now, timeZone }: Moment): Instant | null {
  const text = typed.trim().toLowerCase();
  const day = dayNamed(text);
  if (day !== null) return startOfDay(now, day, timeZone);
  const offered = OFFERED.find(({ name }) => isNamed(name, text))?.value ?? text;
  return spanBack(offered, now) ?? parseSince(offered.toUpperCase(), timeZone);
}

function dayNamed(text: string): number | null {
  if (text === "today" || isNamed("today", text)) return 0;
  return text === "yesterday" || isNamed("yesterday", text) ? 1 : null;
}

function isNamed(name: (typeof OFFERED)[number]["name"], text: string): boolean {
  return LANGUAGES.some(({ commands }) => commands.since[name].toLowerCase() === text);
}

export function sinceChoices(typed: string, texts: Texts): readonly Choice[] {
  const text = typed.trim().toLowerCase();
  const offered = OFFERED.map(({ name, value }) => ({ name: texts.commands.since[name], value }));
  const matching = offered.filter(
    ({ name, value }) => name.toLowerCase().includes(text) || value.startsWith(text),
  );
  return matching.length > 0 ? matching : [{ name: typed.trim(), value: typed.trim() }];
}
