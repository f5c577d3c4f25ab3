/** One result of `doctor`, and what to do about it. */
export interface CheckResult {
  readonly name: string;
  /** "warn" works but wants attention; "fail" does not work. */
  readonly status: "ok" | "warn" | "fail";
  readonly text: string;
  /** What to do; null if nothing needs to be done. */
  readonly fix: string | null;
}
