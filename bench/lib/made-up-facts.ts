import type { FigureMove } from "../../src/domain/charts.ts";
import type { PictureFacts } from "../../src/domain/pictures.ts";
import { instantAfter } from "../../src/domain/time.ts";

const DAY_MS = 86_400_000;
const BEGIN = "2024-01-26T00:00:00.000Z";
const WORDS =
  `harbour council votes to reopen the quay after two years fire spreads through valley as wind turns rescue service
  counts the missing in Norwick Elmsworth ferry towed prices rise for a third month minister resigns over bridge`.split(
    /\s+/,
  );
const LEADS = ["", "at least ", "more than ", "about ", "up to "];
const THINGS = [
  "people dead",
  "people injured",
  "homes destroyed",
  "passengers rescued",
  "The average price is now …",
];

/** A fortnight and up to four figures, each of up to twelve points, as full and as empty as they come. */
export function madeUpFacts(random: () => number): PictureFacts {
  const whole = (most: number) => Math.floor(random() * (most + 1));
  const busiest = 10 ** whole(4);
  const days = Array.from({ length: 14 }, (_, i) => {
    const documents = random() < 0.2 ? 0 : 1 + whole(busiest);
    const day = instantAfter(BEGIN, i * DAY_MS).slice(0, 10);
    return { day, documents, stories: documents === 0 ? 0 : 1 + whole(documents - 1) };
  });
  const words = (count: number) =>
    Array.from({ length: count }, () => WORDS[whole(WORDS.length - 1)] ?? "").join(" ");
  const moves = Array.from({ length: whole(4) }, () => ({
    headline: words(4 + whole(16)),
    move: madeUpMove(random, THINGS[whole(THINGS.length - 1)] ?? ""),
  }));
  return { days, moves };
}

function madeUpMove(random: () => number, label: string): FigureMove {
  const whole = (most: number) => Math.floor(random() * (most + 1));
  let value = 1 + whole(10 ** whole(6));
  const points = Array.from({ length: 2 + whole(10) }, (_, i) => {
    value += 1 + whole(value);
    const text = `${LEADS[whole(LEADS.length - 1)] ?? ""}${value.toLocaleString("en")}`;
    return {
      at: instantAfter(BEGIN, (i + random()) * DAY_MS),
      precision: "instant" as const,
      value,
      text,
      document: `${i}.txt`,
    };
  });
  return { label, points };
}
