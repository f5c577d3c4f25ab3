import { type Claim, composedClaim } from "../../domain/documents/claim.ts";
import type { Document } from "../../domain/documents/document.ts";
import { message } from "../../domain/texts/texts.ts";
import { differ } from "./compare-figures.ts";
import { evidenceOf, type FigureMention, figureMentions, mainFigures } from "./figure-mentions.ts";
import { isLater } from "./later.ts";

/**
 * Figures on which documents of one story differ: "killed 12 people", "15 people were killed". The claim quotes both. Not a
 * conflict: a later document with another figure (an update, see updates.ts), or a figure that both documents give. One
 * claim per quantity.
 */
export function findConflicts(documents: readonly Document[]): Claim[] {
  const figuresByDocument = documents.map((document) => {
    const all = figureMentions(document);
    return { document, all, main: mainFigures(all) };
  });
  const claims: { readonly pair: readonly [FigureMention, FigureMention] }[] = [];
  figuresByDocument.forEach((left, i) => {
    for (const right of figuresByDocument.slice(i + 1)) {
      if (isLater(left.document, right.document) || isLater(right.document, left.document)) continue;
      for (const pair of differingPairs(left, right)) {
        if (!claims.some((known) => countsSame(known.pair, pair))) claims.push({ pair });
      }
    }
  });
  return claims.map(({ pair }) => conflictClaim(pair));
}

interface DocumentFigures {
  readonly main: readonly FigureMention[];
  readonly all: readonly FigureMention[];
}

/** Pairs of differing main figures that neither document gives both of. Ignores "one", often just one among several. */
function differingPairs(left: DocumentFigures, right: DocumentFigures): [FigureMention, FigureMention][] {
  const gives = ({ all }: DocumentFigures, { figure }: FigureMention): boolean =>
    all.some((other) => other.figure.value === figure.value && other.figure.action === figure.action);
  return left.main.flatMap((a) =>
    right.main
      .filter(
        (b) =>
          differ(a, b) && a.figure.value > 1 && b.figure.value > 1 && !gives(left, b) && !gives(right, a),
      )
      .map((b): [FigureMention, FigureMention] => [a, b]),
  );
}

function countsSame(
  [known]: readonly [FigureMention, FigureMention],
  [other]: readonly [FigureMention, FigureMention],
): boolean {
  if (known.figure.action !== other.figure.action) return false;
  return known.figure.action !== null || known.figure.entity === other.figure.entity;
}

function conflictClaim([left, right]: readonly [FigureMention, FigureMention]): Claim {
  const evidence = [evidenceOf(left), evidenceOf(right)] as const;
  const [one, other] = evidence;
  const compared = message("reason.claim.compared", { left: one.quote, right: other.quote });
  return composedClaim(message("reason.claim.conflict", { compared }), evidence);
}
