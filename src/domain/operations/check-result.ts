/** One thing `doctor` looked at, and what to do about it. */
export interface CheckResult {
  readonly name: string;
  /** "warn" works but wants attention; "fail" does not work. */
  readonly status: "ok" | "warn" | "fail";
  readonly text: string;
  /** What to do; null when there is nothing to do. */
  readonly fix: string | null;
}
