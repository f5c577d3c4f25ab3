import type { CheckResult } from "../../domain/operations/health.ts";
import type { ModelDialect } from "../../domain/writing/language-model.ts";

/** What was found out about a model and its server. */
export interface ModelFindings {
  readonly baseUrl: string;
  /** OPENAI_MODEL; null when the server's sole model is meant. */
  readonly requested: string | null;
  readonly list:
    | { readonly ok: true; readonly names: readonly string[]; readonly listsRequested: boolean }
    | { readonly ok: false; readonly status: number | null; readonly detail: string };
  /** A digest of a sample; null when it was not asked for. */
  readonly sample: SampleDigest | null;
  /** Tokens used since midnight UTC, and the cap; null when nobody looked. */
  readonly budget: { readonly used: number; readonly daily: number } | null;
}

export interface SampleDigest {
  readonly model: string;
  /** Sentences that matched their source, and what was blocked of the others. */
  readonly matched: number;
  readonly blocked: readonly string[];
  readonly milliseconds: number;
  readonly outputTokens: number | null;
  readonly responseFormat: ModelDialect["responseFormat"] | null;
  /** Why there is none; null when the model wrote it. */
  readonly failure: string | null;
}

const MAX_NAMES = 8;
const BAD_KEY = new Set([401, 403]);
/** Digests are written several at once, and within two minutes. */
const SLOW_MS = 30_000;

/** From this share on digests are no longer the model's. */
const NEARLY_USED_UP = 0.8;

/** The server, the model on it, and how well it writes, each as one line. */
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
    const fix = "Start the model server, or correct OPENAI_BASE_URL. Until then the built-in writer writes.";
    return { name, status: "fail", text: `${baseUrl}: ${detail}`, fix };
  }
  if (BAD_KEY.has(status))
    return { name, status: "fail", text: `${baseUrl} does not accept the key`, fix: "Set OPENAI_API_KEY." };
  const fix = "If the sample below works, all is well; else OPENAI_BASE_URL may lack its /v1.";
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
      fix: "Briefings go out all the same, by the built-in writer. docs/models.md says what may be wrong.",
    };
  const seconds = milliseconds / 1000;
  const speed = outputTokens === null ? "" : `, ${Math.round(outputTokens / seconds)} tokens/s`;
  const verdicts = `${matched} of ${matched + blocked.length} sentences matched`;
  const text = `a sample in ${seconds.toFixed(1)} s${speed}, asked by ${responseFormat ?? "json_schema"}: ${verdicts}`;
  if (blocked.length > 0)
    return {
      name,
      status: "warn",
      text: `${text} (${blocked.join("; ")})`,
      fix: "Blocked sentences give way to their source; with many of them, another model writes better.",
    };
  const slow = milliseconds > SLOW_MS;
  const fix = slow
    ? "Texts not written in two minutes go to the built-in writer; use a smaller model."
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
