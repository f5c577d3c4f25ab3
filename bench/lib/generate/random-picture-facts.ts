import { instantAfter } from "../../../src/domain/core/time.ts";
import type { FigureMove } from "../../../src/domain/pictures/charts.ts";
import type { PictureData } from "../../../src/domain/pictures/draw-picture.ts";

const DAY_MS = 86_400_000;
const BEGIN = "2024-01-26T00:00:00.000Z";
const WORDS =
  `harbour council votes to reopen the quay after two years fire spreads through valley as wind turns rescue service
  counts the missing in Norwick Elmsworth ferry towed prices rise for a third month minister resigns over bridge`.split(
    /\s+/,
  );
const QUANTIFIERS = ["", "at least ", "more than ", "about ", "up to "];
const LABELS = [
  "people dead",
  "people injured",
  "homes destroyed",
  "passengers rescued",
  "The average price is now …",
];

/** A fortnight of counts and up to four figures of up to twelve points each; from almost empty to very full. */
export function randomPictureFacts(random: () => number): PictureData {
  const randomInteger = (max: number) => Math.floor(random() * (max + 1));
  const maxDocuments = 10 ** randomInteger(4);
  const days = Array.from({ length: 14 }, (_, i) => {
    const documents = random() < 0.2 ? 0 : 1 + randomInteger(maxDocuments);
    const day = instantAfter(BEGIN, i * DAY_MS).slice(0, 10);
    return { day, documents, stories: documents === 0 ? 0 : 1 + randomInteger(documents - 1) };
  });
  const words = (count: number) =>
    Array.from({ length: count }, () => WORDS[randomInteger(WORDS.length - 1)] ?? "").join(" ");
  const moves = Array.from({ length: randomInteger(4) }, () => ({
    headline: words(4 + randomInteger(16)),
    move: randomFigureMove(random, LABELS[randomInteger(LABELS.length - 1)] ?? ""),
  }));
  return { days, moves };
}

function randomFigureMove(random: () => number, label: string): FigureMove {
  const randomInteger = (max: number) => Math.floor(random() * (max + 1));
  let value = 1 + randomInteger(10 ** randomInteger(6));
  const points = Array.from({ length: 2 + randomInteger(10) }, (_, i) => {
    value += 1 + randomInteger(value);
    const text = `${QUANTIFIERS[randomInteger(QUANTIFIERS.length - 1)] ?? ""}${value.toLocaleString("en")}`;
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
