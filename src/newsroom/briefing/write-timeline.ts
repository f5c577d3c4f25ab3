import type { DroppedClaim } from "../../domain/documents/claim.ts";
import { type Document, documentHeader } from "../../domain/documents/document.ts";
import type { Digest, TimelineEntry } from "../../domain/stories/story.ts";
import type { Verify } from "../../domain/writing/verify.ts";
import { checkClaims, type DocumentLookup } from "../checking/check-claims.ts";
import { whatEachAdded } from "../stories/timeline.ts";

/** What each document of a story added, earliest first; every claim is checked against its source. */
export function writeTimeline(
  entries: readonly { readonly document: Document; readonly digest: Digest }[],
  verify: Verify,
): { readonly timeline: readonly TimelineEntry[]; readonly dropped: readonly DroppedClaim[] } {
  const byPath = new Map(entries.map(({ document }) => [document.path, document]));
  const find: DocumentLookup = (path) => byPath.get(path);
  const added = whatEachAdded(entries);
  const dropped: DroppedClaim[] = [];
  const timeline = entries.map(({ document }, at): TimelineEntry => {
    const checked = checkClaims(added[at] ?? [], find, verify);
    dropped.push(...checked.dropped);
    return { document: documentHeader(document), claims: checked.value };
  });
  return { timeline, dropped };
}
