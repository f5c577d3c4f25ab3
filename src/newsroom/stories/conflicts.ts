import type { Claim } from "../../domain/claim.ts";
import type { Document } from "../../domain/document.ts";
import { differ } from "./compare-figures.ts";
import { isLater } from "./later.ts";
import { evidenceOf, mainFigures, type ToldFigure, toldFigures } from "./told-figures.ts";

/**
 * The figures on which different documents of one story differ: "killed 12 people", "15 people were killed". Both are
 * quoted. A later document that puts a figure higher or lower is no conflict but an update (updates.ts); nor is a
 * figure that the other document gives as well. One claim per thing counted.
 */
export function findConflicts(documents: readonly Document[]): Claim[] {
  const told = documents.map((document) => {
    const all = toldFigures(document);
    return { document, all, main: mainFigures(all) };
  });
  const claims: { readonly pair: readonly [ToldFigure, ToldFigure] }[] = [];
  told.forEach((left, i) => {
    for (const right of told.slice(i + 1)) {
      if (isLater(left.document, right.document) || isLater(right.document, left.document)) continue;
      for (const pair of differingPairs(left, right)) {
        if (!claims.some((known) => countsSame(known.pair, pair))) claims.push({ pair });
      }
    }
  });
  return claims.map(({ pair }) => conflictClaim(pair));
}

interface ToldByOne {
  readonly main: readonly ToldFigure[];
  readonly all: readonly ToldFigure[];
}

/** Pairs of main figures that differ, unless one document gives the other's figure too. "One" is too often one among several. */
function differingPairs(left: ToldByOne, right: ToldByOne): [ToldFigure, ToldFigure][] {
  const tells = ({ all }: ToldByOne, { figure }: ToldFigure): boolean =>
    all.some((other) => other.figure.value === figure.value && other.figure.action === figure.action);
  return left.main.flatMap((a) =>
    right.main
      .filter(
        (b) =>
          differ(a, b) && a.figure.value > 1 && b.figure.value > 1 && !tells(left, b) && !tells(right, a),
      )
      .map((b): [ToldFigure, ToldFigure] => [a, b]),
  );
}

function countsSame(
  [known]: readonly [ToldFigure, ToldFigure],
  [other]: readonly [ToldFigure, ToldFigure],
): boolean {
  if (known.figure.action !== other.figure.action) return false;
  return known.figure.action !== null || known.figure.thing === other.figure.thing;
}

function conflictClaim([left, right]: readonly [ToldFigure, ToldFigure]): Claim {
  const evidence = [evidenceOf(left), evidenceOf(right)];
  const quotes = evidence.map(({ quote }) => `“${quote}”`);
  return { text: `Sources differ: ${quotes.join(" against ")}.`, evidence };
}
