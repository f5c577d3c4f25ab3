import { contentStems } from "../../../src/text/tokens/tokens.ts";
import type { Article, Question } from "./news-documents.ts";

/** A question for one week's articles, and whether they answer it. */
export interface SampledQuestion {
  readonly week: string;
  readonly question: Question;
  readonly covered: boolean;
}

/** An article normalized for finding answers: " word word ". */
interface NormalizedArticle {
  readonly text: string;
  readonly stems: ReadonlySet<string>;
}

/** Covered: an article with the answer contains at least this share of the weight of the question's key terms. */
const COVERED_SHARE = 0.6;
/** Uncovered: no article with the answer reaches even this share. Questions in between are not sampled. */
const UNCOVERED_SHARE = 0.3;
/** Answers that are not words from an article. */
const NON_EXTRACTIVE_ANSWER = /^(?:true|false|all|none) ?(?:of the above)?$/i;

/** The words of a text in lower case, each surrounded by spaces, so that a run of words is a substring. */
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

/** The largest share of the key terms' weight in any article that contains the answer; 0 if none does. */
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
 * For each week: its own questions that its articles answer, and other weeks' questions that they do not. Leaves out
 * questions whose answer is "true", "all of the above" or similar.
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
