import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { FileJob } from "../../../src/ingest/worker/protocol.ts";
import { jobKey } from "../../../src/ingest/worker/reading-note.ts";
import { openReadingNotes } from "../../../src/ingest/worker/reading-notes.ts";
import { emptyFolder } from "../folder.ts";

const JOB: FileJob = {
  root: "/news",
  path: "a.txt",
  revision: { size: 5, modifiedMs: 7 },
  knownHash: null,
  arrivedAt: "2024-02-08T06:00:00.000Z",
};
/** Higher than any system allows. */
const ENDED_PID = 99_999_999;

test("a note that a killed program left counts for that revision until it was read", async () => {
  const folder = await emptyFolder();
  const leave = () => writeFileSync(join(folder, `${ENDED_PID}-1.note`), `3 ${jobKey(JOB)}\n`);
  leave();
  expect(openReadingNotes(folder).endsDuring(JOB)).toBe(1);
  expect(openReadingNotes(folder).endsDuring(JOB), "counted once").toBe(1);
  leave();
  const notes = openReadingNotes(folder);
  expect(notes.endsDuring(JOB)).toBe(2);
  expect(notes.endsDuring({ ...JOB, revision: { size: 5, modifiedMs: 8 } }), "another revision").toBe(0);
  expect(notes.endsDuring({ ...JOB, root: "/other" }), "another folder").toBe(0);
  notes.forget(JOB);
  expect(openReadingNotes(folder).endsDuring(JOB)).toBe(0);
});

test("notes of this program and of one that runs are left alone; damaged files count nothing", async () => {
  const folder = await emptyFolder();
  const note = openReadingNotes(folder).open();
  const running = join(folder, `${process.ppid}-1.note`);
  writeFileSync(running, `3 ${jobKey(JOB)}\n`);
  writeFileSync(join(folder, `${ENDED_PID}-1.note`), "\n");
  writeFileSync(join(folder, `${ENDED_PID}-2.note`), "3 cut");
  writeFileSync(join(folder, "ended-during.json"), "[[");
  expect(openReadingNotes(folder).endsDuring(JOB)).toBe(0);
  expect(existsSync(running)).toBe(true);
  expect(readdirSync(folder).filter((name) => name.startsWith(`${process.pid}-`))).toHaveLength(1);
  note.close();
  expect(readdirSync(folder).filter((name) => name.startsWith(`${process.pid}-`))).toEqual([]);
});

test("a folder that can't be made is a fault that names it", async () => {
  const file = join(await emptyFolder(), "file");
  writeFileSync(file, "");
  expect(() => openReadingNotes(join(file, "reading"))).toThrow(
    /The folder .*reading can't be used \(ENOTDIR\)/,
  );
});
