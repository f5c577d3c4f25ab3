// The documentation has the code's error codes and quotes its messages exactly.
import { glob, readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { codesIn, rowsBelow } from "./markdown.ts";

const readme = await readFile("README.md", "utf8");
const page = await readFile("docs/troubleshooting.md", "utf8");
const formats = await readFile("docs/formats.md", "utf8");
const sources: string[] = [];
for await (const file of glob(["src/**/*.ts", "dateline.mjs"])) sources.push(await readFile(file, "utf8"));
sources.push(...Object.values(JSON.parse(await readFile("locales/en.json", "utf8"))).map(String));
/** All sources and interface texts, with white space normalised, because messages span several lines. */
const source = sources.join("\n").replace(/\s+/g, " ");

/** The members of a string union in src/domain. */
async function union(file: string, name: string): Promise<readonly string[]> {
  const text = await readFile(`src/domain/${file}`, "utf8");
  const [, body = ""] = new RegExp(`export type ${name} =([^;]+);`).exec(text) ?? [];
  return Array.from(
    body.matchAll(/^\s*(?:=\s*)?\|?\s*"([a-z-]+)"|\| "([a-z-]+)"/gm),
    ([, one, other]) => one ?? other ?? "",
  );
}

const faults = await union("core/fault.ts", "FaultCode");
const unreadable = await union("documents/unreadable.ts", "UnreadableCode");
const states = await union("delivery/edition.ts", "EditionState");
const refusals = ["forbidden", "gone", "invalid"];

const isCode = (text: string) => /^[a-z]+(?:-[a-z]+)*$/.test(text);

/** The parts of a quoted message that the code does not contain; "…" stands for variable parts. */
function missingWords(quoted: string): readonly string[] {
  const pieces = quoted.split("…").map((piece) => piece.trim());
  return pieces.filter((piece) => piece.length > 3 && !source.includes(piece));
}

test("the table of codes lists exactly the codes of faults", () => {
  const listed = rowsBelow(page, "Errors by code").map(([code = ""]) => codesIn(code)[0] ?? "");
  expect(faults.length).toBeGreaterThan(10);
  expect([...new Set(listed)].sort()).toEqual([...faults].sort());
  const raised = Array.from(source.matchAll(/new Fault\( ?"([a-z-]+)"/g), ([, code]) => code ?? "");
  expect(raised.length).toBeGreaterThan(10);
  expect(raised.filter((code) => !listed.includes(code))).toEqual([]);
});

test("docs/formats.md lists every reason for an unreadable file, and troubleshooting.md only such reasons", () => {
  const listed = rowsBelow(formats, "Reasons a file is not read").map(
    ([code = ""]) => codesIn(code)[0] ?? "",
  );
  expect(unreadable.length).toBeGreaterThan(10);
  expect([...listed].sort()).toEqual([...unreadable].sort());
  const here = rowsBelow(page, "A document is missing").map(([code = ""]) => codesIn(code)[0] ?? "");
  expect(here.length).toBeGreaterThan(3);
  expect(here.filter((code) => !unreadable.includes(code))).toEqual([]);
});

test("quoted messages occur in the code", () => {
  const quoted = ["It does not start", "Errors by code", "Discord", "The model"].flatMap((heading) =>
    rowsBelow(page, heading).flatMap((row) =>
      codesIn(heading === "Errors by code" ? (row[1] ?? "") : (row[0] ?? "")),
    ),
  );
  expect(quoted.length).toBeGreaterThan(40);
  expect(quoted.filter((line) => !NOT_OURS.has(line)).flatMap(missingWords)).toEqual([]);
});

/** Messages of npm, and what people type. */
const NOT_OURS = new Set(["npm error EBADENGINE", "/", ".env", "Example:", "doctor", "DISCORD_TOKEN"]);

test("codes and messages in the README's table occur in the code", () => {
  const rows = rowsBelow(readme, "When something is wrong");
  expect(rows.length).toBeGreaterThanOrEqual(10);
  expect(states.length).toBeGreaterThan(3);
  const named = rows.flatMap(([seen = ""]) => codesIn(seen)).filter((text) => !NOT_OURS.has(text));
  const known = [...faults, ...unreadable, ...states, ...refusals];
  expect(named.filter(isCode).filter((code) => !known.includes(code))).toEqual([]);
  expect(named.filter((text) => !isCode(text)).flatMap(missingWords)).toEqual([]);
});
