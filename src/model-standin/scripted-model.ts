import type { ChatRequest } from "./openai-server.ts";

/** A numbered source line of a prompt. */
export interface Line {
  readonly number: number;
  readonly text: string;
}

/** What a request asks the model to write, parsed from its messages. */
export interface PromptContents {
  readonly schema: string;
  readonly lines: readonly Line[];
  /** The last user message: the task, and in a repair round what was wrong. */
  readonly user: string;
}

export interface Cited {
  readonly text: string;
  readonly cites: readonly number[];
}

export function readPrompt({ messages, response_format }: ChatRequest): PromptContents {
  const user = messages.findLast(({ role }) => role === "user")?.content ?? "";
  const lines = Array.from(user.matchAll(/^(\d+)\| (.*)$/gm), ([, number, text]) => ({
    number: Number(number),
    text: text ?? "",
  }));
  return { schema: schemaName(response_format), lines, user };
}

function schemaName(format: unknown): string {
  if (typeof format !== "object" || format === null || !("json_schema" in format)) return "none";
  const { json_schema: schema } = format;
  return typeof schema === "object" && schema !== null && "name" in schema ? String(schema.name) : "none";
}

/**
 * The reply of a model that quotes its source lines exactly, each with its number. `rewrite` may change what it says,
 * to simulate a model that makes errors.
 */
export function writeReply(request: ChatRequest, rewrite: (line: Line) => Cited = quoteLine): string {
  const { schema, lines } = readPrompt(request);
  const claims = lines.slice(0, 6).map(rewrite);
  const [first = { text: "Nothing was given.", cites: [] }, ...others] = claims;
  switch (schema) {
    case "claims":
      return JSON.stringify({ claims: [first] });
    case "answer":
      return JSON.stringify({ status: "answered", claims: [first] });
    case "rewrite_question":
      return JSON.stringify({ question: "How many were hurt?" });
    default:
      return JSON.stringify({ headline: first, summary: [others[0] ?? first], keyFacts: others.slice(1) });
  }
}

export function quoteLine({ number, text }: Line): Cited {
  return { text, cites: [number] };
}
