import type { LibraryId } from "../../domain/core/library.ts";
import type { Claim } from "../../domain/documents/claim.ts";
import type { Document, DocumentHeader } from "../../domain/documents/document.ts";
import type { DeliveredStory } from "../../domain/schedules/delivered-store.ts";
import type { LibraryReader } from "../../domain/store/library-reader.ts";
import type { Verify } from "../../domain/writing/verify.ts";
import type { ChangeSinceDelivery } from "../briefing/story-service.ts";
import { type CheckedText, checkComparisons } from "../checking/check-claims.ts";
import { changesSince } from "../stories/changes-since.ts";
import { readFigures } from "../stories/figure-mentions.ts";
import { asDelivered } from "./delivered-documents.ts";

/** Temporary path prefix of delivered revisions, because the library may hold a newer revision at the same path. */
const AS_DELIVERED = "\u0000as delivered: ";
/** New documents of one story checked for changes, the latest ones. */
const MAX_NEW_DOCUMENTS = 12;

/** What is new in a story since it was delivered; null if nothing is. */
export async function changeSinceDelivery(
  library: LibraryId,
  delivered: DeliveredStory,
  arrived: readonly DocumentHeader[],
  { store, verify }: { readonly store: Pick<LibraryReader, "documents">; readonly verify: Verify },
): Promise<ChangeSinceDelivery | null> {
  const headers = delivered.documents.map(({ header }) => header);
  const paths = [...headers, ...arrived.slice(-MAX_NEW_DOCUMENTS)].map(({ path }) => path);
  const present = new Map(
    (await store.documents(library, [...new Set(paths)])).map((document) => [document.path, document]),
  );
  const fresh = arrived.slice(-MAX_NEW_DOCUMENTS).flatMap(({ path }) => present.get(path) ?? []);
  const deliveredDocuments = delivered.documents.map((document) => {
    const revision = asDelivered(document, present.get(document.header.path));
    return { ...revision, path: AS_DELIVERED + revision.path };
  });
  await readFigures([...deliveredDocuments, ...fresh]);
  const change = await checkChanges(
    changesSince(deliveredDocuments, fresh),
    [...deliveredDocuments, ...fresh],
    verify,
  );
  if (change.value.length === 0) return null;
  const deliveredSentences = [
    ...deliveredDocuments.flatMap((document) => [document.title, ...document.sentences]),
    ...delivered.claims.map(({ text }) => text),
  ];
  return { change, deliveredSentences };
}

async function checkChanges(
  claims: readonly Claim[],
  documents: readonly Document[],
  verify: Verify,
): Promise<CheckedText<readonly Claim[]>> {
  const byPath = new Map(documents.map((document) => [document.path, document]));
  const checked = await checkComparisons(claims, (path) => byPath.get(path), verify);
  return { ...checked, value: checked.value.map(withOriginalPath) };
}

function withOriginalPath({ text, evidence }: Claim): Claim {
  const named = evidence.map((one) => ({
    ...one,
    document: one.document.startsWith(AS_DELIVERED) ? one.document.slice(AS_DELIVERED.length) : one.document,
  }));
  return { text, evidence: named };
}
