import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { splitSentences } from "../../../src/text/sentences/sentences.ts";
import { dataPath } from "../report.ts";

/** A claim labelled by reading, with the sentences it cites and what stands around them. */
export interface LabelledClaim {
  readonly label: "right" | "wrong";
  readonly kind: string;
  readonly lang: string;
  readonly claim: string;
  readonly sources: readonly string[];
  readonly date: string | null;
  /** Who wrote it. */
  readonly from: string;
  /** Names the document; null if the claim has none. */
  readonly document: string | null;
  readonly title: string | null;
  readonly context: readonly string[];
}

export const CLAIM_SETS = ["claims", "real", "models"] as const;
export type ClaimSet = (typeof CLAIM_SETS)[number];

export function labelledClaims(set: ClaimSet): LabelledClaim[] {
  return linesOf<LabelledClaim>(dataPath("claims", `${set}_dev.jsonl`));
}

function linesOf<T>(file: string): T[] {
  const lines = readFileSync(file, "utf8").trim().split("\n");
  return lines.map((line) => JSON.parse(line) as T);
}

const SEEDS = "seeds";
const DOCUMENTS = dataPath("..", "documents");

/** The sentences of a claim's document; null if it is not a plain-text file of the data. */
export function documentSentences(name: string, language: string): readonly string[] | null {
  const text = documentText(name);
  if (text === null) return null;
  return splitSentences(text.replace(/^---\n[\s\S]*?\n---\n/, ""), language).sentences;
}

function documentText(name: string): string | null {
  const file = [
    ...filesLike(SEEDS, name.replace(/^seed\//, "")),
    ...filesLike(join(DOCUMENTS, "one-week"), name.replace(/^(?:one-week|week)\//, "")),
    ...filesLike(DOCUMENTS, name),
  ].find((path) => !path.endsWith(".html"));
  return file === undefined ? textInLines(name) : readFileSync(file, "utf8");
}

/** The file of that name below a folder, with or without its ending. */
function filesLike(folder: string, name: string): string[] {
  const path = join(folder, name);
  const parent = join(path, "..");
  if (!existsSync(parent)) return [];
  const base = path.slice(parent.length + 1);
  return readdirSync(parent)
    .filter((file) => file === base || file.replace(/\.\w+$/, "") === base)
    .map((file) => join(parent, file));
}

interface TextLine {
  readonly document?: string;
  readonly id?: string;
  readonly text?: string;
  readonly article?: string;
}

const TEXTS = new Map<string, string>();

/** A document of the files that hold one in each line. */
function textInLines(name: string): string | null {
  if (TEXTS.size === 0) {
    const models = linesOf<TextLine>(dataPath("claims", "models_docs_dev.jsonl"));
    for (const { document = "", text = "" } of models) TEXTS.set(document, text);
    const news = linesOf<TextLine>(dataPath("summaries", "cnndm_validation_500.jsonl"));
    for (const { id = "", article = "" } of news) TEXTS.set(`cnndm/${id.slice(0, 10)}`, article);
  }
  return TEXTS.get(name) ?? TEXTS.get(name.slice(0, "cnndm/".length + 10)) ?? null;
}
