// Runs the product as a user does, from a folder of documents to a briefing and answers.
import { execFile } from "node:child_process";
import {
  cp,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  unlink,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { AnswerJson, BriefingJson } from "../src/console/views/json.ts";

const SEEDS = "seeds";
let tempDir = "";

beforeAll(async () => {
  tempDir = await mkdtemp(join(tmpdir(), "dateline-journey-"));
});
afterAll(() => rm(tempDir, { recursive: true, force: true }));

interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

function dateline(...args: readonly string[]): Promise<Run> {
  const env = { PATH: process.env.PATH ?? "", TIME_ZONE: "UTC" };
  return new Promise((resolve) => {
    execFile("node", ["dateline.mjs", ...args], { env, maxBuffer: 50_000_000 }, (error, out, err) => {
      resolve({ code: typeof error?.code === "number" ? error.code : error === null ? 0 : -1, out, err });
    });
  });
}

async function briefing(documents: string, data: string): Promise<BriefingJson> {
  const { code, out, err } = await dateline("brief", "--json", "--documents", documents, "--data", data);
  expect(code, err).toBe(0);
  return JSON.parse(out) as BriefingJson;
}

const folded = (text: string): string => text.replace(/\s+/g, " ");

/** A document's text without markup. */
async function plainText(path: string): Promise<string> {
  const text = await readFile(path, "utf8");
  return folded(path.endsWith(".html") ? text.replace(/<[^>]+>/g, " ") : text.replace(/[*_`#]/g, ""));
}

describe("the sample documents", () => {
  let brief: BriefingJson;

  beforeAll(async () => {
    brief = await briefing(SEEDS, join(tempDir, "seeds-data"));
  });

  const storyWith = (file: string) =>
    brief.stories.find(({ documents }) => documents.some((path) => path.includes(file)));

  test("every shown sentence has evidence that quotes a document exactly", async () => {
    const claims = brief.stories.flatMap((story) => [
      { text: story.headline, evidence: story.headlineEvidence },
      ...story.summary,
      ...story.keyFacts,
      ...story.conflicts,
      ...(story.change ?? []),
    ]);
    expect(claims.length).toBeGreaterThan(30);
    for (const { text, evidence } of [...brief.bottomLine, ...claims]) {
      expect(evidence.length, text).toBeGreaterThan(0);
      for (const { document, quote } of evidence) {
        expect(await plainText(join(SEEDS, document))).toContain(folded(quote));
      }
    }
  });

  test("only the owner can read the data folder and what is in it", async () => {
    const data = join(tempDir, "seeds-data");
    const paths = [data, ...(await readdir(data, { recursive: true })).map((name) => join(data, name))];
    expect(paths.length).toBeGreaterThan(2);
    for (const path of paths) expect((await stat(path)).mode & 0o077, path).toBe(0);
  });

  test("no claim is dropped, and every file is readable", () => {
    expect(brief.dropped).toEqual([]);
    expect(brief.documents).toEqual({ read: 16, unreadable: [] });
  });

  test("the three reports of the attack in Jordan are one story, with the figure they differ on", () => {
    const story = storyWith("tower-22-first-reports");
    expect(story?.documents).toEqual([
      "2024-01-28-jordan-drone-attack.md",
      "2024-01-28-tower-22-first-reports.txt",
      "2024-01-29-soldiers-named.html",
    ]);
    const [conflict] = story?.conflicts ?? [];
    expect(conflict?.text).toMatch(/25/);
    expect(conflict?.text).toMatch(/34/);
    expect(new Set(conflict?.evidence.map(({ document }) => document)).size).toBe(2);
  });

  test("the later death toll of the fires is an update with both figures", () => {
    const story = storyWith("chile-fires-death-toll");
    expect(story?.documents).toHaveLength(2);
    expect(story?.status).toBe("update");
    const change = (story?.change ?? []).map(({ text }) => text).join(" ");
    expect(change).toContain("122");
    expect(change).toContain("131");
  });

  test("stories that only share a country or a word are not merged", () => {
    expect(storyWith("pinera")?.documents).toHaveLength(1);
    expect(storyWith("king-charles")?.documents).toHaveLength(1);
  });

  test.concurrent.each([
    ["How many US soldiers were killed in Jordan?", /\b(three|3)\b/i],
    ["Who was killed in the Baghdad drone strike?", /al-Saadi/],
    ["How many people died in the forest fires in Chile?", /131|122/],
    ["Why did the US strike 85 targets?", /drone attack|in answer/],
    ["Who died in a helicopter crash?", /Pinera/],
  ])("%s is answered from the documents", async (question, expected) => {
    const { code, out, err } = await dateline(
      "ask",
      question,
      "--json",
      "--data",
      join(tempDir, "seeds-data"),
    );
    expect(code, err).toBe(0);
    const answer = JSON.parse(out) as AnswerJson;
    expect(answer.status).toBe("answered");
    expect(answer.claims.map(({ text }) => text).join(" ")).toMatch(expected);
    expect(answer.claims.length).toBeLessThanOrEqual(4);
  });

  test.concurrent.each([
    "Who won the Super Bowl?",
    "What is the capital of France?",
    "How old is the commander's wife?",
  ])("the status of %s is not-in-documents", async (question) => {
    const { code, out } = await dateline("ask", question, "--json", "--data", join(tempDir, "seeds-data"));
    expect(code).toBe(0);
    expect((JSON.parse(out) as AnswerJson).status).toBe("not-in-documents");
  });
});

describe("a folder that changes", () => {
  test("an edited file is read again, a deleted one is removed, and another folder is not affected", async () => {
    const [folder, other, data] = [
      join(tempDir, "changing"),
      join(tempDir, "other"),
      join(tempDir, "changing-data"),
    ];
    await cp(SEEDS, folder, { recursive: true });
    await mkdir(other);
    await writeFile(
      join(other, "note.txt"),
      "Bridge opens\n\nA new bridge over the Elm opened in Port Quill on Monday.\n",
    );
    expect((await briefing(folder, data)).documents.read).toBe(16);
    expect((await briefing(other, data)).documents.read).toBe(1);
    await unlink(join(folder, "2024-02-05-king-charles-cancer.txt"));
    await writeFile(
      join(folder, "2024-02-06-pinera-dies-in-helicopter-crash.txt"),
      "Ferry sinks off Lake Ranco\n\nPublished: 9 February 2024\n\nA ferry sank on Lake Ranco on Friday with 7 people on board.\n",
    );
    const after = await briefing(folder, data);
    const headlines = after.stories.map(({ headline }) => headline).join("\n");
    expect(after.documents.read).toBe(15);
    expect(headlines).toContain("Ferry sinks");
    expect(headlines).not.toMatch(/King Charles|Pinera/);
    expect((await briefing(other, data)).documents.read).toBe(1);
  });
});

describe("invalid input", () => {
  test.concurrent.each<[string, readonly string[], number, RegExp]>([
    ["a missing folder", ["brief", "--documents", "no/such/folder"], 1, /no\/such\/folder.*DOCUMENTS_DIR/],
    [
      "a data folder that can't be created",
      ["brief", "--data", "package.json/data"],
      1,
      /package\.json\/data/,
    ],
    ["an invalid date", ["brief", "--since", "yesterday-ish"], 2, /--since/],
    ["an unknown command", ["breif"], 2, /Did you mean "brief"/],
  ])("%s gives one line on stderr", async (_what, args, code, line) => {
    const run = await dateline(
      ...args,
      ...(args.includes("--data") ? [] : ["--data", join(tempDir, "unused")]),
    );
    expect(run.code).toBe(code);
    expect(run.out).toBe("");
    expect(run.err).toMatch(line);
    expect(run.err.trim().split("\n")).toHaveLength(1);
  });

  test("unreadable files are listed with a code, and the others are in the briefing", async () => {
    const [folder, data] = [join(tempDir, "mixed"), join(tempDir, "mixed-data")];
    await mkdir(folder);
    await writeFile(join(folder, "empty.txt"), "");
    await writeFile(join(folder, "picture.txt"), Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"));
    await symlink("/etc/hostname", join(folder, "outside.txt"));
    await writeFile(
      join(folder, "fine.txt"),
      "Rain floods Port Quill\n\nRain flooded 40 houses in Port Quill on Sunday.\n",
    );
    const brief = await briefing(folder, data);
    expect(brief.documents.read).toBe(1);
    expect(brief.documents.unreadable.map(({ path, code }) => [path, code])).toEqual([
      ["empty.txt", "empty"],
      ["outside.txt", "outside-folder"],
      ["picture.txt", "binary"],
    ]);
  });

  test("an empty folder gives an empty briefing, not an error", async () => {
    const folder = join(tempDir, "empty");
    await mkdir(folder);
    expect((await briefing(folder, join(tempDir, "empty-data"))).stories).toEqual([]);
  });

  test("a damaged store is reported, and rebuilt on request", async () => {
    const data = join(tempDir, "damaged-data");
    await mkdir(data);
    await writeFile(
      join(data, "dateline.sqlite"),
      "this is not a database, but it is all there is".repeat(200),
    );
    const refused = await dateline("brief", "--data", data);
    expect(refused.code).toBe(1);
    expect(refused.err).toMatch(/doctor --rebuild/);
    expect((await dateline("doctor", "--rebuild", "--data", data)).code).toBe(0);
    expect((await dateline("brief", "--data", data)).code).toBe(0);
  });

  test("a backup can be restored into another data folder", async () => {
    const data = join(tempDir, "backup-data");
    const file = join(tempDir, "backup.sqlite");
    await briefing(SEEDS, data);
    expect((await dateline("backup", file, "--data", data)).code).toBe(0);
    expect((await dateline("backup", file, "--data", data)).err).toMatch(/backup\.sqlite/);
    expect((await dateline("restore", file, "--data", join(tempDir, "moved-data"))).code).toBe(0);
    const check = await dateline("doctor", "--data", join(tempDir, "moved-data"));
    expect(check.out).toMatch(/16 documents/);
  });
});
