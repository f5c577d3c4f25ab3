import type { Claim } from "../../domain/claim.ts";
import type { Document, DocumentHeader } from "../../domain/document.ts";
import type { LibraryId } from "../../domain/library.ts";
import type { Store } from "../../domain/ports.ts";
import type { ToldStory } from "../../domain/schedule-memory.ts";
import type { Verify } from "../../domain/writer.ts";
import { type HeldText, holdComparisons } from "../hold.ts";
import { changesSinceTold } from "../stories/since-told.ts";
import type { SinceTold } from "../story-desk.ts";
import { asTold } from "./told-documents.ts";

/** A document may have been revised since it was told: the revision that was told goes by this name meanwhile. */
const AS_TOLD = "\u0000as told: ";
/** New documents of one story that are looked at for changes: the latest. */
const LATEST = 12;

/** What is new of a story since it was told; null when nothing is. */
export async function judgeTold(
  library: LibraryId,
  told: ToldStory,
  came: readonly DocumentHeader[],
  { store, verify }: { readonly store: Pick<Store, "documents">; readonly verify: Verify },
): Promise<SinceTold | null> {
  const headers = told.documents.map(({ header }) => header);
  const paths = [...headers, ...came.slice(-LATEST)].map(({ path }) => path);
  const present = new Map(
    (await store.documents(library, [...new Set(paths)])).map((document) => [document.path, document]),
  );
  const fresh = came.slice(-LATEST).flatMap(({ path }) => present.get(path) ?? []);
  const before = told.documents.map((document) => {
    const then = asTold(document, present.get(document.header.path));
    return { ...then, path: AS_TOLD + then.path };
  });
  const change = held(changesSinceTold(before, fresh), [...before, ...fresh], verify);
  if (change.value.length === 0) return null;
  const sentences = [
    ...before.flatMap((document) => [document.title, ...document.sentences]),
    ...told.claims.map(({ text }) => text),
  ];
  return { change, sentences };
}

function held(
  claims: readonly Claim[],
  documents: readonly Document[],
  verify: Verify,
): HeldText<readonly Claim[]> {
  const byPath = new Map(documents.map((document) => [document.path, document]));
  const checked = holdComparisons(claims, (path) => byPath.get(path), verify);
  return { ...checked, value: checked.value.map(byItsName) };
}

function byItsName({ text, evidence }: Claim): Claim {
  const named = evidence.map((one) => ({
    ...one,
    document: one.document.startsWith(AS_TOLD) ? one.document.slice(AS_TOLD.length) : one.document,
  }));
  return { text, evidence: named };
}
