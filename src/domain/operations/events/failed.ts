/** The payload of work that failed. `error` is what was thrown. */
export interface Failed {
  readonly error: unknown;
}

/** The payload of a call that Discord did not carry out; `kind` as in FailureKind of discord/api. */
export interface FailedCall {
  readonly kind: string;
  /** Discord's error code, or the HTTP status if there is none. */
  readonly code: number;
}

export interface DetailedFailedCall extends FailedCall {
  readonly detail: string;
}
