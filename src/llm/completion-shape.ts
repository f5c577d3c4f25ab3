import type { ServerUsage } from "./call-outcome.ts";

/** What is used of a completion, or of a chunk of one. Servers send any shape; what has the wrong type counts as absent. */
export interface CompletionShape {
  /** Null without choices. */
  readonly choice: { readonly text: string; readonly refusal: string; readonly finish: string | null } | null;
  readonly usage: ServerUsage | null;
}

/** `member`: where the text stands: "message" in a whole completion, "delta" in a chunk. */
export function completionShape(body: unknown, member: "message" | "delta"): CompletionShape {
  const choices = memberOf(body, "choices");
  const choice: unknown = Array.isArray(choices) ? choices[0] : undefined;
  const usage = usageOf(memberOf(body, "usage"));
  if (typeof choice !== "object" || choice === null) return { choice: null, usage };
  const message = memberOf(choice, member);
  const finish = memberOf(choice, "finish_reason");
  return {
    choice: {
      text: textOf(memberOf(message, "content")),
      refusal: textOf(memberOf(message, "refusal")),
      finish: typeof finish === "string" ? finish : null,
    },
    usage,
  };
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}

/** A text, or the texts of its parts: [{type: "text", text: "..."}]. */
function textOf(content: unknown): string {
  if (typeof content === "string") return content;
  if (!Array.isArray(content)) return "";
  return content.map((part) => textOf(typeof part === "string" ? part : memberOf(part, "text"))).join("");
}

function usageOf(usage: unknown): ServerUsage | null {
  const [input, output] = [memberOf(usage, "prompt_tokens"), memberOf(usage, "completion_tokens")];
  return isCount(input) && isCount(output) ? { input, output } : null;
}

/** Counts are added up and stored. */
function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}
