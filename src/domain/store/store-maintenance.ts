import type { Message } from "../texts/texts.ts";
export interface IntegrityReport {
  readonly ok: boolean;
  readonly schemaVersion: number;
  readonly problems: readonly Message[];
}

/** The part of the store for the operator. */
export interface StoreMaintenance {
  integrity(): Promise<IntegrityReport>;
  /** Writes a consistent copy to a new file while others read and write. Throws Fault "file-exists". */
  backup(file: string): Promise<void>;
  close(): Promise<void>;
}
