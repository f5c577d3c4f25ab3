import type { CheckResult } from "../../domain/operations/check-result.ts";
import { shownIn } from "../../domain/texts/reasons.ts";
import type { Message, Texts } from "../../domain/texts/texts.ts";
import type { ModelDialect } from "../../domain/writing/dialect-store.ts";

/** The findings about a model and its server. */
export interface ModelFindings {
  readonly baseUrl: string;
  /** OPENAI_MODEL; null to use the server's only model. */
  readonly requested: string | null;
  readonly list:
    | { readonly ok: true; readonly names: readonly string[]; readonly listsRequested: boolean }
    | { readonly ok: false; readonly status: number | null; readonly detail: Message };
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
export function modelChecks(findings: ModelFindings, texts: Texts): readonly CheckResult[] {
  const { sample, budget } = findings;
  return [
    serverCheck(findings, texts),
    ...(sample === null ? [] : [sampleCheck(sample, texts)]),
    ...(budget === null ? [] : [budgetCheck(budget, texts)]),
  ];
}

function serverCheck({ baseUrl, requested, list }: ModelFindings, texts: Texts): CheckResult {
  const name = texts.t("doctor.name.model");
  if (!list.ok) return listFailureCheck(baseUrl, list, texts);
  const names = list.names.slice(0, MAX_NAMES).join(", ");
  if (requested !== null && !list.listsRequested) {
    return {
      name,
      status: "warn",
      text: texts.t("doctor.model.unlisted", { url: baseUrl, model: requested }),
      fix: texts.t("doctor.model.unlisted.fix", { names }),
    };
  }
  return {
    name,
    status: "ok",
    text: texts.t("doctor.model", { model: requested ?? names, url: baseUrl }),
    fix: null,
  };
}

function listFailureCheck(
  baseUrl: string,
  { status, detail }: { readonly status: number | null; readonly detail: Message },
  texts: Texts,
): CheckResult {
  const name = texts.t("doctor.name.model");
  const why = shownIn(texts, detail);
  if (status === null) {
    const fix = texts.t("doctor.model.unreachable.fix");
    return { name, status: "fail", text: `${baseUrl}: ${why}`, fix };
  }
  if (BAD_KEY.has(status))
    return {
      name,
      status: "fail",
      text: texts.t("doctor.model.key", { url: baseUrl }),
      fix: texts.t("doctor.model.key.fix"),
    };
  const fix = texts.t("doctor.model.no-list.fix");
  return { name, status: "warn", text: texts.t("doctor.model.no-list", { url: baseUrl, detail: why }), fix };
}

function sampleCheck(sample: SampleDigest, texts: Texts): CheckResult {
  const name = texts.t("doctor.name.sample");
  const { model, matched, blocked, milliseconds, outputTokens, responseFormat, failure } = sample;
  if (failure !== null)
    return {
      name,
      status: "fail",
      text: texts.t("doctor.sample.failed", { model, failure }),
      fix: texts.t("doctor.sample.failed.fix"),
    };
  const seconds = milliseconds / 1000;
  const text = texts.t("doctor.sample", {
    seconds: seconds.toLocaleString(texts.code, {
      minimumFractionDigits: 1,
      maximumFractionDigits: 1,
      useGrouping: false,
    }),
    speed: outputTokens === null ? "none" : String(Math.round(outputTokens / seconds)),
    format: responseFormat ?? "json_schema",
    matched: String(matched),
    all: String(matched + blocked.length),
  });
  if (blocked.length > 0)
    return {
      name,
      status: "warn",
      text: `${text} (${blocked.join("; ")})`,
      fix: texts.t("doctor.sample.blocked.fix"),
    };
  const slow = milliseconds > SLOW_MS;
  const fix = slow ? texts.t("doctor.sample.slow.fix") : null;
  return { name, status: slow ? "warn" : "ok", text, fix };
}

function budgetCheck({ used, daily }: NonNullable<ModelFindings["budget"]>, texts: Texts): CheckResult {
  const name = texts.t("doctor.name.budget");
  const text = texts.t("doctor.budget", { used, daily });
  if (used < daily * NEARLY_USED_UP) return { name, status: "ok", text, fix: null };
  const fix = texts.t("doctor.budget.fix");
  return { name, status: "warn", text, fix };
}
