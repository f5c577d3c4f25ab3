import { open } from "node:fs/promises";
import type { Supplier, Verdict } from "../domain/documents/claim.ts";
import type { Texts } from "../domain/texts/texts.ts";
import type { CitedSentence, Verify } from "../domain/writing/verify.ts";
import { type ExitCode, failWith } from "./context.ts";
import { plain, terminalJsonLine } from "./terminal/plain.ts";
import { print, type Terminal } from "./terminal/terminal.ts";

export interface VerifyFileDeps {
  readonly verify: Verify;
  /** The indexes of the cited sentences that a matched claim rests on. */
  readonly supportingSentences: (text: string, cited: readonly CitedSentence[]) => readonly number[];
  readonly terminal: Terminal;
  readonly texts: Texts;
}

/** One line of the file, read. */
interface ClaimLine {
  readonly claim: string;
  readonly sources: readonly string[];
  readonly title: string | null;
  readonly context: readonly string[];
  readonly date: string | null;
  readonly language: string | null;
}

interface Evidence {
  readonly from: "sources" | Supplier["from"];
  readonly index: number;
  readonly quote: string;
}

/**
 * Checks the claim in each line of a JSON Lines file and prints its verdict in one line, as JSON or for a person. A line that is no
 * claim is reported on standard error; the others are checked all the same, and the exit code is 1.
 */
export async function verifyFile(file: string, json: boolean, deps: VerifyFileDeps): Promise<ExitCode> {
  const { terminal, texts } = deps;
  const handle = await open(file).catch((error: Error) => error);
  if (handle instanceof Error)
    return failWith(terminal, texts.t("console.verify.unreadable", { file, error: handle.message }));
  let code: ExitCode = 0;
  let number = 0;
  for await (const line of handle.readLines({ encoding: "utf8" })) {
    number += 1;
    if (line.trim() === "") continue;
    const read = readLine(line, texts);
    if (typeof read === "string") {
      code = await failWith(
        terminal,
        texts.t("console.verify.line", { file, number: String(number), problem: read }),
      );
      continue;
    }
    const { verdict, evidence } = judge(read, deps);
    const output = json
      ? terminalJsonLine(verdictJson(verdict, evidence))
      : verdictLine(number, verdict, texts);
    await print(terminal.out, `${output}\n`);
  }
  return code;
}

function judge(line: ClaimLine, { verify, supportingSentences }: VerifyFileDeps) {
  const { claim, sources, title, context, date: statedDate, language } = line;
  const cited = sources.map((text) => ({ text, statedDate, language: language ?? "und" }));
  const verdict = verify(claim, cited, { title, context });
  if (verdict.status === "blocked") return { verdict, evidence: [] };
  const own = supportingSentences(claim, cited).map(
    (index): Evidence => ({ from: "sources", index, quote: sources[index] ?? "" }),
  );
  const supplied = (verdict.suppliers ?? []).map(
    ({ from, index }): Evidence => ({
      from,
      index,
      quote: (from === "title" ? title : context[index]) ?? "",
    }),
  );
  return { verdict, evidence: [...own, ...supplied] };
}

function verdictJson(verdict: Verdict, evidence: readonly Evidence[]): object {
  const score = Math.round(verdict.score * 1000) / 1000;
  if (verdict.status === "matched") return { verdict: "matched", score, evidence };
  const { reason, detail } = verdict;
  return { verdict: "blocked", reason, detail, score, evidence };
}

function verdictLine(number: number, verdict: Verdict, texts: Texts): string {
  const place = { number: String(number), score: String(Math.round(verdict.score * 100)) };
  if (verdict.status === "matched") return texts.t("console.verify.matched", place);
  const { reason, detail } = verdict;
  return texts.t("console.verify.blocked", {
    ...place,
    reason,
    why: texts.t(`claim.blocked.${reason}`),
    detail: plain(detail),
  });
}

/** The claim of a line, or what is wrong with it. */
function readLine(line: string, texts: Texts): ClaimLine | string {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    return texts.t("console.verify.no-json", { error: plain(String(error)) });
  }
  if (typeof value !== "object" || value === null || Array.isArray(value))
    return texts.t("console.verify.no-object");
  const fields = value as Readonly<Record<string, unknown>>;
  const { claim, sources, title = null, context = [], date = null, language = null } = fields;
  if (typeof claim !== "string") return texts.t("console.verify.field", { field: "claim", kind: "text" });
  if (!isTexts(sources)) return texts.t("console.verify.field", { field: "sources", kind: "texts" });
  if (!isTexts(context)) return texts.t("console.verify.field", { field: "context", kind: "texts" });
  if (title !== null && typeof title !== "string")
    return texts.t("console.verify.field", { field: "title", kind: "text" });
  if (date !== null && !isDate(date)) return texts.t("console.verify.field", { field: "date", kind: "date" });
  if (language !== null && typeof language !== "string")
    return texts.t("console.verify.field", { field: "language", kind: "text" });
  return { claim, sources, title, context, date, language };
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === "string");
}

function isDate(value: unknown): value is string {
  if (typeof value !== "string" || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  return !Number.isNaN(Date.parse(value));
}
