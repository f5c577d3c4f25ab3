import { type FSWatcher, watch } from "node:fs";
import { opendir, stat, statfs } from "node:fs/promises";
import { join } from "node:path";
import { errorCode } from "../domain/fault.ts";
import type { DocumentWatch, WatchListener } from "../domain/folder.ts";

/** After something came or went, the folders are looked through for new ones this much later; and a missing root again. */
const LOOK_MS = 1_000;

/** File systems that lie elsewhere and tell of our own changes only, by statfs' type: NFS, SMB, CIFS, SMB2, 9P, FUSE, Ceph, AFS. */
const ELSEWHERE = new Set([
  0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x01021997, 0x65735546, 0x00c36400, 0x5346414f,
]);

const WATCHED_FULL: Readonly<Record<string, string>> = {
  ENOSPC: "the system's watches are used up (Linux: raise fs.inotify.max_user_watches)",
  EMFILE: "the system's watchers are used up (Linux: raise fs.inotify.max_user_instances)",
};

export interface DocumentWatchOptions {
  readonly lookMs?: number;
  /** Stands in for the system's watch in tests of what it refuses. */
  readonly watchFolder?: typeof watch;
}

interface Watched {
  readonly watcher: FSWatcher;
  readonly inode: number;
}

/**
 * Watches a folder with all below it by the system's own notices, each folder by itself: one watch a folder and none a
 * file. Folders that come are watched soon after, a root that went and came back, too. Hidden ones are not.
 */
export function createDocumentWatch({
  lookMs = LOOK_MS,
  watchFolder = watch,
}: DocumentWatchOptions = {}): DocumentWatch {
  return {
    watch(root, listener) {
      const on = onceBlind(listener);
      const tree = createTree(root, on, watchFolder);
      const failed = (error: unknown) => on.blind(`its folders can't be looked through (${String(error)})`);
      const looking = repeatSoon(lookMs, () => tree.look(looking.soon), failed);
      tellElsewhere(root, on);
      looking.now();
      return {
        close() {
          looking.close();
          tree.close();
        },
      };
    },
  };
}

function onceBlind({ hint, blind }: WatchListener): WatchListener {
  let said = false;
  return {
    hint,
    blind(reason) {
      if (!said) blind(reason);
      said = true;
    },
  };
}

function tellElsewhere(root: string, on: WatchListener): void {
  statfs(root).then(
    ({ type }) => {
      if (ELSEWHERE.has(type)) on.blind("it lies on a file system that does not tell of others' changes");
    },
    // A root that is not there is told of by whoever scans it.
    () => undefined,
  );
}

function createTree(root: string, on: WatchListener, watchFolder: typeof watch) {
  const watched = new Map<string, Watched>();
  let full = false;

  function drop(path: string): void {
    watched.get(path)?.watcher.close();
    watched.delete(path);
  }

  function add(path: string, inode: number, soon: () => void): void {
    try {
      const watcher = watchFolder(path, { persistent: false }, (event, name) => {
        if (name?.startsWith(".") === true) return;
        on.hint();
        if (event === "rename") soon();
      });
      // A folder that went while it was watched: the next look sees to it.
      watcher.on("error", soon);
      watched.set(path, { watcher, inode });
    } catch (error) {
      const reason = WATCHED_FULL[errorCode(error) ?? ""];
      full = reason !== undefined;
      if (reason !== undefined) on.blind(reason);
      // It went just now, and may come back.
      else if (errorCode(error) === "ENOENT") soon();
    }
  }

  async function visit(path: string, soon: () => void, there: Set<string>): Promise<void> {
    const inode = await inodeOf(path);
    if (inode === null) return;
    there.add(path);
    const before = watched.get(path);
    if (before?.inode !== inode) {
      drop(path);
      if (!full) add(path, inode, soon);
      // What came into it before it was watched was not told.
      on.hint();
    }
    for await (const name of foldersIn(path)) await visit(join(path, name), soon, there);
  }

  return {
    async look(soon: () => void): Promise<void> {
      const there = new Set<string>();
      await visit(root, soon, there);
      for (const path of watched.keys()) if (!there.has(path)) drop(path);
      if (there.size === 0) soon();
    },
    close(): void {
      for (const path of watched.keys()) drop(path);
    },
  };
}

async function inodeOf(path: string): Promise<number | null> {
  try {
    const found = await stat(path);
    return found.isDirectory() ? found.ino : null;
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
function repeatSoon(ms: number, work: () => Promise<void>, failed: (error: unknown) => void) {
  let timer: NodeJS.Timeout | null = null;
  let busy = false;
  let closed = false;
  function soon(): void {
    if (closed || timer !== null) return;
    timer = setTimeout(now, ms);
    timer.unref();
  }
  function now(): void {
    timer = null;
    if (closed) return;
    if (busy) {
      soon();
      return;
    }
    busy = true;
    const done = () => {
      busy = false;
    };
    work().finally(done).catch(failed);
  }
  return {
    soon,
    now,
    close() {
      closed = true;
      if (timer !== null) clearTimeout(timer);
    },
  };
}
