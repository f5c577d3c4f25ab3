import { existsSync, readdirSync, readFileSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { dataPath } from "../report.ts";
import { createRandom } from "./random.ts";

const BYTES = 5_000;
const FOLDER_SIZE = 1_000;

/** Paragraphs of real articles from the bench data if available, else of the sample documents. */
function articles(): readonly (readonly string[])[] {
  const file = dataPath("questions", "realtimeqa_2022_dev_articles.jsonl");
  const texts = existsSync(file)
    ? readFileSync(file, "utf8")
        .split("\n")
        .filter((line) => line !== "")
        .map((line) => String((JSON.parse(line) as { text: unknown }).text))
    : readdirSync("seeds").map((name) => readFileSync(join("seeds", name), "utf8").replace(/<[^>]+>/g, " "));
  return texts
    .map((text) => text.split(/\n\s*\n/).filter((paragraph) => paragraph.length > 60))
    .filter((paragraphs) => paragraphs.length > 2);
}

/**
 * Writes `count` documents of about 5 KB each below `folder`. Each starts with one article and is filled up with
 * paragraphs of others, so that documents resemble each other as news does.
 */
export async function writeCorpus(folder: string, count: number): Promise<void> {
  const sources = articles();
  const random = createRandom(20_240_207);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  for (let index = 0; index < count; index += 1) {
    const subfolder = join(folder, String(Math.floor(index / FOLDER_SIZE)).padStart(3, "0"));
    if (index % FOLDER_SIZE === 0) await mkdir(subfolder, { recursive: true });
    const lead = pick(sources);
    const paragraphs = [`Report ${index}: ${(lead[0] ?? "").slice(0, 70)}`, ...lead.slice(0, 6)];
    while (paragraphs.join("\n\n").length < BYTES) paragraphs.push(pick(pick(sources)));
    await writeFile(join(subfolder, `${index}.txt`), paragraphs.join("\n\n").slice(0, BYTES));
  }
}

/** Writes `count` documents of a few sentences each, a thousand per folder, similar to agency notices. */
export async function writeSmallCorpus(folder: string, count: number): Promise<void> {
  const sources = articles();
  const random = createRandom(20_240_208);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  for (let index = 0; index < count; index += 1) {
    const subfolder = join(folder, String(Math.floor(index / FOLDER_SIZE)).padStart(3, "0"));
    if (index % FOLDER_SIZE === 0) await mkdir(subfolder, { recursive: true });
    const lead = pick(pick(sources));
    await writeFile(
      join(subfolder, `${index}.txt`),
      `Notice ${index}: ${lead.slice(0, 60)}\n\n${lead.slice(0, 400)}\n`,
    );
  }
}
