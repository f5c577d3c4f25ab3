import type { Document } from "../../../domain/documents/document.ts";
import { partitionPoint } from "../../../text/tokens/partition-point.ts";
import type { SentenceProfile } from "../sentences/profile.ts";
import { opensCorrection } from "../sentences/sentence-kind.ts";

/**
 * The profiles, with every sentence of a correction note ("Correction: ...") as boilerplate: on its own, "It also
 * wrongly said that ..." would tell what the note takes back.
 */
export function withoutCorrectionNotes(
  { sentences, paragraphs }: Document,
  profiles: readonly SentenceProfile[],
): readonly SentenceProfile[] {
  const isNote = paragraphs.map((number) => opensCorrection(sentences[number - 1] ?? ""));
  if (!isNote.includes(true)) return profiles;
  return profiles.map((profile) => {
    const paragraph = partitionPoint(paragraphs, (start) => start > profile.number) - 1;
    return isNote[paragraph] === true ? { ...profile, boilerplate: true } : profile;
  });
}
