/** Events for logs and metrics. One port, so that rooms depend on neither. */
export interface Events {
  emit(
    level: "debug" | "info" | "warn" | "error",
    name: string,
    fields?: Readonly<Record<string, unknown>>,
  ): void;
}

/** Runs the work; all events emitted during it carry this correlation id. */
export type WithCorrelationId = <T>(correlationId: string, work: () => T) => T;
