import { languages } from "../../catalogues/texts.ts";
import { parseSince, parseSpanBack, startOfDay } from "../../domain/core/parse-since.ts";
import type { Instant } from "../../domain/core/time.ts";
import type { Texts } from "../../domain/texts/texts.ts";
import type { Choice } from "../context/task.ts";

interface SinceContext {
  readonly now: Instant;
  /** IANA name. */
  readonly timeZone: string;
}

/** The offered times: names come from the catalogues, values can be parsed in every language. */
const SINCE_OPTIONS = [
  { name: "today", value: "today" },
  { name: "yesterday", value: "yesterday" },
  { name: "day", value: "24h" },
  { name: "week", value: "7d" },
  { name: "month", value: "30d" },
] as const;

/** Parses "today", "gestern", "24h", "3d", "2026-05-06" or an ISO time; null if it is none of them. */
export function resolveSince(typed: string, { now, timeZone }: SinceContext): Instant | null {
  const text = typed.trim().toLowerCase();
  const day = daysBack(text);
  if (day !== null) return startOfDay(now, day, timeZone);
  const options = SINCE_OPTIONS.find(({ name }) => isNamed(name, text))?.value ?? text;
  return parseSpanBack(options, now) ?? parseSince(options.toUpperCase(), timeZone);
}

function daysBack(text: string): number | null {
  if (text === "today" || isNamed("today", text)) return 0;
  return text === "yesterday" || isNamed("yesterday", text) ? 1 : null;
}

function isNamed(name: (typeof SINCE_OPTIONS)[number]["name"], text: string): boolean {
  return languages().some((texts) => texts.t(`discord.since.${name}`).toLowerCase() === text);
}

export function sinceChoices(typed: string, texts: Texts): readonly Choice[] {
  const text = typed.trim().toLowerCase();
  const options = SINCE_OPTIONS.map(({ name, value }) => ({ name: texts.t(`discord.since.${name}`), value }));
  const matching = options.filter(
    ({ name, value }) => name.toLowerCase().includes(text) || value.startsWith(text),
  );
  return matching.length > 0 ? matching : [{ name: typed.trim(), value: typed.trim() }];
}
