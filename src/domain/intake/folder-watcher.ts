/** Tells that something may have changed in a folder. Hints only: some are lost, and a scan alone tells the truth. */
export interface FolderWatcher {
  watch(root: string, listener: FolderChangeListener): { close(): void };
}

export interface FolderChangeListener {
  onChange(): void;
  /** Called once at most, when not all changes can be told of: why, for a person. */
  onUnwatchable(reason: string): void;
}
