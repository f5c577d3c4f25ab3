import type { Document } from "../../../src/domain/documents/document.ts";

/** Words of the made-up language; drawn by Zipf's law, as words of news are. */
const VOCABULARY = 30_000;
const SENTENCES = 40;
const WORDS_IN_SENTENCE = 20;
/** Words that a story's documents share beyond the language, and how often one is said. */
const STORY_WORDS = 40;
const STORY_SHARE = 0.25;
/** Documents per story, on average. */
const STORY_SIZE = 4;
/** Documents in a row among which a story's lie. */
const STORY_SPAN = 400;

/** Made-up documents of about 5 KB, `first` to `first + count`, the same in every run; four or so to a story. */
export function* syntheticNews(first: number, count: number): Generator<Document> {
  for (let i = first; i < first + count; i++) yield syntheticDocument(i);
}

function syntheticDocument(i: number): Document {
  const random = createGenerator(i + 1);
  const story =
    Math.floor(i / STORY_SPAN) * (STORY_SPAN / STORY_SIZE) + Math.floor(random() * (STORY_SPAN / STORY_SIZE));
  const storyRandom = createGenerator(story * 31 + 17);
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

/** A pronounceable word for a number, names in capitals: one in five. */
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

/** Mulberry32: a small generator of numbers in 0..1, the same for the same seed. */
function createGenerator(seed: number): () => number {
  let state = Math.imul(seed, 0x9e3779b1);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
