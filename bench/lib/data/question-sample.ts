import { contentStems } from "../../../src/text/tokens/tokens.ts";
import type { Article, Question } from "./news-documents.ts";

/** A question put to the folder of a week, and whether that week's articles answer it. */
export interface SampledQuestion {
  readonly week: string;
  readonly question: Question;
  readonly covered: boolean;
}

/** A week's article with its words folded, for looking up answers: " word word ". */
interface NormalizedArticle {
  readonly text: string;
  readonly stems: ReadonlySet<string>;
}

/** Covered: an article that holds the answer also holds this share of the weight of the question's key terms. */
const COVERED_SHARE = 0.6;
/** Uncovered: no article that holds the answer holds even this share; those between are drawn for neither. */
const UNCOVERED_SHARE = 0.3;
/** Their answers are not words that stand in an article. */
const NON_EXTRACTIVE_ANSWER = /^(?:true|false|all|none) ?(?:of the above)?$/i;

/** A text's words in lower case with a space around each, so that a run of words is a substring. */
export function normalizeWords(text: string): string {
  return ` ${(text.toLowerCase().match(/[\p{L}\p{N}$£€%]+/gu) ?? []).join(" ")} `;
}

export function containsAnswer(text: string, { answers }: Question): boolean {
  const normalizedText = normalizeWords(text);
  return answers.some((answer) => normalizedText.includes(normalizeWords(answer)));
}

function keyTermWeights(question: Question, articles: readonly NormalizedArticle[]): Map<string, number> {
  const terms = [...new Set(contentStems(question.question))];
  const documentFrequency = (term: string) => articles.filter((article) => article.stems.has(term)).length;
  return new Map(
    terms.map((term) => [term, Math.log((articles.length + 1) / (documentFrequency(term) + 0.5))]),
  );
}

/** Of the articles that hold the answer, the largest share of the key terms' weight that one of them holds; 0 if none. */
function bestShare(question: Question, articles: readonly NormalizedArticle[]): number {
  const weights = keyTermWeights(question, articles);
  const total = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
  const shares = articles
    .filter(({ text }) => question.answers.some((answer) => text.includes(normalizeWords(answer))))
    .map(({ stems }) =>
      [...weights].reduce((sum, [term, weight]) => sum + (stems.has(term) ? weight : 0), 0),
    );
  return Math.max(0, ...shares) / Math.max(total, Number.EPSILON);
}

/**
 * For each of these weeks: its own questions that its articles answer, and the questions of the other weeks that
 * they do not. Questions that are answered by "true" or "all of the above" are left out.
 */
export function sampleQuestions(
  weeks: readonly string[],
  articles: readonly Article[],
  questions: readonly Question[],
): SampledQuestion[] {
  const eligible = questions.filter(
    ({ week, answers }) =>
      weeks.includes(week) && !answers.some((answer) => NON_EXTRACTIVE_ANSWER.test(answer)),
  );
  return weeks.flatMap((week) => {
    const articlesOfWeek = articles
      .filter((article) => article.week === week)
      .map(({ title, text }) => ({
        text: normalizeWords(`${title} ${text}`),
        stems: new Set(contentStems(`${title} ${text}`)),
      }));
    return eligible.flatMap((question): SampledQuestion[] => {
      const share = bestShare(question, articlesOfWeek);
      if (question.week === week) return share >= COVERED_SHARE ? [{ week, question, covered: true }] : [];
      return share < UNCOVERED_SHARE ? [{ week, question, covered: false }] : [];
    });
  });
}
