import { Fault } from "../../domain/core/fault.ts";
import type { LibraryId } from "../../domain/core/library.ts";
import { isQuarantined, type Unreadable } from "../../domain/documents/unreadable.ts";
import type { FeedStore } from "../../domain/feeds/feed-store.ts";
import type { CheckResult } from "../../domain/operations/check-result.ts";
import type { DiscordProbeResult } from "../../domain/operations/discord-probe.ts";
import type { StoreHealth } from "../../domain/operations/store-health.ts";
import type { LibraryReader } from "../../domain/store/library-reader.ts";
import type { StoreMaintenance } from "../../domain/store/store-maintenance.ts";
import { shownIn } from "../../domain/texts/reasons.ts";
import type { Texts } from "../../domain/texts/texts.ts";
import { discordCheck, noDiscordCheck } from "./discord-check.ts";

/** Free space below which the doctor warns. */
const MIN_FREE_BYTES = 200 * 1024 * 1024;
/** Unreadable files listed by name; the rest are counted. */
const MAX_NAMED_FILES = 5;

/** What the doctor looks at in the store. */
type DoctorStore = Pick<StoreMaintenance, "integrity" | "close"> &
  Pick<StoreHealth, "checkSpace"> &
  Pick<LibraryReader, "counts" | "unreadable"> &
  Pick<FeedStore, "feeds">;

/** What the doctor checks. Any method may throw a Fault, which fails its check. */
export interface DoctorDeps {
  /** The texts of the language of the results. */
  readonly texts: Texts;
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
  const { version, settings, texts } = deps;
  return [
    {
      name: texts.t("doctor.name.version"),
      status: "ok",
      text: texts.t("doctor.version", version),
      fix: null,
    },
    { name: texts.t("doctor.name.time-zone"), status: "ok", text: settings.timeZone, fix: null },
    await folderCheck(deps),
    ...(await spaceChecks(deps)),
    ...(await storeChecks(deps)),
    ...(deps.checkModel === null ? [noModelCheck(texts)] : await deps.checkModel()),
    deps.probeDiscord === null ? noDiscordCheck(texts) : discordCheck(await deps.probeDiscord(), texts),
  ];
}

async function folderCheck({ library, countFiles, texts }: DoctorDeps): Promise<CheckResult> {
  const name = texts.t("doctor.name.documents");
  try {
    const { files, restricted } = await countFiles();
    const text = texts.t("doctor.documents", {
      files: String(files),
      folder: library.root,
      restricted: restricted > 0 ? String(restricted) : "none",
    });
    if (files > 0) return { name, status: "ok", text, fix: null };
    return {
      name,
      status: "warn",
      text,
      fix: texts.t("doctor.documents.fix"),
    };
  } catch (error) {
    return failed(name, error, texts.t("doctor.documents.fix-folder"), texts);
  }
}

async function spaceChecks({ dataDir, freeSpace, texts }: DoctorDeps): Promise<readonly CheckResult[]> {
  const name = texts.t("doctor.name.disk");
  try {
    const bytes = await freeSpace();
    if (bytes === null) return [];
    const text = texts.t("doctor.disk", {
      megabytes: String(Math.floor(bytes / (1024 * 1024))),
      folder: dataDir,
    });
    if (bytes >= MIN_FREE_BYTES) return [{ name, status: "ok", text, fix: null }];
    return [{ name, status: "warn", text, fix: texts.t("doctor.disk.fix") }];
  } catch (error) {
    return [failed(name, error, texts.t("doctor.disk.fix-folder"), texts)];
  }
}

async function storeChecks(deps: DoctorDeps): Promise<readonly CheckResult[]> {
  try {
    const store = await deps.openStore();
    try {
      return [
        ...(await fullDiskChecks(store, deps)),
        ...(await openStoreChecks(store, deps.library, deps.texts)),
      ];
    } finally {
      await store.close();
    }
  } catch (error) {
    return [failed(deps.texts.t("doctor.name.store"), error, null, deps.texts)];
  }
}

/** Beside the free space: the store tells what it could not write, and whether it lives on its reserve. */
async function fullDiskChecks(
  store: DoctorStore,
  { texts, dataDir }: DoctorDeps,
): Promise<readonly CheckResult[]> {
  const space = await store.checkSpace();
  if (space === "enough") return [];
  const text = texts.t("doctor.disk.full", { folder: dataDir, space });
  const status = space === "none" ? "fail" : "warn";
  return [{ name: texts.t("doctor.name.disk"), status, text, fix: texts.t("doctor.disk.fix") }];
}

async function openStoreChecks(
  store: DoctorStore,
  library: LibraryId,
  texts: Texts,
): Promise<readonly CheckResult[]> {
  const name = texts.t("doctor.name.store");
  const { ok, problems, schemaVersion } = await store.integrity();
  if (!ok)
    return [
      {
        name,
        status: "fail",
        text: problems.map((problem) => shownIn(texts, problem)).join("; "),
        fix: texts.t("doctor.store.fix", { command: "dateline doctor --rebuild" }),
      },
    ];
  const { documents, stories } = await store.counts(library);
  const text = texts.t("doctor.store", {
    schema: String(schemaVersion),
    documents: String(documents),
    stories: String(stories),
  });
  return [
    { name, status: "ok", text, fix: null },
    ...(await unreadableChecks(store, library, texts)),
    ...(await feedChecks(store, library, texts)),
  ];
}

/** The shared feeds; none without subscriptions. */
async function feedChecks(
  store: DoctorStore,
  library: LibraryId,
  texts: Texts,
): Promise<readonly CheckResult[]> {
  const feeds = await store.feeds(library);
  if (feeds.length === 0) return [];
  const failing = feeds.filter(({ trouble, paused }) => trouble !== null && !paused).length;
  const text = texts.t("doctor.feeds", { count: String(feeds.length), failing: String(failing) });
  const name = texts.t("doctor.name.feeds");
  return [
    failing === 0
      ? { name, status: "ok", text, fix: null }
      : { name, status: "warn", text, fix: texts.t("doctor.feeds.fix") },
  ];
}

async function unreadableChecks(
  store: DoctorStore,
  library: LibraryId,
  texts: Texts,
): Promise<readonly CheckResult[]> {
  const files = await store.unreadable(library);
  const quarantined = files.filter(isQuarantined);
  return [...fileListCheck("unreadable", files, texts), ...fileListCheck("set-aside", quarantined, texts)];
}

function fileListCheck(
  kind: "unreadable" | "set-aside",
  files: readonly Unreadable[],
  texts: Texts,
): CheckResult[] {
  if (files.length === 0) return [];
  const named = files.slice(0, MAX_NAMED_FILES).map(({ path, code }) => `${path} (${code})`);
  const rest =
    files.length > MAX_NAMED_FILES
      ? [texts.t("doctor.files-more", { count: String(files.length - MAX_NAMED_FILES) })]
      : [];
  const name = texts.t(`doctor.name.${kind}`);
  const list = { count: String(files.length), files: [...named, ...rest].join(", ") };
  return [{ name, status: "warn", text: texts.t(`doctor.${kind}`, list), fix: texts.t("doctor.files.fix") }];
}

function noModelCheck(texts: Texts): CheckResult {
  return { name: texts.t("doctor.name.model"), status: "ok", text: texts.t("doctor.model.none"), fix: null };
}

/** A failed check for a Fault. Rethrows any other error. */
function failed(name: string, error: unknown, fix: string | null, texts: Texts): CheckResult {
  if (!(error instanceof Fault)) throw error;
  return { name, status: "fail", text: shownIn(texts, error.text), fix };
}
