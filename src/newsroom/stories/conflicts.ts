import { type Claim, composedClaim } from "../../domain/documents/claim.ts";
import type { Document } from "../../domain/documents/document.ts";
import { message } from "../../domain/texts/texts.ts";
import { bySubject, contradict, subjectKey } from "./compare-figures.ts";
import { evidenceOf, type FigureMention, figureMentions, mainFiguresOf } from "./figure-mentions.ts";
import { isLater } from "./later.ts";

/**
 * Figures on which documents of one story differ: "killed 12 people", "15 people were killed". The claim quotes both. Not a
 * conflict: a later document with another figure (an update, see updates.ts), or a figure that both documents give. One
 * claim per quantity.
 */
export function findConflicts(documents: readonly Document[]): Claim[] {
  const figuresByDocument = documents.map(readFigures);
  const pairs = new Map<string, Pair>();
  figuresByDocument.forEach((left, i) => {
    for (const right of figuresByDocument.slice(i + 1)) {
      if (!isSameTime(left.document, right.document)) continue;
      for (const mention of left.main) {
        const key = quantityOf(mention);
        const other = pairs.has(key) ? undefined : differing(mention, left, right);
        if (other !== undefined) pairs.set(key, [mention, other]);
      }
    }
  });
  return Array.from(pairs.values(), conflictClaim);
}

/** Whether neither document describes a later state; a document without a time may, compared with one that states its own. */
function isSameTime(left: Document, right: Document): boolean {
  if ((left.published.from === "arrival") !== (right.published.from === "arrival")) return false;
  return !isLater(left, right) && !isLater(right, left);
}

type Pair = readonly [FigureMention, FigureMention];

interface DocumentFigures {
  readonly document: Document;
  readonly main: readonly FigureMention[];
  readonly mainBySubject: ReadonlyMap<string, readonly FigureMention[]>;
  /** The document's figures, as written by keyOf. */
  readonly given: ReadonlySet<string>;
}

function readFigures(document: Document): DocumentFigures {
  const main = mainFiguresOf(document);
  const given = new Set(figureMentions(document).map(keyOf));
  return { document, main, mainBySubject: bySubject(main), given };
}

function keyOf({ figure }: FigureMention): string {
  return `${figure.value} ${figure.action ?? figure.entity}`;
}

/** The first main figure on the right that differs, if neither document gives both. Ignores "one", often just one of several. */
function differing(
  mention: FigureMention,
  left: DocumentFigures,
  right: DocumentFigures,
): FigureMention | undefined {
  if (mention.figure.value <= 1 || right.given.has(keyOf(mention))) return undefined;
  return right.mainBySubject
    .get(subjectKey(mention.figure))
    ?.find((other) => other.figure.value > 1 && !left.given.has(keyOf(other)) && contradict(mention, other));
}

/** One conflict is shown per outcome, or per counted noun where no outcome is stated. */
function quantityOf({ figure: { action, entity } }: FigureMention): string {
  return action === null ? `counted ${entity}` : `outcome ${action}`;
}

function conflictClaim([left, right]: Pair): Claim {
  const evidence = [evidenceOf(left), evidenceOf(right)] as const;
  const [one, other] = evidence;
  const compared = message("reason.claim.compared", { left: one.quote, right: other.quote });
  return composedClaim(message("reason.claim.conflict", { compared }), evidence);
}
