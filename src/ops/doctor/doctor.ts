import { Fault } from "../../domain/core/fault.ts";
import type { LibraryId } from "../../domain/core/library.ts";
import { isQuarantined, type Unreadable } from "../../domain/documents/unreadable.ts";
import type { CheckResult } from "../../domain/operations/check-result.ts";
import type { DiscordProbeResult } from "../../domain/operations/discord-probe.ts";
import type { LibraryReader } from "../../domain/store/library-reader.ts";
import type { StoreMaintenance } from "../../domain/store/store-maintenance.ts";
import { discordCheck, NO_DISCORD } from "./discord-check.ts";

/** Free space below which the doctor warns. */
const MIN_FREE_BYTES = 200 * 1024 * 1024;
/** Unreadable files listed by name; the rest are counted. */
const MAX_NAMED_FILES = 5;

/** What the doctor looks at in the store. */
type DoctorStore = Pick<StoreMaintenance, "integrity" | "close"> &
  Pick<LibraryReader, "counts" | "unreadable">;

/** What the doctor checks. Any method may throw a Fault, which fails its check. */
export interface DoctorDeps {
  readonly version: { readonly dateline: string; readonly node: string };
  readonly library: LibraryId;
  readonly dataDir: string;
  readonly settings: { readonly timeZone: string };
  /** Counts the files in the documents folder, and those that collection files restrict to some guilds. */
  countFiles(): Promise<{ readonly files: number; readonly restricted: number }>;
  /** Free bytes where the store grows; null where that can't be told. */
  freeSpace(): Promise<number | null>;
  openStore(): Promise<DoctorStore>;
  /** Null when no model is set. */
  readonly checkModel: (() => Promise<readonly CheckResult[]>) | null;
  /** Null when no token is set. */
  readonly probeDiscord: (() => Promise<DiscordProbeResult>) | null;
}

/** Checks settings, folder, disk, store, model and Discord, in that order. */
export async function runChecks(deps: DoctorDeps): Promise<readonly CheckResult[]> {
  const { version, settings } = deps;
  return [
    { name: "version", status: "ok", text: `Dateline ${version.dateline}, Node ${version.node}`, fix: null },
    { name: "time zone", status: "ok", text: settings.timeZone, fix: null },
    await folderCheck(deps),
    ...(await spaceChecks(deps)),
    ...(await storeChecks(deps)),
    ...(deps.checkModel === null ? [NO_MODEL] : await deps.checkModel()),
    deps.probeDiscord === null ? NO_DISCORD : discordCheck(await deps.probeDiscord()),
  ];
}

async function folderCheck({ library, countFiles }: DoctorDeps): Promise<CheckResult> {
  const name = "documents";
  try {
    const { files, restricted } = await countFiles();
    const text = `${files} files in ${library.root}${restricted > 0 ? `, ${restricted} of them for some servers only` : ""}`;
    if (files > 0) return { name, status: "ok", text, fix: null };
    return {
      name,
      status: "warn",
      text,
      fix: "Put files there (docs/formats.md lists the formats), or set DOCUMENTS_DIR.",
    };
  } catch (error) {
    return failed(name, error, "Create the folder, or set DOCUMENTS_DIR to a readable one.");
  }
}

async function spaceChecks({ dataDir, freeSpace }: DoctorDeps): Promise<readonly CheckResult[]> {
  const name = "disk";
  try {
    const bytes = await freeSpace();
    if (bytes === null) return [];
    const text = `${Math.floor(bytes / (1024 * 1024))} MB free for ${dataDir}`;
    if (bytes >= MIN_FREE_BYTES) return [{ name, status: "ok", text, fix: null }];
    return [{ name, status: "warn", text, fix: "Free some space, or move DATA_DIR to a larger disk." }];
  } catch (error) {
    return [failed(name, error, "Set DATA_DIR to a readable folder.")];
  }
}

async function storeChecks(deps: DoctorDeps): Promise<readonly CheckResult[]> {
  try {
    const store = await deps.openStore();
    try {
      return await openStoreChecks(store, deps.library);
    } finally {
      await store.close();
    }
  } catch (error) {
    return [failed("store", error, null)];
  }
}

async function openStoreChecks(store: DoctorStore, library: LibraryId): Promise<readonly CheckResult[]> {
  const name = "store";
  const { ok, problems, schemaVersion } = await store.integrity();
  if (!ok)
    return [{ name, status: "fail", text: problems.join("; "), fix: "Run: dateline doctor --rebuild" }];
  const { documents, stories } = await store.counts(library);
  const text = `no damage found, schema ${schemaVersion}: ${documents} documents in ${stories} stories`;
  return [{ name, status: "ok", text, fix: null }, ...(await unreadableChecks(store, library))];
}

async function unreadableChecks(store: DoctorStore, library: LibraryId): Promise<readonly CheckResult[]> {
  const files = await store.unreadable(library);
  const quarantined = files.filter(isQuarantined);
  return [
    ...fileListCheck("unreadable", "could not be read", files),
    ...fileListCheck(
      "set aside",
      "are malformed or took too much time or memory, and are not read again until they change",
      quarantined,
    ),
  ];
}

function fileListCheck(name: string, what: string, files: readonly Unreadable[]): CheckResult[] {
  if (files.length === 0) return [];
  const named = files.slice(0, MAX_NAMED_FILES).map(({ path, code }) => `${path} (${code})`);
  const rest = files.length > MAX_NAMED_FILES ? [`and ${files.length - MAX_NAMED_FILES} more`] : [];
  const text = `${files.length} files ${what}: ${[...named, ...rest].join(", ")}`;
  return [{ name, status: "warn", text, fix: "docs/formats.md says what to do for each code." }];
}

const NO_MODEL: CheckResult = {
  name: "model",
  status: "ok",
  text: "none set: the built-in writer writes all texts",
  fix: null,
};

/** A failed check for a Fault. Rethrows any other error. */
function failed(name: string, error: unknown, fix: string | null): CheckResult {
  if (!(error instanceof Fault)) throw error;
  return { name, status: "fail", text: error.message, fix };
}
