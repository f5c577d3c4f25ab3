import { takeTurn } from "../../async/take-turn.ts";
import type { DroppedClaim } from "../../domain/documents/claim.ts";
import { type Document, documentHeader } from "../../domain/documents/document.ts";
import type { Digest, TimelineEntry } from "../../domain/stories/story.ts";
import type { Verify } from "../../domain/writing/verify.ts";
import { checkClaims, type DocumentLookup } from "../checking/check-claims.ts";
import { whatEachAdded } from "../stories/timeline.ts";

/** What each document of a story added, earliest first; every claim is checked against its source. */
export async function writeTimeline(
  entries: readonly { readonly document: Document; readonly digest: Digest }[],
  verify: Verify,
): Promise<{ readonly timeline: readonly TimelineEntry[]; readonly dropped: readonly DroppedClaim[] }> {
  const byPath = new Map(entries.map(({ document }) => [document.path, document]));
  const find: DocumentLookup = (path) => byPath.get(path);
  const added = await whatEachAdded(entries);
  const dropped: DroppedClaim[] = [];
  const timeline: TimelineEntry[] = [];
  for (const [at, { document }] of entries.entries()) {
    await takeTurn();
    const checked = checkClaims(added[at] ?? [], find, verify);
    dropped.push(...checked.dropped);
    timeline.push({ document: documentHeader(document), claims: checked.value });
  }
  return { timeline, dropped };
}
