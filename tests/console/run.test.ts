import { expect, test } from "vitest";
import { runCommand } from "../../src/console/run.ts";
import { Fault } from "../../src/domain/core/fault.ts";
import { detail } from "../../src/domain/texts/reasons.ts";
import { briefing, claim, NOW, sampleContext, sampleService, story } from "./samples.ts";

test("brief --json prints one document in the documented shape, with change on updates only", async () => {
  const change = [claim("The cost rose to 47 million.", "Split.txt", 4)];
  const page = briefing([story("Vigo", { change }), story("Split", { status: "update", change })], {
    dropped: [{ text: "It cost 9.", reason: "number", detail: "9 is not there" }],
    documents: { read: 2, unreadable: [{ path: "a/b.bin", code: "binary", reason: "Not text." }] },
  });
  const { context, out, err } = sampleContext(sampleService({ briefing: page }), { tty: true, colour: true });
  expect(await runCommand({ name: "brief", json: true }, context)).toBe(0);
  const json = JSON.parse(out());
  expect(err()).toBe("");
  expect(Object.keys(json)).toEqual([
    "generatedAt",
    "writer",
    "window",
    "bottomLine",
    "documents",
    "stories",
    "storyCount",
    "dropped",
  ]);
  const keys = [
    "id",
    "headline",
    "headlineEvidence",
    "status",
    "publishedAt",
    "documents",
    "summary",
    "keyFacts",
    "conflicts",
  ];
  expect(Object.keys(json.stories[0])).toEqual(keys);
  expect(Object.keys(json.stories[1])).toEqual([...keys, "change"]);
  expect(json.stories[0].documents).toEqual(["Vigo.txt"]);
  expect(json.stories[1].change).toEqual(change);
  expect(json.stories[0].summary[1]).toEqual({
    text: "The Vigo port authority put the cost at 41 million euros.",
    evidence: [
      {
        document: "Vigo.txt",
        sentences: [3, 4],
        quote: "The Vigo port authority put the cost at 41 million euros.",
      },
    ],
  });
  expect(json.window).toEqual({ from: null, to: NOW });
  expect(json.documents).toEqual({
    read: 2,
    unreadable: [{ path: "a/b.bin", code: "binary", reason: "Not text." }],
  });
  expect(json.dropped).toEqual([{ text: "It cost 9.", reason: "number" }]);
});

test("ask --json prints one document in the documented shape", async () => {
  const { context, out } = sampleContext(sampleService());
  expect(await runCommand({ name: "ask", question: "Who?", json: true }, context)).toBe(0);
  expect(JSON.parse(out())).toEqual({
    question: "Who?",
    status: "answered",
    claims: [
      {
        text: "A reply to Who?",
        evidence: [{ document: "Vigo.txt", sentences: [2], quote: "A reply to Who?" }],
      },
    ],
    documents: ["Vigo.txt"],
  });
});

test("prints answered, unclear and unanswered questions differently", async () => {
  const reply = async (
    status: "answered" | "closest" | "not-in-documents" | "unclear",
    claims = [claim("A boat sank.", "Vigo.txt", 2)],
  ) => {
    const service = sampleService({
      over: { ask: async (question) => ({ question, status, claims, documents: ["Vigo.txt"] }) },
    });
    const { context, out } = sampleContext(service);
    await runCommand({ name: "ask", question: "What?", json: false }, context);
    return out();
  };
  expect(await reply("answered")).toBe("A boat sank. [1]\n\nSources\n   Vigo.txt (2025-05-05): [1]s2\n");
  expect(await reply("closest")).toContain(
    "The documents may not answer this directly. Closest:\n- A boat sank. [1]\n",
  );
  expect(await reply("not-in-documents", [])).toBe("The documents do not say.\n");
  expect(await reply("unclear")).toContain("Which do you mean?\n- A boat sank. [1]\n");
});

test("sources N shows a marker's quote, document, sentences and date from the last output", async () => {
  const { context, out, err } = sampleContext(sampleService());
  expect(await runCommand({ name: "sources", number: 1 }, context)).toBe(1);
  expect(err()).toMatch(/^dateline: nothing has been shown yet\. Run: .*brief\n$/);
  await runCommand({ name: "brief", json: false }, context);
  const before = out().length;
  expect(await runCommand({ name: "sources", number: 3 }, context)).toBe(0);
  const page = out().slice(before).replace(/\s+/g, " ");
  expect(page).toContain("“The Vigo port authority put the cost at 41 million euros.”");
  expect(page).toContain("Vigo.txt, sentences 3-4 · Title of Vigo.txt · published 5 May 2025, 20:00");
  expect(await runCommand({ name: "sources", number: 99 }, context)).toBe(1);
  expect(err()).toMatch(/there is no \[99\]: the markers shown last are \[1\] to \[\d+\]\.\n$/);
});

test("an answer without markers keeps the previous markers valid", async () => {
  const ask = async (question: string) =>
    ({ question, status: "not-in-documents", claims: [], documents: [] }) as const;
  const { context, out } = sampleContext(sampleService({ over: { ask } }));
  await runCommand({ name: "brief", json: false }, context);
  await runCommand({ name: "ask", question: "Who?", json: false }, context);
  expect(await runCommand({ name: "sources", number: 2 }, context)).toBe(0);
  expect(out()).toContain("“Ships will return to Vigo in June after two years of repairs.”");
});

test("backup and restore get the file as typed and print it without control sequences", async () => {
  const files: string[] = [];
  const record = async (file: string) => {
    files.push(file);
  };
  const { context, out } = sampleContext(sampleService({ over: { backup: record, restore: record } }));
  await runCommand({ name: "backup", file: "b\u001b[2J.db" }, context);
  await runCommand({ name: "restore", file: "b.db" }, context);
  expect(files).toEqual(["b\u001b[2J.db", "b.db"]);
  expect(out()).toBe("Backup written: b.db\nRestored: b.db\n");
});

test("shows the quote of a cited document that is no longer in the library, and marks it so", async () => {
  const { context, out } = sampleContext(sampleService({ over: { documents: async () => [] } }));
  await runCommand({ name: "ask", question: "Who?", json: false }, context);
  await runCommand({ name: "sources", number: 1 }, context);
  expect(out()).toContain("“A reply to Who?”");
  expect(out()).toContain("Vigo.txt, sentence 2 · no longer in the library");
});

test("prints a fault as one line on standard error with exit code 1, and rethrows other errors", async () => {
  const failing = (error: Error) =>
    sampleContext(sampleService({ over: { brief: () => Promise.reject(error) } }));
  const fault = failing(new Fault("folder-missing", detail("no folder \u001b[31m/news\n here: make it")));
  expect(await runCommand({ name: "brief", json: true }, fault.context)).toBe(1);
  expect(fault.err()).toBe("dateline: no folder /news here: make it (folder-missing)\n");
  expect(fault.out()).toBe("");
  await expect(
    runCommand({ name: "brief", json: false }, failing(new TypeError("defect")).context),
  ).rejects.toThrow("defect");
});

test("doctor shows each check with its fix and exits with 1 when one fails", async () => {
  const ok = { name: "store", status: "ok", text: "sound", fix: null } as const;
  const warn = { name: "folder", status: "warn", text: "empty", fix: "Put files there." } as const;
  const fail = { name: "disk", status: "fail", text: "full", fix: "Make room." } as const;
  const outcome = async (...checks: (typeof ok | typeof warn | typeof fail)[]) => {
    const { context, out } = sampleContext(sampleService({ checks }));
    return { code: await runCommand({ name: "doctor", rebuild: false }, context), text: out() };
  };
  expect(await outcome(ok)).toMatchObject({ code: 0, text: expect.stringContaining("All is well.") });
  expect(await outcome(ok, warn)).toMatchObject({
    code: 0,
    text: expect.stringContaining("Fix: Put files there."),
  });
  const failed = await outcome(ok, warn, fail);
  expect(failed.code).toBe(1);
  expect(failed.text).toMatch(/^fail {2}disk {4}full$/m);
  expect(failed.text).toContain("1 thing to fix.");
});

test("serve prints the briefing and how to connect Discord, and exits when the input is not a terminal", async () => {
  const { context, out } = sampleContext(sampleService());
  expect(await runCommand({ name: "serve" }, context)).toBe(0);
  expect(out()).toContain("1  The Vigo council");
  expect(out().match(/DISCORD_TOKEN/g)?.length).toBe(1);
  expect(out()).toContain("Times are in Europe/Madrid.");
});
