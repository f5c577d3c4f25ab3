import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { dataPath } from "../report.ts";

/** A question as people ask it in a chat, with patterns that its right answers match. */
export interface ChatQuestion {
  readonly lib: "seeds" | "doc000" | "week";
  readonly q: string;
  /** All of them match a right sentence; in no order, case ignored. */
  readonly gold: readonly string[];
  /** One of them matches an outdated answer. */
  readonly stale: readonly string[];
  readonly answerable: boolean;
}

export function chatQuestions(): ChatQuestion[] {
  const lines = readFileSync(dataPath("chat", "questions_dev.jsonl"), "utf8").trim().split("\n");
  return lines.map((line) => JSON.parse(line) as ChatQuestion);
}

/** The files that a library's questions are about. */
export function chatFiles(lib: ChatQuestion["lib"]): string[] {
  const documents = dataPath("..", "documents");
  const inFolder = (folder: string) => readdirSync(folder).map((file) => resolve(folder, file));
  if (lib === "seeds") return inFolder("seeds");
  if (lib === "week") return inFolder(resolve(documents, "one-week"));
  return inFolder(documents).filter((file) => file.includes("/000_"));
}

export function isRight(text: string, { gold }: ChatQuestion): boolean {
  return gold.length > 0 && gold.every((pattern) => new RegExp(pattern, "i").test(text));
}

export function isStale(text: string, { stale }: ChatQuestion): boolean {
  return stale.some((pattern) => new RegExp(pattern, "i").test(text));
}
