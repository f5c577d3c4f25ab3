import type { LibraryId } from "../../domain/core/library.ts";
import { END_OF_TIME, type Instant } from "../../domain/core/time.ts";
import type { Claim, Evidence } from "../../domain/documents/claim.ts";
import type { Document } from "../../domain/documents/document.ts";
import type { Correction, QuotedDocument, QuotingEdition } from "../../domain/schedules/correction.ts";
import type { CorrectionStore } from "../../domain/schedules/correction-store.ts";
import type { ConversationStore } from "../../domain/store/conversation-store.ts";
import type { LibraryReader } from "../../domain/store/library-reader.ts";
import type { SearchStore } from "../../domain/store/search-store.ts";
import { contentStems } from "../../text/tokens/tokens.ts";
import { containsQuote, findReplacement, isQuotedAsEarlier } from "./compare-quotes.ts";

/** Documents searched for the quote of a renamed document. */
const MAX_CANDIDATES = 20;

/** What an edition quoted. `paths` includes duplicates of the quoted documents. */
export interface Quotations {
  readonly at: Instant;
  /** With the number of the claim in the edition, from 1. */
  readonly quoted: readonly { readonly number: number; readonly evidence: Evidence }[];
  readonly paths: readonly string[];
}

export interface CorrectionServiceDeps {
  readonly store: Pick<ConversationStore, "shown"> &
    Pick<LibraryReader, "documents" | "unreadable"> &
    Pick<SearchStore, "documentsContaining"> &
    Pick<CorrectionStore, "quoted" | "saveQuoted">;
  /** Whether a missing document has been gone long enough to count as withdrawn. */
  readonly isGone: (library: LibraryId, path: string) => boolean;
}

/** Compares what editions quoted with what the documents say now. */
export interface CorrectionService {
  /** Null if nothing was quoted or the record has expired. Saves the documents' titles for when they are gone. */
  quotations(edition: QuotingEdition): Promise<Quotations | null>;
  /** Everything that differs from the quotes, by number; `previous` are the corrections published so far. */
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
      return extracted === null ? [] : compareQuotations({ edition, quotations: extracted, previous }, deps);
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

async function compareQuotations(check: QuotationCheck, deps: CorrectionServiceDeps): Promise<Correction[]> {
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

/**
 * The correction for a document that is missing. Keeps the previous one while the document may only be away for a moment;
 * none if the quote is found elsewhere, as after a rename.
 */
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

/** Whether a duplicate of the document still contains the quote. */
async function existsElsewhere(
  library: LibraryId,
  { alsoAt = [] }: QuotedDocument,
  evidence: Evidence,
  store: Pick<LibraryReader, "documents">,
): Promise<boolean> {
  const documents = await store.documents(library, alsoAt);
  return documents.some((document) => containsQuote(evidence, document));
}

/** Whether a document that arrived after the edition contains the quote: the file was renamed, not withdrawn. */
async function isMoved(
  library: LibraryId,
  evidence: Evidence,
  at: Instant,
  store: Pick<SearchStore, "documentsContaining"> & Pick<LibraryReader, "documents">,
): Promise<boolean> {
  const stems = [...new Set(contentStems(evidence.quote))];
  const matching = await store.documentsContaining(library, [stems], { from: null, to: END_OF_TIME });
  const paths = matching.slice(0, MAX_CANDIDATES).map(({ path }) => path);
  const documents = await store.documents(library, paths);
  return documents.some((document) => document.arrivedAt > at && containsQuote(evidence, document));
}
