import type { Claim } from "../../../src/domain/documents/claim.ts";
import type { Measurement } from "../report.ts";
import type { Label } from "./labels.ts";

/** How many of the claims that compare two documents are fair by their labels, and how many have none yet. */
export function judged(name: string, claims: readonly Claim[], labels: readonly Label[]): Measurement[] {
  const byPair = new Map(labels.flatMap(({ left, right, fair }) => [[key(left, right), fair] as const]));
  const verdicts = claims.map(({ evidence }) => {
    const [left = "", right = ""] = evidence.map(({ document, sentences }) => `${document}:${sentences[0]}`);
    const verdict = byPair.get(key(left, right));
    if (verdict === undefined) console.log(`  without a label: ${left} ${right}`);
    return verdict;
  });
  const fair = verdicts.filter((verdict) => verdict === true).length;
  const labelled = verdicts.filter((verdict) => verdict !== undefined).length;
  const share = fair / Math.max(1, labelled);
  return [
    {
      name: `${name} that are fair`,
      value: `${fair} of ${labelled}`,
      baseline: null,
      target: "at least 90%",
      met: share >= 0.9,
    },
    {
      name: "  shown without a label",
      value: claims.length - labelled,
      baseline: null,
      target: null,
      met: null,
    },
  ];
}

function key(left: string, right: string): string {
  return [left, right].sort().join(" ");
}

/** A share of cases in percent, with a target that is a minimum or a maximum. */
export function share(
  name: string,
  found: number,
  of: number,
  target: { readonly min?: number; readonly max?: number },
): Measurement {
  const percent = (100 * found) / Math.max(1, of);
  const { min = 0, max = 100 } = target;
  return {
    name,
    value: `${found} of ${of}`,
    baseline: null,
    target: target.min === undefined ? `at most ${max}%` : `at least ${min}%`,
    met: percent >= min && percent <= max,
  };
}
