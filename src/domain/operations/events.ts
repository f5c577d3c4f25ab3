/** What happened, for logs and metrics. One port, so that a room knows neither. */
export interface Events {
  emit(
    level: "debug" | "info" | "warn" | "error",
    name: string,
    fields?: Readonly<Record<string, unknown>>,
  ): void;
}

/** Does work whose events all carry this reference, in whatever room they come about, until the work is done. */
export type WithCorrelationId = <T>(correlationId: string, work: () => T) => T;
