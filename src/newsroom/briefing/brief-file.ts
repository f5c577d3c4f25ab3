import type { Now } from "../../domain/core/clock.ts";
import type { LibraryId } from "../../domain/core/library.ts";
import type { Unreadable } from "../../domain/documents/unreadable.ts";
import type { SingleFileResult } from "../../domain/intake/file-change.ts";
import type { Briefing } from "../../domain/stories/story.ts";
import type { WritingService } from "../writing/writing-service.ts";
import { briefDocument } from "./brief-document.ts";

export interface BriefFileDeps {
  readonly readSingleFile: (name: string, bytes: Uint8Array) => Promise<SingleFileResult>;
  readonly writing: WritingService;
  readonly now: Now;
}

/** Briefs one file that is in no library, or says why it can't be read. Nothing is stored. */
export async function briefFile(
  library: LibraryId,
  { name, bytes }: { readonly name: string; readonly bytes: Uint8Array },
  { readSingleFile, ...deps }: BriefFileDeps,
): Promise<
  | { readonly kind: "briefing"; readonly briefing: Briefing }
  | { readonly kind: "refused"; readonly unreadable: Unreadable }
> {
  const read = await readSingleFile(name, bytes);
  if (read.kind === "unreadable") return { kind: "refused", unreadable: read.unreadable };
  return { kind: "briefing", briefing: await briefDocument(library, read.document, deps) };
}
