import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { errorCode, Fault } from "../../domain/core/fault.ts";
import type { Events } from "../../domain/operations/events.ts";
import { inEnglish, joined } from "../../domain/texts/reasons.ts";
import { type Message, message } from "../../domain/texts/texts.ts";
import type { ModelTask } from "../../domain/writing/language-model.ts";
import { fill, PROMPT_CONTRACTS, type Prompt, readPrompt } from "./prompt-file.ts";

/** A prompt with its variables filled in. */
export interface FilledPrompt {
  readonly system: string;
  readonly user: string;
}

/** The prompts of a folder; edited files are reloaded. */
export interface Prompts {
  fill(task: ModelTask, values: Readonly<Record<string, string>>): Promise<FilledPrompt>;
  /** Changes with the prompt's text or version; part of the cache key of digests. */
  version(task: ModelTask): Promise<string>;
}

interface Loaded {
  readonly prompt: Prompt;
  readonly fingerprint: string;
  /** Size and modification time of the file when it was last checked, even if it was invalid. */
  readonly fileVersion: string;
}

const TASKS = Object.keys(PROMPT_CONTRACTS) as readonly ModelTask[];

/**
 * Reads all prompts of a folder. Throws a Fault "config" that lists every problem of every file. A later edit takes effect
 * at the next use; if it is invalid, an event reports it and the last valid text stays in use.
 */
export async function loadPrompts(folder: string, events: Events): Promise<Prompts> {
  const loaded = new Map<ModelTask, Loaded>();
  const problems: Message[] = [];
  for (const task of TASKS) {
    const read = await readTask(folder, task);
    if (read.ok) loaded.set(task, read.loaded);
    else problems.push(...read.problems);
  }
  const [problem, ...others] = problems;
  if (problem !== undefined)
    throw new Fault("config", message("reason.prompts", { problems: joined([problem, ...others]) }));
  const current = (task: ModelTask) => reloadIfChanged(folder, task, loaded, events);
  return {
    async fill(task, values) {
      const { prompt } = await current(task);
      return { system: fill(prompt.system, values), user: fill(prompt.user, values) };
    },
    version: async (task) => (await current(task)).fingerprint,
  };
}

async function reloadIfChanged(
  folder: string,
  task: ModelTask,
  loaded: Map<ModelTask, Loaded>,
  events: Events,
): Promise<Loaded> {
  const known = loaded.get(task);
  if (known === undefined) throw new Error(`no prompt for ${task}`);
  if ((await fileVersionOf(file(folder, task))) === known.fileVersion) return known;
  const read = await readTask(folder, task);
  const next = read.ok ? read.loaded : { ...known, fileVersion: read.fileVersion };
  loaded.set(task, next);
  if (read.ok) events.emit("info", "prompt.reloaded", { task, version: next.prompt.version });
  else events.emit("warn", "prompt.rejected", { task, problems: read.problems.map(inEnglish) });
  return next;
}

function file(folder: string, task: ModelTask): string {
  return join(folder, `${task}.md`);
}

async function fileVersionOf(path: string): Promise<string> {
  try {
    const { size, mtimeMs } = await stat(path);
    return `${size} ${mtimeMs}`;
  } catch (error) {
    return errorCode(error) ?? "unknown";
  }
}

type TaskReading =
  | { readonly ok: true; readonly loaded: Loaded }
  | { readonly ok: false; readonly fileVersion: string; readonly problems: readonly Message[] };

async function readTask(folder: string, task: ModelTask): Promise<TaskReading> {
  const path = file(folder, task);
  const fileVersion = await fileVersionOf(path);
  try {
    const text = await readFile(path, "utf8");
    const read = readPrompt(text, task);
    if (!read.ok)
      return {
        ok: false,
        fileVersion,
        problems: read.problems.map((problem) => message("reason.prompts.file", { file: path, problem })),
      };
    const fingerprint = `${read.prompt.version}-${createHash("sha256").update(text).digest("hex").slice(0, 12)}`;
    return { ok: true, loaded: { prompt: read.prompt, fingerprint, fileVersion } };
  } catch (error) {
    const code = errorCode(error);
    if (code === null) throw error;
    return { ok: false, fileVersion, problems: [message("reason.prompts.unreadable", { file: path, code })] };
  }
}
