import type {
  BoundRules,
  ClaimRelationRules,
  ClaimWordingRules,
  NegationRules,
} from "./contract/claim-rules.ts";
import type { DateRules } from "./contract/date-rules.ts";
import type { FigureRules } from "./contract/figure-rules.ts";
import type { NameRules } from "./contract/name-rules.ts";
import type { NumberRules } from "./contract/number-rules.ts";
import type { PageRules } from "./contract/page-rules.ts";
import type { ProseRules } from "./contract/prose-rules.ts";
import type { AnswerRules, QuestionRules } from "./contract/question-rules.ts";
import type { ReportingRules } from "./contract/reporting-rules.ts";
import type { SentenceRules } from "./contract/sentence-rules.ts";
import type { SharedWords } from "./contract/shared-words.ts";
import type { WordRules } from "./contract/word-rules.ts";
import type { WordList } from "./word-lists.ts";

/**
 * What text work needs of one language. A pack holds data only: word lists, patterns and small pure functions. The rooms
 * hold the algorithms and read the sections they need. docs/languages.md says how to write a pack.
 */
export interface LanguagePack {
  /** BCP 47 primary tag: "en". */
  readonly code: string;
  /** Frequent words, in lower case, that few other languages use: they reveal the language of a text. */
  readonly detectionWords: WordList;
  readonly sentences: SentenceRules;
  readonly words: WordRules;
  readonly numbers: NumberRules;
  readonly dates: DateRules;
  readonly names: NameRules;
  readonly figures: FigureRules;
  readonly questions: QuestionRules;
  readonly answers: AnswerRules;
  readonly reporting: ReportingRules;
  readonly negation: NegationRules;
  readonly bounds: BoundRules;
  readonly claimWording: ClaimWordingRules;
  readonly claimRelations: ClaimRelationRules;
  readonly prose: ProseRules;
  readonly pages: PageRules;
  readonly shared: SharedWords;
}

type Section = Exclude<keyof LanguagePack, "code" | "detectionWords">;

type Leaf =
  | string
  | null
  | RegExp
  | readonly unknown[]
  | ReadonlySet<unknown>
  | ReadonlyMap<unknown, unknown>
  | ((word: string) => unknown);

/** The fields of a section, each optional, and those of the objects in it. */
export type Partly<T> = { readonly [K in keyof T]?: T[K] extends Leaf ? T[K] : Partly<T[K]> };

/** A pack with some sections or fields missing: the neutral pack's (neutral.ts) stand in for them. */
export type PartialLanguagePack = Pick<LanguagePack, "code"> &
  Partial<Pick<LanguagePack, "detectionWords">> & { readonly [S in Section]?: Partly<LanguagePack[S]> };
