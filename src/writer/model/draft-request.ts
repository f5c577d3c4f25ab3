import type { LanguageModel, ModelTask, OutputSchema } from "../../domain/writing/language-model.ts";
import type { Draft, DraftOptions, RevisionRequest } from "../../domain/writing/model-writer.ts";
import type { Prompts } from "./prompts.ts";

export interface DraftRequest<T> {
  readonly task: ModelTask;
  readonly values: Readonly<Record<string, string>>;
  readonly schema: OutputSchema<T>;
  readonly maxOutputTokens: number;
}

/** Fills the task's prompt and calls the model. Returns its draft or how it failed. */
export async function requestDraft<T>(
  model: LanguageModel,
  prompts: Prompts,
  { task, values, schema, maxOutputTokens }: DraftRequest<T>,
  options: DraftOptions,
): Promise<Draft<T>> {
  const { system, user } = await prompts.fill(task, values);
  const outcome = await model.complete({
    task,
    guild: options.guild,
    system,
    user: `${user}${revisionText(options.revision)}`,
    schema,
    maxOutputTokens,
    deadlineMs: options.deadlineMs,
    ...(options.signal === undefined ? {} : { signal: options.signal }),
  });
  if (outcome.kind === "ok") return { ok: true, value: outcome.value };
  return { ok: false, outcome: outcome.kind, detail: outcome.detail };
}

function revisionText(revision: RevisionRequest): string {
  if (revision.length === 0) return "";
  const problems = revision.map(({ text, detail }) => `- "${text}": ${detail}`);
  return `\n\nAn earlier draft had sentences that do not match what they cite. Write all of it again without these faults:\n${problems.join("\n")}`;
}
