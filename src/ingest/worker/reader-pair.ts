import type { FolderReader } from "./thread-reader.ts";

/** A second worker is started after this many files: for a small folder, starting it takes longer than it saves. */
const MIN_FILES_FOR_SECOND = 64;

/** Combines two readers: the second reads every other file of a large folder, and is not started for a small one. */
export function pairReaders(first: FolderReader, second: FolderReader): FolderReader {
  let jobCount = 0;
  return {
    warm: () => first.warm(),
    list: (root, onPage) => first.list(root, onPage),
    read(job) {
      jobCount += 1;
      return (jobCount > MIN_FILES_FOR_SECOND && jobCount % 2 === 0 ? second : first).read(job);
    },
    async close() {
      await Promise.all([first.close(), second.close()]);
    },
  };
}
