// A process whose data folder is a file system of its own that is small enough to fill. It needs no root: on Linux, a user may
// mount a tmpfs in a namespace of his own, where the system allows that.
import { spawnSync } from "node:child_process";
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

const NAMESPACE = ["unshare", "--user", "--map-root-user", "--mount"];

/** The start of a command line that runs the rest of it with a new file system of that size at $DATA_DIR. */
export function onSmallDisk(kilobytes: number): readonly string[] {
  const mount = `mount -t tmpfs -o size=${kilobytes}k,mode=700 tmpfs "$DATA_DIR" && exec "$@"`;
  return [...NAMESPACE, "sh", "-c", mount, "sh"];
}

/** Whether this system lets this user do that. */
export function canMount(): boolean {
  return (
    spawnSync(NAMESPACE[0] ?? "", [...NAMESPACE.slice(1), "mount", "-t", "tmpfs", "tmpfs", "/mnt"]).status ===
    0
  );
}

/** The disk of a process on a small disk. */
export function diskOf({ pid, dataDir }: { readonly pid: number; readonly dataDir: string }) {
  const folder = join("/proc", String(pid), "root", dataDir);
  const filler = join(folder, "files-of-others");
  return {
    folder,
    /** Writes until nothing more fits. */
    async fill(): Promise<void> {
      for (const bytes of [65_536, 4_096, 512]) {
        const chunk = Buffer.alloc(bytes, 1);
        for (;;) {
          const isFull = await writeFile(filler, chunk, { flag: "a" }).then(
            () => false,
            () => true,
          );
          if (isFull) break;
        }
      }
    },
    empty: () => rm(filler),
  };
}
