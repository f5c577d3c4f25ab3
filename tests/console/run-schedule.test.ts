import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { systemClock } from "../../src/async/system-clock.ts";
import { textsFor } from "../../src/catalogues/texts.ts";
import { parseCommandLine } from "../../src/console/command-line/parse-command-line.ts";
import { runCommand } from "../../src/console/run.ts";
import type { ScheduleService } from "../../src/domain/schedules/schedule-service.ts";
import type { Store } from "../../src/domain/store/store.ts";
import { detail } from "../../src/domain/texts/reasons.ts";
import { createScheduleService } from "../../src/schedule/services/schedule-service.ts";
import { openStore } from "../../src/store/sqlite/open-store.ts";
import { briefing, sampleContext, sampleService, story } from "./samples.ts";

const NOW = "2026-05-06T10:00:00.000Z";
let dataDir = "";
let store: Store;
let schedules: ScheduleService;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "dateline-schedule-console-"));
  store = await openStore({ dataDir, now: () => NOW, events: { emit: () => undefined } });
  schedules = createScheduleService({
    store,
    writer: { write: () => Promise.reject(new Error("nothing is written here")) },
    runner: null,
    root: "/news",
    timeZone: "Europe/Berlin",
    clock: { ...systemClock, now: () => NOW },
    random: randomBytes,
  });
});
afterAll(async () => {
  await store.close();
  await rm(dataDir, { recursive: true });
});

/** Runs a command line; returns its output and exit code. */
async function typed(...argv: string[]) {
  const parsed = parseCommandLine(["schedule", ...argv], textsFor("en"));
  if (parsed.kind !== "command" || parsed.command.name === "verify")
    return { code: 2, out: "", err: parsed.kind === "wrong" ? parsed.line : "" };
  const over = {
    schedules: async () => schedules,
    previewSchedule: async (_guild: string | null, id: string) =>
      id === "morning" ? briefing([story("Vigo")]) : null,
  };
  const { context, out, err } = sampleContext(sampleService({ over }), { columns: 100 });
  const code = await runCommand(parsed.command, context);
  return { code, out: out(), err: err() };
}

test("adds a schedule from informal input and shows its next three runs", async () => {
  const added = await typed(
    ...["add", "morning", "--channel", "123", "--time", "7.30 am", "--days", "mon to fri", "--zone", "kyiv"],
    ...["--topic", "ferries", "--nothing-new", "silence", "--thread", "--no-pictures"],
  );
  expect(added).toEqual({
    code: 0,
    err: "",
    out: [
      "morning  07:30 mon-fri in Europe/Kyiv",
      "   channel 123 · topic: ferries · silent when nothing is new · in a thread · without pictures",
      "   next: 2026-05-07 07:30, 2026-05-08 07:30, 2026-05-11 07:30",
      "",
    ].join("\n"),
  });
  const named = await typed("add", "--channel", "124", "--cron", "0 8 1 * *", "--json");
  expect(JSON.parse(named.out)).toMatchObject({
    id: expect.stringMatching(/^(?:[bdfghklmnprstvz][aeiou]){2}$/),
    timing: { kind: "cron", expression: "0 8 1 * *", timeZone: "Europe/Berlin" },
    next: [{ localDate: "2026-06-01", localTime: "08:00" }, {}, {}],
  });
});

test("edit changes only the given options; pause and resume work", async () => {
  const edited = await typed("edit", "MORNING", "--time", "9", "--topic", "none");
  expect(edited.code).toBe(1);
  expect(
    (await typed("edit", "morning", "--time", "9:00", "--topic", "none", "--no-thread", "--pictures")).out,
  ).toBe(
    [
      "morning  09:00 mon-fri in Europe/Kyiv",
      "   channel 123 · silent when nothing is new",
      "   next: 2026-05-07 09:00, 2026-05-08 09:00, 2026-05-11 09:00",
      "",
    ].join("\n"),
  );
  expect((await typed("pause", "morning")).out).toContain("paused: by hand");
  expect((await typed("resume", "morning")).out).toContain("next: 2026-05-07");
});

test("the list shows past editions, as text and as JSON", async () => {
  const found = await schedules.find(null, "morning");
  const request = {
    subject: { kind: "scheduled", schedule: found?.ref ?? "" } as const,
    slot: "2026-05-05T06:00:00.000Z",
    notBefore: "2026-05-05T06:00:00.000Z",
    library: { root: "/news", guild: null },
    channel: "123",
    late: true,
    deadline: NOW,
  };
  await store.leaseEdition(request, "r1", { holder: "p", forMs: 60_000 }, "2026-05-05T07:00:00.000Z");
  await store.endEdition("r1", 1, { state: "missed", reason: detail("not running then"), at: NOW });
  expect((await typed("list")).out).toContain(
    "   last: 5 May 2026, 08:00 missed (not running then)\n   missed: 1",
  );
  const { schedules: listed } = JSON.parse((await typed("list", "--json")).out);
  expect(listed.find(({ id }: { id: string }) => id === "morning")).toMatchObject({
    last: { state: "missed", late: true },
    missed: 1,
    troubled: [],
  });
  expect((await typed("list", "--guild", "7001")).out).toBe("There are no schedules yet.\n");
});

test("a preview is printed and records nothing; a manual run is left to a running bot", async () => {
  expect((await typed("preview", "morning")).out).toContain("Vigo");
  expect(await typed("preview", "evening")).toMatchObject({
    code: 1,
    err: expect.stringMatching(/there is no schedule "evening"\. There are: .*morning/),
  });
  expect((await typed("run", "morning")).out).toContain("a running bot posts it");
  const stored = await store.allSchedules("/news");
  expect(stored.find(({ schedule }) => schedule.id === "morning")?.requestedAt).toBe(NOW);
});

test.each([
  [["ad"], 2, /schedule can't "ad"\. Did you mean "add"\?/],
  [[], 2, /schedule needs ACTION/],
  [["pause"], 2, /needs a schedule's name/],
  [["add", "--time", "7:30"], 2, /schedule add needs a channel/],
  [["list", "morning"], 2, /takes no name/],
  [["add", "--channel", "1", "--nothing-new", "shout"], 2, /line or silence/],
  [["add", "--channel", "1", "--tme", "7:30"], 2, /Did you mean --time\?/],
  [["add", "morning", "--channel", "1", "--time", "7:30"], 1, /already/],
  [["add", "env", "--channel", "1", "--time", "7:30"], 1, /settings/],
  [["add", "--channel", "#news", "--time", "7:30"], 1, /Give the channel by its ID/],
  [["add", "--channel", "1"], 1, /Give a time of day/],
  [["add", "--channel", "1", "--time", "7"], 1, /7:30 pm/],
  [["add", "--channel", "1", "--cron", "* * * * *"], 1, /more often than every 15 minutes/],
  [["add", "--channel", "1", "--cron", "0 8 * * *", "--days", "mon"], 1, /not both/],
  [["add", "--channel", "1", "--time", "7:30", "--zone", "Europ/Kyiv"], 1, /Europe\/Kyiv/],
  [["add", "--channel", "1", "--time", "7:30", "--topic", "the"], 1, /no words to search for/],
  [["remove", "evening"], 1, /there is no schedule "evening"/],
] as const)("rejects schedule %j and says what to do", async (argv, code, says) => {
  expect(await typed(...argv)).toMatchObject({ code, err: expect.stringMatching(says) });
});

test("allows at most 25 schedules, and removes one by name", async () => {
  const statuses: number[] = [];
  for (let n = 0; n < 26; n += 1)
    statuses.push((await typed("add", "--channel", "1", "--time", "8:00", "--guild", "7002")).code);
  expect(statuses).toEqual([...Array.from({ length: 25 }, () => 0), 1]);
  const [first] = await schedules.list("7002");
  expect((await typed("remove", first?.id ?? "", "--guild", "7002")).out).toBe(`Removed: ${first?.id}\n`);
  expect(await schedules.list("7002")).toHaveLength(24);
});
