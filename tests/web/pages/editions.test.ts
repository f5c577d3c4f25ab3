import { expect, test } from "vitest";
import type { FinalEditionState } from "../../../src/domain/delivery/edition.ts";
import type { Timing } from "../../../src/domain/schedules/timing.ts";
import { detail } from "../../../src/domain/texts/reasons.ts";
import { textsOf } from "./markup.ts";
import { openPagesScene, type PagesScene } from "./pages-scene.ts";

const NOW = "2024-03-12T12:00:00.000Z";
let refs = 0;

async function addSchedule(scene: PagesScene, ref: string, timing: Timing, guild: string | null = null) {
  const at = "2024-01-01T00:00:00.000Z";
  const library = { root: scene.library.root, guild };
  const plain = { title: null, topic: null, nothingNew: "line", thread: false, language: null } as const;
  const schedule = {
    id: ref,
    ref,
    guild,
    channel: "900",
    timing,
    paused: null,
    timingSetAt: at,
    createdAt: at,
  };
  expect(await scene.rooms.store.addSchedule(library, { ...plain, ...schedule }, 25)).toBe("added");
}

async function addEdition(
  { rooms, library }: PagesScene,
  schedule: string,
  slot: string,
  state: FinalEditionState,
  { late = false, reason = null }: { readonly late?: boolean; readonly reason?: string | null } = {},
) {
  const subject = { kind: "scheduled", schedule } as const;
  const request = { subject, slot, library, channel: "900", late, notBefore: slot, deadline: slot };
  const ref = `ref-${++refs}`;
  await rooms.store.leaseEdition(request, ref, { holder: "a", forMs: 60_000 }, slot);
  await rooms.store.endEdition(ref, 1, { state, reason: reason === null ? null : detail(reason), at: slot });
}

const daily = (timeZone: string): Timing => ({
  kind: "daily",
  time: "07:30",
  weekdays: ["mon", "tue", "wed", "thu", "fri", "sat", "sun"],
  timeZone,
});

/** The days with entries, as in "10 07:30 sent". */
async function calendar(scene: PagesScene, month: string): Promise<string[]> {
  const cells = textsOf((await scene.get(`/editions?month=${month}`)).text, ".calendar td");
  return cells.filter((cell) => cell.includes(" "));
}

test("shows sent, late, missed, uncertain, failed and upcoming editions in the schedule's time zone", async () => {
  await using scene = await openPagesScene({}, () => NOW);
  await addSchedule(scene, "morning", daily("America/New_York"), "7001");
  const at = (day: string, hour: string) => `2024-03-${day}T${hour}:30:00.000Z`;
  // Daylight saving time began on the 10th: 07:30 is 12:30 UTC before, 11:30 UTC after.
  await addEdition(scene, "morning", at("06", "12"), "delivered");
  await addEdition(scene, "morning", at("07", "12"), "delivered", { late: true });
  await addEdition(scene, "morning", at("08", "12"), "missed", { reason: "the bot did not run" });
  await addEdition(scene, "morning", at("09", "12"), "uncertain", { reason: "no answer to part 1" });
  await addEdition(scene, "morning", at("10", "11"), "silent");
  await addEdition(scene, "morning", at("11", "11"), "failed", { reason: "missing <access>" });
  const { text } = await scene.get("/editions");
  const cells = textsOf(text, ".calendar td").filter((cell) => cell !== "");
  expect(cells).toHaveLength(31);
  expect(cells.slice(4, 14)).toEqual([
    "5",
    "6 07:30 sent",
    "7 07:30 late",
    "8 07:30 missed",
    "9 07:30 uncertain",
    "10 07:30 silent",
    "11 07:30 failed",
    "12",
    "13 07:30 next",
    "14 07:30 next",
  ]);
  expect(textsOf(text, "h1")).toEqual(["Editions, March 2024"]);
  expect(textsOf(text, "td[aria-current=date]")).toEqual(["12"]);
  expect(textsOf(text, "caption + thead + tbody th[scope=row]")).toHaveLength(3);
  expect(text).toContain("missing &lt;access&gt;");
  expect(text).toContain("07:30 every day in America/New_York · server 7001 · channel 900");
  expect((await calendar(scene, "2024-04")).length).toBe(30);
  expect(await calendar(scene, "2024-02")).toEqual([]);
});

test("shows each edition on its day in the schedule's time zone", async () => {
  await using scene = await openPagesScene({}, () => NOW);
  await addSchedule(scene, "kiritimati", daily("Pacific/Kiritimati"));
  await addEdition(scene, "kiritimati", "2024-02-29T17:30:00.000Z", "delivered");
  expect((await calendar(scene, "2024-03"))[0]).toBe("1 07:30 sent");
  expect(await calendar(scene, "2024-02")).toEqual([]);
});

test("shows counts per day for a schedule every quarter of an hour, with none left out", async () => {
  await using scene = await openPagesScene({}, () => NOW);
  await addSchedule(scene, "often", { kind: "cron", expression: "*/15 * * * *", timeZone: "UTC" });
  const start = Date.parse("2024-03-01T00:00:00.000Z");
  for (let n = 0; n < 700; n += 1) {
    const slot = new Date(start + n * 900_000).toISOString();
    await addEdition(scene, "often", slot, n === 50 ? "missed" : "delivered");
  }
  const cells = await calendar(scene, "2024-03");
  expect(cells[0]).toBe("1 95 sent 1 missed");
  expect(cells[1]).toBe("2 96 sent");
  expect(cells.at(-1)).toBe("31 96 next");
});

test("without a schedule, says how to add one", async () => {
  await using scene = await openPagesScene({}, () => NOW);
  expect((await scene.get("/editions")).text).toContain("/schedule add");
});
