import { type FSWatcher, watch } from "node:fs";
import { opendir, stat, statfs } from "node:fs/promises";
import { join } from "node:path";
import { errorCode } from "../../domain/core/fault.ts";
import type { FolderChangeListener, FolderWatcher } from "../../domain/intake/document-source.ts";

/** After something came or went, the folders are looked through for new ones this much later; and a missing root again. */
const RESCAN_DELAY_MS = 1_000;

/** File systems that lie elsewhere and tell of our own changes only, by statfs' type: NFS, SMB, CIFS, SMB2, 9P, FUSE, Ceph, AFS. */
const REMOTE_FILE_SYSTEMS = new Set([
  0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x01021997, 0x65735546, 0x00c36400, 0x5346414f,
]);

const LIMIT_REASONS: Readonly<Record<string, string>> = {
  ENOSPC: "the system's watches are used up (Linux: raise fs.inotify.max_user_watches)",
  EMFILE: "the system's watchers are used up (Linux: raise fs.inotify.max_user_instances)",
};

export interface FolderWatcherOptions {
  readonly rescanDelayMs?: number;
  /** Stands in for the system's watch in tests of what it refuses. */
  readonly watchFolder?: typeof watch;
}

interface WatchedFolder {
  readonly watcher: FSWatcher;
  readonly inode: number;
}

/**
 * Watches a folder with all below it by the system's own notices, each folder by itself: one watch a folder and none a
 * file. Folders that come are watched soon after, a root that went and came back, too. Hidden ones are not.
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
        on.onUnwatchable(`its folders can't be looked through (${String(error)})`);
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
      if (REMOTE_FILE_SYSTEMS.has(type))
        on.onUnwatchable("it lies on a file system that does not tell of others' changes");
    },
    // A root that is not there is told of by whoever scans it.
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
      // A folder that went while it was watched: the next look sees to it.
      watcher.on("error", schedule);
      watched.set(path, { watcher, inode });
    } catch (error) {
      const reason = LIMIT_REASONS[errorCode(error) ?? ""];
      isLimitReached = reason !== undefined;
      if (reason !== undefined) on.onUnwatchable(reason);
      // It went just now, and may come back.
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
      // What came into it before it was watched was not told.
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

/** Names a few at a time, as the thread that asks has other work; none where the folder can't be listed. */
async function* foldersIn(path: string): AsyncGenerator<string> {
  try {
    for await (const entry of await opendir(path))
      if (entry.isDirectory() && !entry.name.startsWith(".")) yield entry.name;
  } catch (error) {
    if (errorCode(error) === null) throw error;
  }
}

/** Does the work once at a time, and again a while after it was asked for. */
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
