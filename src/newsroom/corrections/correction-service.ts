import type { LibraryId } from "../../domain/core/library.ts";
import { END_OF_TIME, type Instant } from "../../domain/core/time.ts";
import type { Claim, Evidence } from "../../domain/documents/claim.ts";
import type { Document } from "../../domain/documents/document.ts";
import type { Correction, QuotedDocument, QuotingEdition } from "../../domain/schedules/corrections.ts";
import type { Store } from "../../domain/store/store.ts";
import { contentStems } from "../../text/tokens/tokens.ts";
import { containsQuote, findReplacement, isQuotedAsEarlier } from "./compare-quotes.ts";

/** Documents that are read in search of one that was moved. */
const MAX_CANDIDATES = 20;

/** What an edition quoted, and from which documents; with those of the same content. */
export interface Quotations {
  readonly at: Instant;
  /** Each with the number it stands under, from 1. */
  readonly quoted: readonly { readonly number: number; readonly evidence: Evidence }[];
  readonly paths: readonly string[];
}

export interface CorrectionServiceDeps {
  readonly store: Pick<
    Store,
    "shown" | "documents" | "unreadable" | "documentsContaining" | "quoted" | "saveQuoted"
  >;
  /** Whether a document that is not there has been gone for long enough to be taken for withdrawn. */
  readonly isGone: (library: LibraryId, path: string) => boolean;
}

/** Holds what was quoted against what the documents say by now. */
export interface CorrectionService {
  /** Null when nothing was quoted, or that is not known any more. Notes what the documents go by. */
  quotations(edition: QuotingEdition): Promise<Quotations | null>;
  /** Everything that differs from what was quoted, by number; `said` is what was said of that before. */
  findCorrections(edition: QuotingEdition, previous: readonly Correction[]): Promise<readonly Correction[]>;
}

export function createCorrectionService(deps: CorrectionServiceDeps): CorrectionService {
  const { store } = deps;
  const quotations: CorrectionService["quotations"] = async ({ ref, library }) => {
    const shown = await store.shown(library, ref);
    const extracted = shown === null ? null : quotationsOf(shown.at, shown.claims);
    if (extracted === null) return null;
    if ((await store.quoted(ref)) === null) {
      const documents = await store.documents(library, extracted.paths);
      const named = documents.map(({ path, title, source, alsoAt }) => ({
        path,
        title,
        source,
        ...(alsoAt === undefined ? {} : { alsoAt }),
      }));
      await store.saveQuoted(ref, named);
    }
    const others = ((await store.quoted(ref)) ?? []).flatMap(({ alsoAt = [] }) => alsoAt);
    return { ...extracted, paths: [...new Set([...extracted.paths, ...others])] };
  };
  return {
    quotations,
    async findCorrections(edition, previous) {
      const extracted = await quotations(edition);
      return extracted === null ? [] : corrected({ edition, quotations: extracted, previous }, deps);
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

interface QuotationCheck {
  readonly edition: QuotingEdition;
  readonly quotations: Quotations;
  readonly previous: readonly Correction[];
}

async function corrected(check: QuotationCheck, deps: CorrectionServiceDeps): Promise<Correction[]> {
  const { ref, library } = check.edition;
  const { quoted, paths } = check.quotations;
  const { store } = deps;
  const present = new Map((await store.documents(library, paths)).map((each) => [each.path, each]));
  const names = new Map(((await store.quoted(ref)) ?? []).map((each) => [each.path, each]));
  const corrections: (Correction | null)[] = [];
  for (const { number, evidence } of quoted) {
    const path = evidence.document;
    const document = present.get(path);
    const named = names.get(path) ?? nameOf(document, path);
    const correction = { edition: ref, number, document: named, before: evidence.quote };
    if (document === undefined) {
      corrections.push(await correctionOfMissing({ ...correction, now: WITHDRAWN }, evidence, check, deps));
    } else if (!containsQuote(evidence, document)) {
      corrections.push({ ...correction, now: currentWording(evidence, document) });
    }
  }
  return corrections.filter((correction) => correction !== null);
}

const WITHDRAWN = { kind: "withdrawn" } as const;

/** As long as a document may only be away for a while, what was said last holds; so it does where the file was renamed. */
async function correctionOfMissing(
  withdrawn: Correction,
  evidence: Evidence,
  { edition: { library }, quotations: { at }, previous }: QuotationCheck,
  { store, isGone }: CorrectionServiceDeps,
): Promise<Correction | null> {
  const { path } = withdrawn.document;
  const before = previous.find(({ number }) => number === withdrawn.number) ?? null;
  const unreadable = (await store.unreadable(library)).some((file) => file.path === path);
  if (await existsElsewhere(library, withdrawn.document, evidence, store)) return null;
  if (unreadable || !isGone(library, path)) return before;
  if (await isMoved(library, evidence, at, store)) return null;
  const previousWording = before?.now.kind === "says" ? before.now.evidence : null;
  return previousWording !== null && (await isMoved(library, previousWording, at, store))
    ? before
    : withdrawn;
}

function currentWording(evidence: Evidence, document: Document): Correction["now"] {
  const replacement = findReplacement(evidence, document);
  return replacement === null ? { kind: "no longer says" } : { kind: "says", evidence: replacement };
}

function nameOf(document: Document | undefined, path: string): QuotedDocument {
  return { path, title: document?.title ?? path, source: document?.source ?? null };
}

/** Whether what was quoted still stands at another path of the same content. */
async function existsElsewhere(
  library: LibraryId,
  { alsoAt = [] }: QuotedDocument,
  evidence: Evidence,
  store: Pick<Store, "documents">,
): Promise<boolean> {
  const documents = await store.documents(library, alsoAt);
  return documents.some((document) => containsQuote(evidence, document));
}

/** A document that came since the edition was written and says the same: the file was renamed, and nothing withdrawn. */
async function isMoved(
  library: LibraryId,
  evidence: Evidence,
  at: Instant,
  store: Pick<Store, "documentsContaining" | "documents">,
): Promise<boolean> {
  const stems = [...new Set(contentStems(evidence.quote))];
  const matching = await store.documentsContaining(library, [stems], { from: null, to: END_OF_TIME });
  const paths = matching.slice(0, MAX_CANDIDATES).map(({ path }) => path);
  const documents = await store.documents(library, paths);
  return documents.some((document) => document.arrivedAt > at && containsQuote(evidence, document));
}
