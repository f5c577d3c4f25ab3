import { allPacks } from "../languages/languages.ts";
import { splitSentences } from "../sentences/sentences.ts";

/** Longer lines are prose that happens to begin like a label. */
const MAX_LABEL_CHARACTERS = 160;
const RULES = allPacks.map(({ pages }) => pages.boilerplate);
/** For a text in lower case: ignoring case within the pattern takes several times as long. */
const SITE_SENTENCE = new RegExp(
  `(?<![a-z\\d\\u00df-\\u024f])(?:${RULES.flatMap(({ siteSentences }) => siteSentences).join("|")})`,
);
const SENTENCE_END = /[\p{L}\p{N}"”’')][.!?。！？]["”’')]*$/u;

/**
 * Whether a sentence is about the site, not the news: paywalls, newsletters, cookies, requests to readers, credits. In any
 * language that has a pack, because a page mixes the language of its site with that of its text.
 */
export function isSiteSentence(sentence: string): boolean {
  return SITE_SENTENCE.test(sentence.toLowerCase());
}

/** Whether a line of its own is a label, a link to other pages or a request to the reader ("Read more", "Photo: ..."). */
export function isPageLine(line: string): boolean {
  if (!/[\p{L}\p{N}]/u.test(line)) return true;
  if (line.length > MAX_LABEL_CHARACTERS) return false;
  return RULES.some(
    ({ teaser, label, pageLabel }) =>
      pageLabel.test(line) || teaser.test(line) || (label.test(line) && !SENTENCE_END.test(line)),
  );
}

/** A longer paragraph is part of the report, whatever a sentence of it says. */
const MAX_PARAGRAPH_CHARACTERS = 800;

/** A text without the paragraphs that only speak of the site: paywalls, newsletters, cookies, credits, page labels. */
export function withoutSiteText(text: string, language: string): string {
  const paragraphs = text.split(/\n\s*\n/);
  const kept = paragraphs.filter((paragraph) => !isSiteParagraph(paragraph.trim(), language));
  return kept.length === paragraphs.length ? text : kept.join("\n\n");
}

function isSiteParagraph(paragraph: string, language: string): boolean {
  if (paragraph === "" || paragraph.length > MAX_PARAGRAPH_CHARACTERS) return false;
  if (!paragraph.includes("\n") && isPageLine(paragraph)) return true;
  return isSiteSentence(paragraph) && splitSentences(paragraph, language).sentences.every(isSiteSentence);
}
