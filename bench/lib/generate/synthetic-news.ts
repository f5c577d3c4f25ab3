import type { Document } from "../../../src/domain/documents/document.ts";
import { createRandom } from "./random.ts";

/** Number of words in the artificial language; drawn by Zipf's law, as in news. */
const VOCABULARY = 30_000;
const SENTENCES = 40;
const WORDS_IN_SENTENCE = 20;
/** Words shared by a story's documents in addition to the language, and the share of words drawn from them. */
const STORY_WORDS = 40;
const STORY_SHARE = 0.25;
/** Average documents per story. */
const STORY_SIZE = 4;
/** A story's documents lie within this many consecutive documents. */
const STORY_SPAN = 400;

/** Artificial documents of about 5 KB, numbers `first` to `first + count - 1`; the same in every run, four or so per story. */
export function* syntheticNews(first: number, count: number): Generator<Document> {
  for (let i = first; i < first + count; i++) yield syntheticDocument(i);
}

function syntheticDocument(i: number): Document {
  const random = createRandom(seedOf(i + 1));
  const story =
    Math.floor(i / STORY_SPAN) * (STORY_SPAN / STORY_SIZE) + Math.floor(random() * (STORY_SPAN / STORY_SIZE));
  const storyRandom = createRandom(seedOf(story * 31 + 17));
  const storyWords = Array.from({ length: STORY_WORDS }, () => word(Math.floor(storyRandom() * VOCABULARY)));
  const sentences = Array.from({ length: SENTENCES }, () => {
    const words = Array.from({ length: WORDS_IN_SENTENCE }, () =>
      random() < STORY_SHARE ? (storyWords[Math.floor(random() * STORY_WORDS)] ?? "") : word(zipf(random())),
    );
    return `${words.join(" ")}.`;
  });
  const at = new Date(Date.UTC(2024, 0, 1) + i * 60_000).toISOString();
  return {
    path: `synthetic/${i}.txt`,
    contentHash: String(i).padStart(64, "0"),
    title: sentences[0] ?? "",
    titleFrom: "text",
    source: null,
    author: null,
    tags: [],
    language: "en",
    published: { at, precision: "instant", from: "text" },
    arrivedAt: at,
    sentences,
    paragraphs: [1],
  };
}

function zipf(share: number): number {
  return Math.min(VOCABULARY - 1, Math.floor(VOCABULARY ** share) - 1);
}

/** A pronounceable word for a number; one in five is capitalized as a name. */
function word(number: number): string {
  const syllables = [
    "ba",
    "ko",
    "mi",
    "ru",
    "te",
    "lo",
    "sa",
    "ni",
    "du",
    "ve",
    "ga",
    "po",
    "ri",
    "hu",
    "fe",
    "jo",
  ];
  let rest = number + 16;
  let syllableText = "";
  while (rest > 0) {
    syllableText += syllables[rest % 16];
    rest = Math.floor(rest / 16);
  }
  return number % 5 === 0 ? `${syllableText[0]?.toUpperCase()}${syllableText.slice(1)}` : syllableText;
}

/** Spreads consecutive numbers over the seeds. */
function seedOf(number: number): number {
  return Math.imul(number, 0x9e3779b1);
}
