import type { Claim, Evidence } from "../../domain/claim.ts";
import type { Correction, QuotedDocument, QuotingEdition } from "../../domain/corrections.ts";
import type { Document } from "../../domain/document.ts";
import type { LibraryId } from "../../domain/library.ts";
import type { Store } from "../../domain/ports.ts";
import { END_OF_TIME, type Instant } from "../../domain/time.ts";
import { contentStems } from "../../text/tokens.ts";
import { inItsPlace, isQuotedAsEarlier, standsIn } from "./compare-quotes.ts";

/** Documents that are read in search of one that was moved. */
const MOST_CANDIDATES = 20;

/** What an edition quoted, and from which documents; with those of the same content. */
export interface Quotations {
  readonly at: Instant;
  /** Each with the number it stands under, from 1. */
  readonly quoted: readonly { readonly number: number; readonly evidence: Evidence }[];
  readonly paths: readonly string[];
}

export interface CorrectionDeskParts {
  readonly store: Pick<
    Store,
    "shown" | "documents" | "unreadable" | "documentsHolding" | "quoted" | "keepQuoted"
  >;
  /** Whether a document that is not there has been gone for long enough to be taken for withdrawn. */
  readonly isGone: (library: LibraryId, path: string) => boolean;
}

/** Holds what was quoted against what the documents say by now. */
export interface CorrectionDesk {
  /** Null when nothing was quoted, or that is not known any more. Notes what the documents go by. */
  quotations(edition: QuotingEdition): Promise<Quotations | null>;
  /** Everything that differs from what was quoted, by number; `said` is what was said of that before. */
  of(edition: QuotingEdition, said: readonly Correction[]): Promise<readonly Correction[]>;
}

export function createCorrectionDesk(parts: CorrectionDeskParts): CorrectionDesk {
  const { store } = parts;
  const quotations: CorrectionDesk["quotations"] = async ({ ref, library }) => {
    const shown = await store.shown(library, ref);
    const found = shown === null ? null : quotationsOf(shown.at, shown.claims);
    if (found === null) return null;
    if ((await store.quoted(ref)) === null) {
      const documents = await store.documents(library, found.paths);
      const named = documents.map(({ path, title, source, alsoAt }) => ({
        path,
        title,
        source,
        ...(alsoAt === undefined ? {} : { alsoAt }),
      }));
      await store.keepQuoted(ref, named);
    }
    const others = ((await store.quoted(ref)) ?? []).flatMap(({ alsoAt = [] }) => alsoAt);
    return { ...found, paths: [...new Set([...found.paths, ...others])] };
  };
  return {
    quotations,
    async of(edition, said) {
      const found = await quotations(edition);
      return found === null ? [] : corrected({ edition, found, said }, parts);
    },
  };
}

function quotationsOf(at: Instant, claims: readonly Claim[]): Quotations | null {
  const quoted = claims.flatMap((claim, index) =>
    claim.evidence
      .filter((evidence) => evidence.quote !== "" && !isQuotedAsEarlier(claim, evidence))
      .map((evidence) => ({ number: index + 1, evidence })),
  );
  const paths = [...new Set(quoted.map(({ evidence }) => evidence.document))];
  return quoted.length === 0 ? null : { at, quoted, paths };
}

interface Holding {
  readonly edition: QuotingEdition;
  readonly found: Quotations;
  readonly said: readonly Correction[];
}

async function corrected(holding: Holding, parts: CorrectionDeskParts): Promise<Correction[]> {
  const { ref, library } = holding.edition;
  const { quoted, paths } = holding.found;
  const { store } = parts;
  const present = new Map((await store.documents(library, paths)).map((each) => [each.path, each]));
  const names = new Map(((await store.quoted(ref)) ?? []).map((each) => [each.path, each]));
  const corrections: (Correction | null)[] = [];
  for (const { number, evidence } of quoted) {
    const path = evidence.document;
    const document = present.get(path);
    const named = names.get(path) ?? nameOf(document, path);
    const correction = { edition: ref, number, document: named, before: evidence.quote };
    if (document === undefined) {
      corrections.push(await ofMissing({ ...correction, now: WITHDRAWN }, evidence, holding, parts));
    } else if (!standsIn(evidence, document)) {
      corrections.push({ ...correction, now: whatItSays(evidence, document) });
    }
  }
  return corrections.filter((correction) => correction !== null);
}

const WITHDRAWN = { kind: "withdrawn" } as const;

/** As long as a document may only be away for a while, what was said last holds; so it does where the file was renamed. */
async function ofMissing(
  withdrawn: Correction,
  evidence: Evidence,
  { edition: { library }, found: { at }, said }: Holding,
  { store, isGone }: CorrectionDeskParts,
): Promise<Correction | null> {
  const { path } = withdrawn.document;
  const before = said.find(({ number }) => number === withdrawn.number) ?? null;
  const unreadable = (await store.unreadable(library)).some((file) => file.path === path);
  if (await liesElsewhere(library, withdrawn.document, evidence, store)) return null;
  if (unreadable || !isGone(library, path)) return before;
  if (await isMoved(library, evidence, at, store)) return null;
  const corrected = before?.now.kind === "says" ? before.now.evidence : null;
  return corrected !== null && (await isMoved(library, corrected, at, store)) ? before : withdrawn;
}

function whatItSays(evidence: Evidence, document: Document): Correction["now"] {
  const says = inItsPlace(evidence, document);
  return says === null ? { kind: "no longer says" } : { kind: "says", evidence: says };
}

function nameOf(document: Document | undefined, path: string): QuotedDocument {
  return { path, title: document?.title ?? path, source: document?.source ?? null };
}

/** Whether what was quoted still stands at another path of the same content. */
async function liesElsewhere(
  library: LibraryId,
  { alsoAt = [] }: QuotedDocument,
  evidence: Evidence,
  store: Pick<Store, "documents">,
): Promise<boolean> {
  const documents = await store.documents(library, alsoAt);
  return documents.some((document) => standsIn(evidence, document));
}

/** A document that came since the edition was written and says the same: the file was renamed, and nothing withdrawn. */
async function isMoved(
  library: LibraryId,
  evidence: Evidence,
  at: Instant,
  store: Pick<Store, "documentsHolding" | "documents">,
): Promise<boolean> {
  const stems = [...new Set(contentStems(evidence.quote))];
  const holding = await store.documentsHolding(library, [stems], { from: null, to: END_OF_TIME });
  const paths = holding.slice(0, MOST_CANDIDATES).map(({ path }) => path);
  const documents = await store.documents(library, paths);
  return documents.some((document) => document.arrivedAt > at && standsIn(evidence, document));
}
