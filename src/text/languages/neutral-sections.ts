import type { LanguagePack } from "./language-pack.ts";
import { NEVER } from "./word-lists.ts";

const NONE: ReadonlySet<string> = new Set();
/** Pattern source that matches nothing. */
const NOTHING = NEVER.source;

/** Of neutral.ts: what claims are checked by. */
export const neutralClaims: Pick<
  LanguagePack,
  "reporting" | "negation" | "bounds" | "claimWording" | "claimRelations"
> = {
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
  claimRelations: {
    opposites: [],
    auxiliaries: NONE,
    conjunctions: NONE,
    speech: NONE,
    softening: NONE,
    denials: NONE,
    infinitive: NONE,
    events: [],
    relative: NONE,
    passive: NONE,
    agent: NONE,
    possibility: NONE,
    rumour: NONE,
    plan: NONE,
    future: NONE,
    pastTense: NEVER,
    factSpeakers: NONE,
    causes: NONE,
    emphasis: NONE,
    anyone: NONE,
    vagueCounts: NONE,
    ratio: /(?!)/g,
    ratioValues: {},
    pointShare: /(?!)/g,
    ordinals: {},
    apart: NEVER,
    apartDays: {},
    until: NONE,
    timeZone: NEVER,
    determiners: NONE,
  },
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
  roundUpTitles: [],
  hyphenatedFirstParts: [],
  suspendedHyphenWords: [],
  pageWords: [],
  pageOfWords: [],
};
