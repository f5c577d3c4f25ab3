/** Openings that only captions, bylines and labels have. */
const LABEL =
  /^(?:(?:by|photos?|images?|pictures?|videos?|file|source|credit|caption|updated|published|posted|advertisement|listen|watch|related|more|see|read|look|note|correction|hide caption|toggle caption)\s*[:|]|[–—-]{1,2}\s|[a-z]{3,9} \d{1,2}: |(?:by|updated|published|posted|advertisement)\b.{0,60}$)/i;
/** Phrases of site boilerplate, of captions and of publishers writing about themselves, anywhere in a sentence. */
const PHRASES = [
  "scroll (?:down|up)|click (?:here|on)|(?:read|see) (?:more|also)|sign up|subscribe|just watched|replay more videos",
  "all rights reserved|copyright|(?:hide|toggle) caption|newsletters?|your inbox|cookies|javascript|your browser",
  "ad blocker|e-?mail (?:us|address)|contact us|terms of (?:use|service)|privacy policy|our (?:website|privacy|terms)",
  "follow (?:us|me) on|follow .{1,40} on (?:twitter|facebook|instagram)|share this|getty images|(?:ap|reuters|file) photo",
  "(?:cannot|could not|has not been able to|was not able to|was unable to) (?:immediately |independently )?(?:verify|confirm)",
  "contributed to this|contributed reporting|editor's note|opinions expressed|views expressed|let us introduce you|get up to speed",
  "this (?:story|article|page|video|post|transcript) (?:has been|was|is|contains|may|originally|includes|first)|on this page|(?:updated )?version of (?:an?|this) (?:earlier )?(?:story|article)",
  "in (?:this|an?) .{0,30}(?:photo|image|picture)",
  "(?:is|are) (?:seen|pictured|shown|displayed|photographed) (?:in|on|at|during|here|above|below|outside|inside|near)",
];
const BOILERPLATE = new RegExp(`\\b(?:${PHRASES.join("|")})\\b|https?://|www\\.|©`, "i");
const HANDLE = /(?:^|\s)@\w{3,}|#\w{3,}\s*$/;
/** A month in a news agency's caption, which ends with the day the picture was taken. */
const MONTH =
  "(?:January|February|March|April|May|June|July|August|September|October|November|December|[A-Z][a-z]{2}\\.)";
const CAPTION = new RegExp(
  `\\b(?:takes|poses|speaks|stands?|walks?|looks?|holds?|arrives?|attends?|waves|sits|listens|gestures|works|leaves|watch(?:es)?|gather|tees|passes|rises|sets|drives|burns)\\b.*,? ${MONTH} \\d{1,2}(?:, \\d{4})?\\.$`,
);
const CAPTION_PLACE = new RegExp(` on ${MONTH} \\d{1,2},? \\d{4},? in [A-Z][^.]{2,40}\\.$`);
const REPORTED = /\b(?:said|told|announced|according)\b/;
const STATEMENT_END = /[^.…][.!。！](?:["”’'»)\]]|'')*$/u;
/** Characters needed for STATEMENT_END: the one before the full stop, the full stop, and closing quotes and brackets. */
const MAX_END_CHARACTERS = 8;
const DEPENDENT =
  /^["“'‘(]*(?:he|she|it|they|him|them|his|hers?|its|theirs?|this|that|these|those|such|both|all (?:two|three|four|five|six|of)|neither|another|others|then|which|who|whose|there|here|as such|for (?:example|instance)|in fact|after that|since then|at the time|by then|[^,"“”]{3,60}, (?:he|she|they|it)|according to (?:him|her|them)|one of (?:them|those)|(?:he|she|it|they|that|this|there|here|who|what)['’]\p{L}+|(?:in|on|at|with|after|before|during|since|by|for|like|despite|as|when|if|while) (?:this|that|these|those|his|her|he|she|they|it|its|their)|the (?:former|latter|same|move|decision|two|three|pair|duo|incident|man|woman|couple|victims?))\b/iu;
const FIRST_PERSON = /\b(?:I|[Ww]e|[Mm]y|[Oo]ur|me|us|[Yy]ou|[Yy]our)\b/;
const QUOTED = /"[^"]*"|“[^”]*”|«[^»]*»/g;

/** A quotation whose speaker is only named in another sentence. */
const SAID_BY_PRONOUN =
  /["”]\s(?:he|she|they|it) (?:said|says|wrote|added|told|explained|noted|tweeted)\b|["”]\s(?:said|says|added) (?:he|she)\b/u;

/** Text that a digest must not repeat: site boilerplate, captions, bylines, questions, fragments, lines in capitals. */
export function isBoilerplate(sentence: string): boolean {
  if (!STATEMENT_END.test(sentence.slice(-MAX_END_CHARACTERS))) return true;
  if (!/\p{Ll}/u.test(sentence) && /\p{Lu}/u.test(sentence)) return true;
  if (isCaption(sentence)) return true;
  return LABEL.test(sentence) || BOILERPLATE.test(sentence) || HANDLE.test(sentence);
}

function isCaption(sentence: string): boolean {
  if (REPORTED.test(sentence)) return false;
  return CAPTION_PLACE.test(sentence) || (/\d\.$/.test(sentence) && CAPTION.test(sentence));
}

/** Whether readers can tell whom and what the sentence is about without its neighbours. */
export function standsAlone(shown: string): boolean {
  return (
    !DEPENDENT.test(shown) &&
    !SAID_BY_PRONOUN.test(shown) &&
    !FIRST_PERSON.test(shown.replace(QUOTED, "")) &&
    !isBareQuotation(shown)
  );
}

const PAIRED = /["“”«»()]/;

/** A quotation without a speaker, or one that begins or ends in another sentence. */
function isBareQuotation(sentence: string): boolean {
  if (!PAIRED.test(sentence)) return false;
  const count = (mark: RegExp): number => sentence.match(mark)?.length ?? 0;
  if (count(/[“«]/g) !== count(/[”»]/g) || count(/"/g) % 2 === 1) return true;
  if (count(/\(/g) !== count(/\)/g)) return true;
  return /^(?:"[^"]+"|[“«][^“”«»]+[”»])\.?$/u.test(sentence);
}
