import type { Message } from "../texts/texts.ts";
/** Reports that something may have changed in a folder. These are hints: some get lost, so scans are still needed. */
export interface FolderWatcher {
  watch(root: string, listener: FolderChangeListener): { close(): void };
}

export interface FolderChangeListener {
  onChange(): void;
  /** Called at most once, if not all changes can be reported; `reason` is for a person. */
  onUnwatchable(reason: Message): void;
}
