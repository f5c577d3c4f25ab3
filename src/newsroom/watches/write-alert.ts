import type { LibraryId } from "../../domain/core/library.ts";
import type { Claim } from "../../domain/documents/claim.ts";
import type { Document } from "../../domain/documents/document.ts";
import type { AlertStory } from "../../domain/schedules/watch-renderer.ts";
import type { LibraryReader } from "../../domain/store/library-reader.ts";
import type { Digest } from "../../domain/stories/story.ts";
import type { Verify } from "../../domain/writing/verify.ts";
import { contentTerms, parseTopic } from "../../text/queries/parse-topic.ts";
import { containment } from "../../text/tokens/containment.ts";
import { contentStems, stems } from "../../text/tokens/tokens.ts";
import { checkClaim, checkClaims } from "../checking/check-claims.ts";
import type { WatchMatch } from "./watch-matcher.ts";

/** A claim is repeated if another claim contains this share of its stems. */
const REPEATED_SHARE = 0.8;

export interface WriteAlertDeps {
  readonly store: Pick<LibraryReader, "documents" | "digests">;
  readonly verify: Verify;
}

/**
 * Writes an alert: per story the headline of its first document still in the library, the lead, and one sentence on the
 * topic. Skips stories with no document left. Uses stored digests, so it never waits for a model.
 */
export async function writeAlert(
  library: LibraryId,
  matches: readonly WatchMatch[],
  typed: string,
  { store, verify }: WriteAlertDeps,
): Promise<AlertStory[]> {
  const paths = matches.flatMap(({ paths: own }) => own);
  const documents = new Map((await store.documents(library, paths)).map((each) => [each.path, each]));
  const digests = await store.digests(library, paths);
  return matches.flatMap(({ story: id, paths: own }) => {
    for (const path of own) {
      const [document, digest] = [documents.get(path), digests.get(path)];
      const written = document && digest && alertStory(document, digest, { typed, verify });
      if (written) return [{ id, ...written }];
    }
    return [];
  });
}

function alertStory(
  document: Document,
  digest: Digest,
  { typed, verify }: { readonly typed: string; readonly verify: Verify },
): Omit<AlertStory, "id"> | null {
  const find = (path: string) => (path === document.path ? document : undefined);
  const { claim: headline } = checkClaim(digest.headline, find, verify);
  if (headline === null) return null;
  const checked = checkClaims([...digest.summary, ...digest.keyFacts], find, verify).value;
  return { headline, claims: chooseClaims(headline, checked, typed) };
}

/** The first claim that does not repeat the headline, and one more, preferably about the topic. */
function chooseClaims(headline: Claim, claims: readonly Claim[], typed: string): Claim[] {
  const topic = parseTopic(typed);
  const topicStems = new Set(topic === null ? [] : contentTerms(topic).flat());
  const mentionsTopic = ({ text }: Claim) => stems(text).some((stem) => topicStems.has(stem));
  const [lead, ...rest] = claims.filter((claim) => !isRepeated(claim, [headline]));
  if (lead === undefined) return [];
  const more = rest.filter((claim) => !isRepeated(claim, [headline, lead]));
  const second = more.find(mentionsTopic) ?? more[0];
  return second === undefined ? [lead] : [lead, second];
}

function isRepeated({ text }: Claim, shown: readonly Claim[]): boolean {
  const own = new Set(contentStems(text));
  return shown.some((other) => containment(own, new Set(contentStems(other.text))) >= REPEATED_SHARE);
}
