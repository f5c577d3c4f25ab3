import type { BoundRules, ClaimWordingRules, NegationRules } from "../contract/claim-rules.ts";
import type { ReportingRules } from "../contract/reporting-rules.ts";
import { wordSet } from "../word-lists.ts";

export const negation: NegationRules = {
  negations: wordSet("not no never none nobody nothing neither nor without"),
  denying: wordSet(
    `deny denies denied denying refuse refuses refused refusing reject rejects rejected rejecting fail fails
     failed failing lack lacks lacked lacking unable false falsely untrue unlikely avoid avoids avoided avoiding
     prevent prevents prevented preventing dispute disputes disputed stop stops stopped hardly barely scarcely
     few little rarely seldom unless except instead rather yet doubt doubts doubted ruled`,
  ),
  contracted: {
    cannot: "can",
    "can't": "can",
    "won't": "will",
    "shan't": "shall",
  },
  contraction: /^(\p{L}+)n't$/u,
  contractionMark: "n't",
  negation: "not",
  formOnly: wordSet("onli just doubt mere mention matter least fewer less more"),
  nonPredicates: wordSet(
    `be been being am do doe did done get got could would should can may might must will shall ani anyon anyth
     ever yet even so veri too immedi current far also still necessarili one onc other`,
  ),
};

export const bounds: BoundRules = {
  before: [
    ["at-least", /\b(?:at least|no (?:fewer|less) than|a minimum of|minimum)\s*$/],
    ["below", /\b(?:no more than|at most|up to|a maximum of|maximum|as many as|as much as)\s*$/],
    [
      "above",
      /\b(?:(?:more|greater|higher|larger) than|over|above|upwards? of|exceed(?:s|ed|ing)?|topp(?:ed|ing)|north of)\s*$/,
    ],
    ["below", /\b(?:(?:less|fewer|lower|smaller) than|under|below|nearly|almost|close to|short of)\s*$/],
    ["exact", /\b(?:only|just|exactly|precisely)\s*$/],
    ["about", /\b(?:about|around|approximately|roughly|some|circa|an estimated|or so|in the region of)\s*$/],
  ],
  after: [
    ["above", /^(?:\s*\+|[ -]plus\b|\s+or more\b)/],
    ["below", /^\s+or (?:less|fewer)\b/],
    ["about", /^(?:-odd\b|\s+or so\b)/],
  ],
};

export const claimWording: ClaimWordingRules = {
  scaleWord: /^(?:hundred|thousand|million|billion|trillion|dozen|k|m|mn|bn|tn)$/,
  percentWord: /^per(?:cent)?$/,
  article: /^an? /,
  one: "one ",
};

export const reporting: ReportingRules = {
  verbs: wordSet(
    `say says said saying tell tells told add adds added announce announces announced state states stated report
     reports reported warn warns warned confirm confirms confirmed deny denies denied claim claims claimed argue
     argues argued insist insists insisted write writes wrote declare declares declared explain explains
     explained note notes noted ask asks asked`,
  ),
  speech:
    /\b(?:said|says|saying|told|added|warned|announced|stated|statement|according to|declared|denied|claimed|vowed|promised|wrote|insisted|argued|urged|condemned|pledged|rejected|confirmed)\b/giu,
  speakerFollows: /^according/i,
  reported: /\b(?:said|told|announced|according)\b/,
  saidByPronoun:
    /["”]\s(?:he|she|they|it) (?:said|says|wrote|added|told|explained|noted|tweeted)\b|["”]\s(?:said|says|added) (?:he|she)\b/u,
  hedges: wordSet(
    `if whether would could might may should alleged allegedly reportedly claim claims claimed rumour rumours
     rumor rumors suspected until`,
  ),
};
