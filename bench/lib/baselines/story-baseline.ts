import { contentStems } from "../../../src/text/tokens/tokens.ts";

export interface GroupedDocument {
  readonly id: string;
  readonly story: string;
  readonly sentences: readonly string[];
}

type Vector = ReadonlyMap<string, number>;

/**
 * The baseline: each document, in stream order, joins the story with the highest average tf-idf cosine if that is at
 * least `threshold`, else starts a new story. Document frequencies cover the documents so far. Returns a story number
 * per document.
 */
export function plainAverageLink(documents: readonly GroupedDocument[], threshold: number): number[] {
  const frequencies = new Map<string, number>();
  const stories: { readonly sum: Map<string, number>; size: number }[] = [];
  return documents.map(({ sentences }, i) => {
    const vector = tfIdf(contentStems(sentences.join(" ")), frequencies, i + 1);
    const similarities = stories.map(({ sum, size }) => dot(vector, sum) / size);
    const highest = Math.max(-1, ...similarities);
    const at =
      highest >= threshold ? similarities.indexOf(highest) : stories.push({ sum: new Map(), size: 0 }) - 1;
    const story = stories[at];
    if (story) {
      story.size++;
      for (const [stem, weight] of vector) story.sum.set(stem, (story.sum.get(stem) ?? 0) + weight);
    }
    return at;
  });
}

function tfIdf(stems: readonly string[], frequencies: Map<string, number>, documents: number): Vector {
  const counts = new Map<string, number>();
  for (const stem of stems) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  for (const stem of counts.keys()) frequencies.set(stem, (frequencies.get(stem) ?? 0) + 1);
  const weights = new Map<string, number>();
  for (const [stem, count] of counts) {
    weights.set(stem, (1 + Math.log(count)) * Math.log((documents + 1) / (frequencies.get(stem) ?? 1)));
  }
  const length = Math.sqrt(dot(weights, weights)) || 1;
  return new Map(Array.from(weights, ([stem, weight]) => [stem, weight / length]));
}

function dot(left: Vector, right: Vector): number {
  let sum = 0;
  for (const [stem, weight] of left) sum += weight * (right.get(stem) ?? 0);
  return sum;
}

/** B-cubed precision, recall and F1 (Bagga and Baldwin 1998): each document's cluster compared with its story, averaged. */
export function b3(documents: readonly GroupedDocument[], clusters: readonly (string | number)[]) {
  let precision = 0;
  let recall = 0;
  documents.forEach(({ story }, i) => {
    const clusterMembers = documents.filter((_, j) => clusters[j] === clusters[i]);
    const sameStory = documents.filter((other) => other.story === story).length;
    const correct = clusterMembers.filter((other) => other.story === story).length;
    precision += correct / clusterMembers.length / documents.length;
    recall += correct / sameStory / documents.length;
  });
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall) };
}
