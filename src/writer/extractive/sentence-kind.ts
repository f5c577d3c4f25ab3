import { displayText } from "./display.ts";

const BOILERPLATE: readonly RegExp[] = [
  /^(?:by|photo|image|picture|video|file|source|credit|caption|updated|published|posted|advertisement)\b.{0,60}$/i,
  /\b(?:scroll down|click here|read more|read also|see also|sign up|subscribe|newsletter|log in|all rights reserved|copyright|©)\b/i,
  /\b(?:follow (?:us|him|her|them|me|@\w+)|follow .{1,40} on (?:twitter|facebook|instagram)|share this|getty images|retweet)\b/i,
  /\b(?:cannot|could not|has not been able to|was not able to) (?:independently )?(?:verify|confirm)\b/i,
  /\b(?:contributed to this (?:report|story|article)|reported from|editor's note|opinions expressed|view(?:s)? expressed)\b/i,
  /\b(?:this (?:story|article|page|video|post) (?:has been|was|is|contains|may|originally|includes)|on this page|our (?:website|privacy|terms))\b/i,
  /\b(?:cookies?|javascript|your browser|ad blocker|email address|inbox|e-mail us|contact us|terms of (?:use|service))\b/i,
  /^(?:related|more|watch|listen|see|read|look|note|correction|hide caption|toggle caption|legal paper)\s*:/i,
  /https?:\/\/|www\.|@\w{3,}|#\w{3,}\s*$/i,
];
const SENTENCE_END = /[.!…。！؟](?:["”’'»)\]]|'')*$/u;
const QUESTION = /[?？](?:["”’'»)\]]|'')*$/u;
const UNRESOLVED =
  /^["“'‘]?(?:he|she|it|they|him|them|his|her|hers|its|their|theirs|this|that|these|those|such|there|here|both|neither|another|others|some|one|so|then|also|instead|meanwhile|however|still|yet|but|and|or|nor|because|although|though|which|who|whose|as such|in addition|for example|for instance|in fact|of course|after that|since then|according to (?:him|her|them))\b/i;

/** Not a statement that a digest may repeat: site furniture, a caption, a byline, a question, a fragment. */
export function isFurniture(sentence: string): boolean {
  if (QUESTION.test(sentence) || !SENTENCE_END.test(sentence)) return true;
  if (!/\p{Ll}/u.test(sentence) && /\p{Lu}/u.test(sentence)) return true;
  return BOILERPLATE.some((pattern) => pattern.test(sentence));
}

/** Whether a reader who sees only this sentence knows who and what it is about. */
export function standsAlone(sentence: string): boolean {
  return !UNRESOLVED.test(displayText(sentence)) && !isBareQuotation(sentence);
}

/** A quotation nobody is named for, or one whose beginning or end lies in another sentence. */
export function isBareQuotation(sentence: string): boolean {
  const opening = sentence.match(/[“«]/g)?.length ?? 0;
  const closing = sentence.match(/[”»]/g)?.length ?? 0;
  const straight = sentence.match(/"/g)?.length ?? 0;
  if (opening !== closing || straight % 2 === 1) return true;
  return /^["“«][^"“”«»]+["”»]\.?$/u.test(sentence);
}
