import { Fault } from "../domain/fault.ts";
import type { Check, DiscordFindings } from "../domain/health.ts";
import type { LibraryId } from "../domain/library.ts";
import type { Store } from "../domain/ports.ts";
import { discordCheck, NO_DISCORD } from "./discord-check.ts";

/** Free space below which the store may soon be unable to write, in bytes. */
const LITTLE_SPACE = 200 * 1024 * 1024;
/** Unreadable files named one by one; the rest are counted. */
const NAMED_FILES = 5;

/** What the doctor looks at. Each question is asked only here, and may throw a Fault. */
export interface Patient {
  readonly version: { readonly dateline: string; readonly node: string };
  readonly library: LibraryId;
  readonly dataDir: string;
  readonly settings: { readonly timeZone: string };
  /** Files in the documents folder. */
  countFiles(): Promise<number>;
  /** Bytes free where the store lies. */
  freeSpace(): Promise<number>;
  openStore(): Promise<Store>;
  /** Null when no model is set. */
  readonly checkModel: (() => Promise<readonly Check[]>) | null;
  /** Null when no token is set. */
  readonly lookAtDiscord: (() => Promise<DiscordFindings>) | null;
}

/** Checks settings, folder, store, model and Discord, in that order, and says what to fix. */
export async function examine(patient: Patient): Promise<readonly Check[]> {
  const { version, settings } = patient;
  return [
    { name: "version", status: "ok", text: `Dateline ${version.dateline}, Node ${version.node}`, fix: null },
    { name: "time zone", status: "ok", text: settings.timeZone, fix: null },
    await folderCheck(patient),
    await spaceCheck(patient),
    ...(await storeChecks(patient)),
    ...(patient.checkModel === null ? [NO_MODEL] : await patient.checkModel()),
    patient.lookAtDiscord === null ? NO_DISCORD : discordCheck(await patient.lookAtDiscord()),
  ];
}

async function folderCheck({ library, countFiles }: Patient): Promise<Check> {
  const name = "documents";
  try {
    const files = await countFiles();
    const text = `${files} files in ${library.root}`;
    if (files > 0) return { name, status: "ok", text, fix: null };
    return { name, status: "warn", text, fix: "Put .txt, .md or .html files there, or set DOCUMENTS_DIR." };
  } catch (error) {
    return failed(name, error, "Make the folder, or set DOCUMENTS_DIR to one you can read.");
  }
}

async function spaceCheck({ dataDir, freeSpace }: Patient): Promise<Check> {
  const name = "disk";
  try {
    const bytes = await freeSpace();
    const text = `${Math.floor(bytes / (1024 * 1024))} MB free for ${dataDir}`;
    if (bytes >= LITTLE_SPACE) return { name, status: "ok", text, fix: null };
    return { name, status: "warn", text, fix: "Make room, or move DATA_DIR to a larger disk." };
  } catch (error) {
    return failed(name, error, "Make DATA_DIR a folder that can be read.");
  }
}

async function storeChecks(patient: Patient): Promise<readonly Check[]> {
  try {
    const store = await patient.openStore();
    try {
      return await openStoreChecks(store, patient.library);
    } finally {
      await store.close();
    }
  } catch (error) {
    return [failed("store", error, null)];
  }
}

async function openStoreChecks(store: Store, library: LibraryId): Promise<readonly Check[]> {
  const name = "store";
  const { ok, problems, schemaVersion } = await store.integrity();
  if (!ok)
    return [{ name, status: "fail", text: problems.join("; "), fix: "Run: dateline doctor --rebuild" }];
  const { documents, stories } = await store.counts(library);
  const text = `sound, schema ${schemaVersion}: ${documents} documents in ${stories} stories`;
  return [{ name, status: "ok", text, fix: null }, ...(await unreadableChecks(store, library))];
}

async function unreadableChecks(store: Store, library: LibraryId): Promise<readonly Check[]> {
  const files = await store.unreadable(library);
  if (files.length === 0) return [];
  const named = files.slice(0, NAMED_FILES).map(({ path, code }) => `${path} (${code})`);
  const rest = files.length > NAMED_FILES ? [`and ${files.length - NAMED_FILES} more`] : [];
  return [
    {
      name: "unreadable",
      status: "warn",
      text: `${files.length} files could not be read: ${[...named, ...rest].join(", ")}`,
      fix: "docs/formats.md says what to do for each code.",
    },
  ];
}

const NO_MODEL: Check = {
  name: "model",
  status: "ok",
  text: "none set: the built-in writer writes",
  fix: null,
};

/** A Fault says what to do itself; anything else is a defect, and is not hidden as a check. */
function failed(name: string, error: unknown, fix: string | null): Check {
  if (!(error instanceof Fault)) throw error;
  return { name, status: "fail", text: error.message, fix };
}
