import { type DocumentHeader, documentHeader, type Unreadable } from "../domain/document.ts";
import { type LibraryId, sharedLibrary } from "../domain/library.ts";
import type { DocumentSource, Store, Uploads } from "../domain/ports.ts";
import type { Instant, Now } from "../domain/time.ts";
import type { Catalogue } from "./catalogue.ts";
import type { Intake, IntakeReport } from "./intake.ts";
import { createOneAtATime } from "./one-at-a-time.ts";

export interface KeeperParts {
  /** The operator's documents folder. */
  readonly root: string;
  readonly store: Pick<Store, "documents" | "unreadable">;
  readonly intake: Intake;
  readonly catalogue: Catalogue;
  readonly uploads: Uploads;
  readonly sourceOf: (folder: string) => DocumentSource;
  readonly now: Now;
  /** Ends what runs, where it stands. */
  readonly signal: AbortSignal;
}

/** What became of a file that was handed in. */
export type Handed =
  | { readonly kind: "read"; readonly document: DocumentHeader }
  | { readonly kind: "refused"; readonly unreadable: Unreadable };

/** Keeps libraries level with their folders. Throws the Faults of Intake. */
export interface Keeper {
  levelShared(): Promise<IntakeReport>;
  /** A guild without files has nothing to level. */
  levelGuild(guild: string): Promise<IntakeReport>;
  /** Levels the guild's library, and says what became of one of its files. */
  handedIn(guild: string, path: string): Promise<Handed>;
  /** When the shared folder was last found level; null before the first time. */
  readonly levelledAt: () => Instant | null;
}

const NOTHING: IntakeReport = { read: 0, unreadable: 0, gone: 0 };

export function createKeeper(parts: KeeperParts): Keeper {
  const { root, intake, catalogue, uploads, sourceOf, store, now, signal } = parts;
  let sharedAt: Instant | null = null;

  async function level(library: LibraryId, source: DocumentSource): Promise<IntakeReport> {
    const report = await intake.takeIn(library, source, undefined, signal);
    // What can't be read any more has left the library, too.
    if (report.read + report.unreadable + report.gone > 0) await catalogue.refresh(library);
    return report;
  }
  const levelling = createOneAtATime<IntakeReport>();
  const shared = sourceOf(root);
  const levelShared = () =>
    levelling.run("", async () => {
      const report = await level(sharedLibrary(root), shared);
      sharedAt = now();
      return report;
    });
  const levelGuild = (guild: string) =>
    levelling.run(guild, async () =>
      (await uploads.guilds()).includes(guild)
        ? level({ root, guild }, sourceOf(uploads.rootOf(guild)))
        : NOTHING,
    );

  return {
    levelShared,
    levelGuild,
    levelledAt: () => sharedAt,
    async handedIn(guild, path) {
      await levelGuild(guild);
      const library = { root, guild };
      const [document] = await store.documents(library, [path]);
      if (document !== undefined) return { kind: "read", document: documentHeader(document) };
      const unreadable = (await store.unreadable(library)).find((file) => file.path === path);
      if (unreadable !== undefined) return { kind: "refused", unreadable };
      return { kind: "refused", unreadable: { path, code: "vanished", reason: "It is no longer there." } };
    },
  };
}
