import { parse } from "yaml";
import { z } from "zod";
import { type Message, message } from "../../domain/texts/texts.ts";
import type { ModelTask } from "../../domain/writing/language-model.ts";

/** One prompt file. `system` and `user` contain {{variables}}. */
export interface Prompt {
  readonly task: ModelTask;
  readonly version: string;
  readonly system: string;
  readonly user: string;
}

/** The variables a prompt may use, and the schema that parses its output. */
export interface PromptContract {
  readonly variables: readonly string[];
  readonly schema: string;
}

/** The contract of each prompt; its file must name this schema. */
export const PROMPT_CONTRACTS: Readonly<Record<ModelTask, PromptContract>> = {
  digest: { variables: ["title", "published", "language", "sources"], schema: "digest" },
  story: { variables: ["documents", "sources"], schema: "story" },
  briefing: { variables: ["sources"], schema: "claims" },
  answer: { variables: ["question", "sources"], schema: "answer" },
  "rewrite-question": { variables: ["conversation", "question"], schema: "rewrite-question" },
};

export type PromptReading =
  | { readonly ok: true; readonly prompt: Prompt }
  /** One line per problem: what is wrong and what is allowed. */
  | { readonly ok: false; readonly problems: readonly Message[] };

const FRONT_MATTER = /^---\r?\n([\s\S]*?)\r?\n---\r?\n([\s\S]*)$/;
const USER_SECTION = /^## user[ \t]*\r?$/m;
const VARIABLE = /\{\{\s*([^{}]*?)\s*\}\}/g;

const Head = z.object({
  purpose: z.string(),
  task: z.string(),
  version: z.union([z.string(), z.number()]).transform(String),
  schema: z.string(),
  variables: z.array(z.string()),
});

/** Parses a prompt file and checks it against its contract. */
export function readPrompt(text: string, task: ModelTask): PromptReading {
  const [, head, body] = FRONT_MATTER.exec(text) ?? [];
  if (head === undefined || body === undefined)
    return { ok: false, problems: [message("reason.prompts.front-matter")] };
  const [system, user] = body.split(USER_SECTION);
  if (system === undefined || user === undefined)
    return {
      ok: false,
      problems: [message("reason.prompts.user-line")],
    };
  const parsed = Head.safeParse(frontMatter(head));
  if (!parsed.success) {
    return {
      ok: false,
      problems: parsed.error.issues.map((issue) =>
        message("reason.prompts.member", {
          name: issue.path.join(".") || message("reason.prompts.whole"),
          detail: issue.message,
        }),
      ),
    };
  }
  const problems = contractProblems(parsed.data, body, task);
  if (problems.length > 0) return { ok: false, problems };
  return {
    ok: true,
    prompt: { task, version: parsed.data.version, system: system.trim(), user: user.trim() },
  };
}

function frontMatter(text: string): unknown {
  try {
    return parse(text);
  } catch (error) {
    return { fault: error };
  }
}

function contractProblems(head: z.infer<typeof Head>, body: string, task: ModelTask): Message[] {
  const { variables, schema } = PROMPT_CONTRACTS[task];
  const used = new Set(Array.from(body.matchAll(VARIABLE), ([, name]) => name ?? ""));
  const unknown = [...used].filter((name) => !variables.includes(name));
  const missing = variables.filter((name) => !used.has(name));
  const undeclared = [...used].filter((name) => variables.includes(name) && !head.variables.includes(name));
  return [
    ...(head.task === task ? [] : [message("reason.prompts.task", { found: head.task, task })]),
    ...(head.schema === schema
      ? []
      : [message("reason.prompts.schema", { found: head.schema, task, schema })]),
    ...unknown.map((name) =>
      message("reason.prompts.unknown-variable", { variable: braced(name), names: variables.join(", ") }),
    ),
    ...missing.map((name) => message("reason.prompts.missing-variable", { variable: braced(name) })),
    ...undeclared.map((name) => message("reason.prompts.undeclared-variable", { variable: braced(name) })),
  ];
}

function braced(name: string): string {
  return `{{${name}}}`;
}

/** Substitutes a template's variables. Values are inserted as they are, never parsed as templates. */
export function fill(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(VARIABLE, (_whole, name: string) => values[name] ?? "");
}
