import type { LanguagePack } from "./language-pack.ts";
import { NEVER } from "./word-lists.ts";

const NONE: ReadonlySet<string> = new Set();
/** Pattern source that matches nothing. */
const NOTHING = NEVER.source;

/** Of neutral.ts: what claims are checked by. */
export const neutralClaims: Pick<LanguagePack, "reporting" | "negation" | "bounds" | "claimWording"> = {
  reporting: {
    verbs: NONE,
    speech: /(?!)/g,
    speakerFollows: NEVER,
    reported: NEVER,
    saidByPronoun: NEVER,
    hedges: NONE,
  },
  negation: {
    negations: NONE,
    denying: NONE,
    contracted: {},
    contraction: NEVER,
    contractionMark: null,
    negation: "",
    formOnly: NONE,
    nonPredicates: NONE,
  },
  bounds: { before: [], after: [] },
  claimWording: { scaleWord: NEVER, percentWord: NEVER, article: NEVER, one: "" },
};

/** Of neutral.ts: what surrounds a report. */
export const neutralPages: LanguagePack["pages"] = {
  header: {
    labels: {},
    dateLine: NEVER,
    updatedLabel: NEVER,
    bylineOpening: NOTHING,
    nameJoiner: NOTHING,
    bylinePreposition: NOTHING,
    authorPrefix: NEVER,
    nameParticles: NOTHING,
    namePrefixes: NOTHING,
    publisherWord: NEVER,
    titlePublisherWord: NEVER,
    publisherLine: NEVER,
    publisherPrefix: NEVER,
    publisherFiller: NEVER,
    calendarOpening: NEVER,
    contactLine: /(?!)/g,
  },
  boilerplate: {
    siteSentences: [],
    teaser: NEVER,
    label: NEVER,
    pageLabel: NEVER,
    tailHeading: NEVER,
    correctionLabels: [],
  },
  mail: {
    attributionOpenings: [],
    wrote: [],
    htmlStubs: [],
    originalMessage: [],
    forwardedMessage: [],
    forwardedLine: [],
    headerFields: [],
    mobileFooters: [],
    replyPrefixes: [],
    forwardPrefixes: [],
  },
  placeholderTitles: [],
  hyphenatedFirstParts: [],
  suspendedHyphenWords: [],
  pageWords: [],
  pageOfWords: [],
};
