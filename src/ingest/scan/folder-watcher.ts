import { type FSWatcher, watch } from "node:fs";
import { opendir, stat, statfs } from "node:fs/promises";
import { join } from "node:path";
import { errorCode } from "../../domain/core/fault.ts";
import type { FolderChangeListener, FolderWatcher } from "../../domain/intake/folder-watcher.ts";
import { type Message, message } from "../../domain/texts/texts.ts";

/** Delay before the folder tree is searched for new folders after a rename event, or for a missing root. */
const RESCAN_DELAY_MS = 1_000;

/** statfs types of network file systems, which report only this machine's changes: NFS, SMB, CIFS, SMB2, 9P, FUSE, Ceph, AFS. */
const REMOTE_FILE_SYSTEMS = new Set([
  0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x01021997, 0x65735546, 0x00c36400, 0x5346414f,
]);

const LIMIT_REASONS: Readonly<Record<string, Message>> = {
  ENOSPC: message("reason.folder.watches-used-up"),
  EMFILE: message("reason.folder.watchers-used-up"),
};

export interface FolderWatcherOptions {
  readonly rescanDelayMs?: number;
  /** Replaces fs.watch in tests of its errors. */
  readonly watchFolder?: typeof watch;
}

interface WatchedFolder {
  readonly watcher: FSWatcher;
  readonly inode: number;
}

/**
 * Watches a folder and all folders below it, hidden ones excepted, with one fs.watch per folder and none per file. New
 * folders, and a root that comes back, are watched after `rescanDelayMs`.
 */
export function createFolderWatcher({
  rescanDelayMs = RESCAN_DELAY_MS,
  watchFolder = watch,
}: FolderWatcherOptions = {}): FolderWatcher {
  return {
    watch(root, listener) {
      const on = reportOnce(listener);
      const tree = createWatchTree(root, on, watchFolder);
      const onError = (error: unknown) =>
        on.onUnwatchable(message("reason.folder.not-listed", { detail: String(error) }));
      const rescan = createDebouncedTask(rescanDelayMs, () => tree.scan(rescan.soon), onError);
      reportIfRemote(root, on);
      rescan.now();
      return {
        close() {
          rescan.close();
          tree.close();
        },
      };
    },
  };
}

function reportOnce({ onChange, onUnwatchable }: FolderChangeListener): FolderChangeListener {
  let wasReported = false;
  return {
    onChange,
    onUnwatchable(reason) {
      if (!wasReported) onUnwatchable(reason);
      wasReported = true;
    },
  };
}

function reportIfRemote(root: string, on: FolderChangeListener): void {
  statfs(root).then(
    ({ type }) => {
      if (REMOTE_FILE_SYSTEMS.has(type)) on.onUnwatchable(message("reason.folder.network"));
    },
    // The scan reports a missing root.
    () => undefined,
  );
}

function createWatchTree(root: string, on: FolderChangeListener, watchFolder: typeof watch) {
  const watched = new Map<string, WatchedFolder>();
  let isLimitReached = false;

  function drop(path: string): void {
    watched.get(path)?.watcher.close();
    watched.delete(path);
  }

  function add(path: string, inode: number, schedule: () => void): void {
    try {
      const watcher = watchFolder(path, { persistent: false }, (event, name) => {
        if (name?.startsWith(".") === true) return;
        on.onChange();
        if (event === "rename") schedule();
      });
      // The watched folder was removed: the rescan drops its watch.
      watcher.on("error", schedule);
      watched.set(path, { watcher, inode });
    } catch (error) {
      const reason = LIMIT_REASONS[errorCode(error) ?? ""];
      isLimitReached = reason !== undefined;
      if (reason !== undefined) on.onUnwatchable(reason);
      // It was removed just now, and may come back.
      else if (errorCode(error) === "ENOENT") schedule();
    }
  }

  async function visit(path: string, schedule: () => void, present: Set<string>): Promise<void> {
    const inode = await inodeOf(path);
    if (inode === null) return;
    present.add(path);
    const before = watched.get(path);
    if (before?.inode !== inode) {
      drop(path);
      if (!isLimitReached) add(path, inode, schedule);
      // Files added before the watch began caused no event.
      on.onChange();
    }
    for await (const name of foldersIn(path)) await visit(join(path, name), schedule, present);
  }

  return {
    async scan(schedule: () => void): Promise<void> {
      const present = new Set<string>();
      await visit(root, schedule, present);
      for (const path of watched.keys()) if (!present.has(path)) drop(path);
      if (present.size === 0) schedule();
    },
    close(): void {
      for (const path of watched.keys()) drop(path);
    },
  };
}

async function inodeOf(path: string): Promise<number | null> {
  try {
    const stats = await stat(path);
    return stats.isDirectory() ? stats.ino : null;
  } catch {
    return null;
  }
}

/** Names of subfolders, read in small steps to keep the main thread free; none if the folder can't be listed. */
async function* foldersIn(path: string): AsyncGenerator<string> {
  try {
    for await (const entry of await opendir(path))
      if (entry.isDirectory() && !entry.name.startsWith(".")) yield entry.name;
  } catch (error) {
    if (errorCode(error) === null) throw error;
  }
}

/** Runs `work` at most once at a time; `soon` runs it after `ms`. */
function createDebouncedTask(ms: number, work: () => Promise<void>, onError: (error: unknown) => void) {
  let timer: NodeJS.Timeout | null = null;
  let busy = false;
  let closed = false;
  function schedule(): void {
    if (closed || timer !== null) return;
    timer = setTimeout(runNow, ms);
    timer.unref();
  }
  function runNow(): void {
    timer = null;
    if (closed) return;
    if (busy) {
      schedule();
      return;
    }
    busy = true;
    const done = () => {
      busy = false;
    };
    work().finally(done).catch(onError);
  }
  return {
    soon: schedule,
    now: runNow,
    close() {
      closed = true;
      if (timer !== null) clearTimeout(timer);
    },
  };
}
