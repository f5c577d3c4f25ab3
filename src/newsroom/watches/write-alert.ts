import type { Claim } from "../../domain/claim.ts";
import type { Document } from "../../domain/document.ts";
import type { LibraryId } from "../../domain/library.ts";
import type { Store } from "../../domain/ports.ts";
import type { Digest } from "../../domain/story.ts";
import type { AlertStory } from "../../domain/watches.ts";
import type { Verify } from "../../domain/writer.ts";
import { containment } from "../../text/containment.ts";
import { contentStems, stems } from "../../text/tokens.ts";
import { readTopic, tellingTerms } from "../../text/topics.ts";
import { holdClaim, holdClaims } from "../hold.ts";
import type { Match } from "./lookout.ts";

/** A claim most of whose words stand in another says nothing more. */
const SAID = 0.8;

export interface AlertWriting {
  readonly store: Pick<Store, "documents" | "digests">;
  readonly verify: Verify;
}

/**
 * What an alert says of each story: the headline of the first of its documents that is still there, and the sentence or two
 * that say most about the topic. Stories of which nothing is left are left out. Nobody waits for a model here.
 */
export async function writeAlert(
  library: LibraryId,
  matches: readonly Match[],
  typed: string,
  { store, verify }: AlertWriting,
): Promise<AlertStory[]> {
  const paths = matches.flatMap(({ paths: own }) => own);
  const documents = new Map((await store.documents(library, paths)).map((each) => [each.path, each]));
  const digests = await store.digests(library, paths);
  return matches.flatMap(({ story: id, paths: own }) => {
    for (const path of own) {
      const [document, digest] = [documents.get(path), digests.get(path)];
      const told = document && digest && tell(document, digest, { typed, verify });
      if (told) return [{ id, ...told }];
    }
    return [];
  });
}

function tell(
  document: Document,
  digest: Digest,
  { typed, verify }: { readonly typed: string; readonly verify: Verify },
): Omit<AlertStory, "id"> | null {
  const find = (path: string) => (path === document.path ? document : undefined);
  const { claim: headline } = holdClaim(digest.headline, find, verify);
  if (headline === null) return null;
  const held = holdClaims([...digest.summary, ...digest.keyFacts], find, verify).value;
  return { headline, claims: chosen(headline, held, typed) };
}

/** What the document leads with, then what says something about the topic that was not said. */
function chosen(headline: Claim, claims: readonly Claim[], typed: string): Claim[] {
  const topic = readTopic(typed);
  const wanted = new Set(topic === null ? [] : tellingTerms(topic).flat());
  const saysWanted = ({ text }: Claim) => stems(text).some((stem) => wanted.has(stem));
  const [lead, ...rest] = claims.filter((claim) => !isSaid(claim, [headline]));
  if (lead === undefined) return [];
  const more = rest.filter((claim) => !isSaid(claim, [headline, lead]));
  const second = more.find(saysWanted) ?? more[0];
  return second === undefined ? [lead] : [lead, second];
}

function isSaid({ text }: Claim, said: readonly Claim[]): boolean {
  const own = new Set(contentStems(text));
  return said.some((other) => containment(own, new Set(contentStems(other.text))) >= SAID);
}
