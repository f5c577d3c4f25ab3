import type { ProseRules } from "../contract/prose-rules.ts";

/** A month in a news agency's caption, which ends with the day the picture was taken. */
const MONTH =
  "(?:January|February|March|April|May|June|July|August|September|October|November|December|[A-Z][a-z]{2}\\.)";

export const prose: ProseRules = {
  dependent:
    /^["“'‘(]*(?:he|she|it|they|him|them|his|hers?|its|theirs?|this|that|these|those|such|both|all (?:two|three|four|five|six|of)|neither|another|others|then|which|who|whose|there|here|as such|for (?:example|instance)|in fact|after that|since then|at the time|by then|[^,"“”]{3,60}, (?:he|she|they|it)|according to (?:him|her|them)|one of (?:them|those)|(?:he|she|it|they|that|this|there|here|who|what)['’]\p{L}+|(?:in|on|at|with|after|before|during|since|by|for|like|despite|as|when|if|while) (?:this|that|these|those|his|her|he|she|they|it|its|their)|the (?:former|latter|same|move|decision|two|three|pair|duo|incident|man|woman|couple|victims?))\b/iu,
  firstPerson: /\b(?:I|[Ww]e|[Mm]y|[Oo]ur|me|us|[Yy]ou|[Yy]our)\b/,
  connective:
    /^(?:(?:But|And),?\s+|(?:So|Yet|However|Meanwhile|Moreover|Furthermore|Additionally|In addition|Also|Still|Instead|Of course|Indeed|Notably),\s+)(?=\p{L})/u,
  ahead:
    /\b(?:will|shall|(?:is|are|was|were) (?:to|due|set|scheduled|expected|planned|supposed|slated)|due|scheduled|planned|plans?|expects?|expected|upcoming|next|begins?|starts?|opens?|expires?|meets?|votes?|takes? (?:place|effect)|goes? (?:on|to)|deadline|(?:by|until)(?= \p{Lu}| \d))\b/u,
  headlines: {
    // Without "and", which joins nouns as often as clauses, and "such as".
    clauseBoundary:
      /[,;:]\s|(?<=\p{Ll}{3})[.!?]\s|\s[–—-]+\s|\s(?=(?:after|while|when|because|although|amid|following|where|saying)\s)|\s(?<!\b(?:such|known|as|well|same|described|identified|serv\w+|used|seen|named|regarded|elected|appointed)\s)(?=as (?:\p{Lu}|(?:the|its?|they|he|she)\b))/gu,
    verb: /\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|do|does|did|sa(?:id|ys)|hits?|won|wins?|struck|strikes?|cuts?|rose|rises?|fell|falls?|began|met|took|takes?|made|makes?|left|led|leads?|held|found|finds?|sent|sets?|saw|sees?|told|tells?|became|gave|came|went|kills?|\p{Ll}{2,}ed)\b(?! by\b)/u,
    subordinate:
      /^(?:(?:just |even )?(?:if|when|after|as|while|although|though|because|before|since|despite|with|in|on|at|by|for|following|amid|unless|once|during)|(?:\p{L}+|\d+) (?:hours?|days?|weeks?|months?|years?) (?:after|before))\b/iu,
    dangling: /^(?:which|who|whose|where|including|an?|the)\b/iu,
  },
  captions: {
    label:
      /^(?:(?:by|photos?|images?|pictures?|videos?|file|source|credit|caption|updated|published|posted|advertisement|listen|watch|related|more|see|read|look|note|correction|hide caption|toggle caption|present|apologies|attendees|in attendance|absent|action|agenda|venue|subject|tel|phone|contact)\s*[:|]|[–—-]{1,2}\s|[a-z]{3,9} \d{1,2}: |(?:by|updated|published|posted|advertisement)\b.{0,60}$)/i,
    phrases: [
      "(?:cannot|could not|has not been able to|was not able to|was unable to) (?:immediately |independently )?(?:verify|confirm)",
      "editor's note",
      "this (?:story|article|page|video|post|transcript) (?:has been|was|is|contains|may|originally|includes|first)|on this page|(?:updated )?version of (?:an?|this) (?:earlier )?(?:story|article)",
      "in (?:this|an?) .{0,30}(?:photo|image|picture)",
      "(?:is|are) (?:seen|pictured|shown|displayed|photographed) (?:in|on|at|during|here|above|below|outside|inside|near)",
    ],
    datedCaption: new RegExp(
      `\\b(?:takes|poses|speaks|stands?|walks?|looks?|holds?|arrives?|attends?|waves|sits|listens|gestures|works|leaves|watch(?:es)?|gather|tees|passes|rises|sets|drives|burns)\\b.*,? ${MONTH} \\d{1,2}(?:, \\d{4})?\\.$`,
    ),
    placedCaption: new RegExp(` on ${MONTH} \\d{1,2},? \\d{4},? in [A-Z][^.]{2,40}\\.$`),
  },
};
