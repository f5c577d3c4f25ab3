import type { CheckResult } from "../../domain/operations/check-result.ts";
import type { ModelDialect } from "../../domain/writing/dialect-store.ts";

/** The findings about a model and its server. */
export interface ModelFindings {
  readonly baseUrl: string;
  /** OPENAI_MODEL; null to use the server's only model. */
  readonly requested: string | null;
  readonly list:
    | { readonly ok: true; readonly names: readonly string[]; readonly listsRequested: boolean }
    | { readonly ok: false; readonly status: number | null; readonly detail: string };
  /** A digest of a sample document; null when none was requested. */
  readonly sample: SampleDigest | null;
  /** Tokens used since midnight UTC, and the daily cap; null when not known. */
  readonly budget: { readonly used: number; readonly daily: number } | null;
}

export interface SampleDigest {
  readonly model: string;
  /** Number of sentences that matched their source. */
  readonly matched: number;
  /** Why each other sentence was blocked. */
  readonly blocked: readonly string[];
  readonly milliseconds: number;
  readonly outputTokens: number | null;
  readonly responseFormat: ModelDialect["responseFormat"] | null;
  /** Why the model wrote no digest; null when it did. */
  readonly failure: string | null;
}

const MAX_NAMES = 8;
const BAD_KEY = new Set([401, 403]);
/** A slower sample is a warning: several digests are written at once, each with a limit of two minutes. */
const SLOW_MS = 30_000;

/** Share of the daily tokens from which the model no longer writes digests. */
const NEARLY_USED_UP = 0.8;

/** Checks of the server, of the sample the model wrote, and of the token budget. */
export function modelChecks(findings: ModelFindings): readonly CheckResult[] {
  const { sample, budget } = findings;
  return [
    serverCheck(findings),
    ...(sample === null ? [] : [sampleCheck(sample)]),
    ...(budget === null ? [] : [budgetCheck(budget)]),
  ];
}

function serverCheck({ baseUrl, requested, list }: ModelFindings): CheckResult {
  const name = "model";
  if (!list.ok) return listFailureCheck(baseUrl, list);
  const names = list.names.slice(0, MAX_NAMES).join(", ");
  if (requested !== null && !list.listsRequested) {
    return {
      name,
      status: "warn",
      text: `${baseUrl} does not list ${requested}`,
      fix: `Set OPENAI_MODEL to one it has: ${names}`,
    };
  }
  return { name, status: "ok", text: `${requested ?? names} at ${baseUrl}`, fix: null };
}

function listFailureCheck(
  baseUrl: string,
  { status, detail }: { readonly status: number | null; readonly detail: string },
): CheckResult {
  const name = "model";
  if (status === null) {
    const fix =
      "Start the model server, or correct OPENAI_BASE_URL. Until then the built-in writer writes all texts.";
    return { name, status: "fail", text: `${baseUrl}: ${detail}`, fix };
  }
  if (BAD_KEY.has(status))
    return { name, status: "fail", text: `${baseUrl} does not accept the key`, fix: "Set OPENAI_API_KEY." };
  const fix = "Ignore this if the sample below works; otherwise OPENAI_BASE_URL may lack its /v1.";
  return { name, status: "warn", text: `${baseUrl} lists no models: ${detail}`, fix };
}

function sampleCheck(sample: SampleDigest): CheckResult {
  const name = "model writes";
  const { model, matched, blocked, milliseconds, outputTokens, responseFormat, failure } = sample;
  if (failure !== null)
    return {
      name,
      status: "fail",
      text: `no digest by ${model}: ${failure}`,
      fix: "Until then the built-in writer writes all briefings. docs/models.md lists possible causes.",
    };
  const seconds = milliseconds / 1000;
  const speed = outputTokens === null ? "" : `, ${Math.round(outputTokens / seconds)} tokens/s`;
  const verdicts = `${matched} of ${matched + blocked.length} sentences matched`;
  const text = `a sample in ${seconds.toFixed(1)} s${speed}, response format ${responseFormat ?? "json_schema"}: ${verdicts}`;
  if (blocked.length > 0)
    return {
      name,
      status: "warn",
      text: `${text} (${blocked.join("; ")})`,
      fix: "Blocked sentences are replaced by their source. If there are many, use another model.",
    };
  const slow = milliseconds > SLOW_MS;
  const fix = slow
    ? "Texts that take longer than two minutes are written by the built-in writer; use a smaller model."
    : null;
  return { name, status: slow ? "warn" : "ok", text, fix };
}

function budgetCheck({ used, daily }: NonNullable<ModelFindings["budget"]>): CheckResult {
  const name = "model budget";
  const text = `${used.toLocaleString("en")} of ${daily.toLocaleString("en")} tokens used today (UTC)`;
  if (used < daily * NEARLY_USED_UP) return { name, status: "ok", text, fix: null };
  const fix = "The built-in writer takes over until midnight UTC; MODEL_DAILY_TOKENS raises the cap.";
  return { name, status: "warn", text, fix };
}
