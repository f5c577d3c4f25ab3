// Compares docs/json.md with what the commands print: every field has a row, every row a field, and the types agree.
import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { codesIn, rowsBelow } from "./markdown.ts";

const run = promisify(execFile);
const LAUNCHER = resolve("dateline.mjs");
const FIXTURE = resolve("tests/fixtures/version-0.1.0");

const page = await readFile("docs/json.md", "utf8");
const OBJECTS = Array.from(page.matchAll(/^## (\w+)$/gm), ([, name = ""]) => name);

interface Field {
  readonly type: string;
  readonly isOptional: boolean;
}

/** The documented fields of an object by their names. */
function fieldsOf(object: string): ReadonlyMap<string, Field> {
  const rows = rowsBelow(page, object).map(([name = "", type = ""]): [string, Field] => {
    const isOptional = /^\*.*\*$/.test(type);
    return [codesIn(name)[0] ?? "", { type: isOptional ? type.slice(1, -1) : type, isOptional }];
  });
  return new Map(rows);
}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** How a value differs from its documented type, with the path to it. Adds each field found to `seen` as "Object.field". */
function problems(value: unknown, type: string, path: string, seen: Set<string>): readonly string[] {
  const wrong = [`${path} is ${JSON.stringify(value)?.slice(0, 60)}, not ${type}`];
  if (type.endsWith("?")) return value === null ? [] : problems(value, type.slice(0, -1), path, seen);
  if (type.endsWith("[]")) {
    if (!Array.isArray(value)) return wrong;
    return value.flatMap((each, at) => problems(each, type.slice(0, -2), `${path}[${at}]`, seen));
  }
  if (type.startsWith("`")) return codesIn(type).includes(JSON.stringify(value)) ? [] : wrong;
  if (type === "time") return typeof value === "string" && INSTANT.test(value) ? [] : wrong;
  if (!OBJECTS.includes(type)) return typeof value === type && value !== null ? [] : wrong;
  if (typeof value !== "object" || value === null || Array.isArray(value)) return wrong;
  return objectProblems(new Map(Object.entries(value)), type, path, seen);
}

function objectProblems(
  value: ReadonlyMap<string, unknown>,
  object: string,
  path: string,
  seen: Set<string>,
): readonly string[] {
  const fields = fieldsOf(object);
  const undocumented = [...value.keys()].filter((name) => !fields.has(name));
  const documented = [...fields].flatMap(([name, { type, isOptional }]) => {
    if (!value.has(name)) return isOptional ? [] : [`${path} has no ${name}`];
    seen.add(`${object}.${name}`);
    return problems(value.get(name), type, `${path}.${name}`, seen);
  });
  return [...undocumented.map((name) => `${path}.${name} has no row under ${object}`), ...documented];
}

let place = "";
beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), "dateline-json-"));
});
afterAll(() => rm(place, { recursive: true, force: true }));

async function json(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<unknown> {
  const { stdout } = await run(process.execPath, [LAUNCHER, ...args, "--json"], {
    env: { ...process.env, TIME_ZONE: "Europe/Berlin", ...env },
  });
  return JSON.parse(stdout);
}

/** Documents and data folder of version 0.1.0, plus one copy and one unreadable file; and the server's id. */
async function withHistory() {
  const [documents, data] = [join(place, "documents"), join(place, "data")];
  await mkdir(place, { recursive: true });
  await cp(join(FIXTURE, "documents"), documents, { recursive: true });
  await cp(join(FIXTURE, "store"), data, { recursive: true });
  await cp(join(documents, "2024-02-05-king-charles-cancer.txt"), join(documents, "copy.txt"));
  await writeFile(join(documents, "empty.pdf"), "%PDF-1.4\n");
  const database = new DatabaseSync(join(data, "dateline.sqlite"));
  database.prepare("UPDATE collections SET root = ?").run(documents);
  database.close();
  const { guild } = JSON.parse(await readFile(join(FIXTURE, "expected.json"), "utf8")) as { guild: string };
  return { options: ["--documents", documents, "--data", data], guild };
}

/** A model that is set but can't be reached: nothing listens on port 9. */
const NO_MODEL = { OPENAI_BASE_URL: "http://127.0.0.1:9/v1", OPENAI_MODEL: "sample-model" };
/** These need a misbehaving model or Discord; tests/console/run.test.ts covers them. */
const NOT_SEEN = ["Dropped.text", "Dropped.reason"];

test("every printed field is documented, and every documented field is printed", async () => {
  const { options, guild } = await withHistory();
  const inGuild = [...options, "--guild", guild];
  const seen = new Set<string>();
  const found: string[] = [];
  const check = (value: unknown, type: string) => found.push(...problems(value, type, type, seen));

  check(await json(["brief", ...options]), "Briefing");
  check(await json(["brief", ...options], NO_MODEL), "Briefing");
  check(await json(["ask", "Why did the US strike 85 targets?", ...options]), "Answer");
  check(await json(["ask", "Who won the Super Bowl?", ...options]), "Answer");
  check(await json(["ask", "Why did the US strike 85 targets?", ...options], NO_MODEL), "Answer");
  check(await json(["schedule", "add", "--channel", "124", "--cron", "0 8 * * 1", ...inGuild]), "Schedule");
  check(await json(["schedule", "pause", "morning", ...inGuild]), "Schedule");
  check(await json(["schedule", "list", ...inGuild]), "ScheduleList");
  check(await json(["schedule", "preview", "morning", ...inGuild]), "Briefing");

  // Without FEEDS_ALLOW_PRIVATE nothing is asked.
  await writeFile(join(place, "documents", "feeds.yml"), "- http://127.0.0.1/feed.xml\n");
  check(await json(["feeds", "refresh", ...options]), "RefreshList");
  check(await json(["feeds", "list", ...options]), "FeedList");

  expect(found).toEqual([]);
  const rows = OBJECTS.flatMap((object) => [...fieldsOf(object).keys()].map((name) => `${object}.${name}`));
  expect(rows.length).toBeGreaterThan(60);
  expect(rows.filter((row) => !seen.has(row) && !NOT_SEEN.includes(row))).toEqual([]);
}, 60_000);
