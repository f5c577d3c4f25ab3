// Leases and attempts by the store's time, as the machine's clocks change.
import { beforeEach, describe, expect, test } from "vitest";
import type { HostTime } from "../../../src/domain/core/clock.ts";
import type { EditionRequest } from "../../../src/domain/delivery/edition.ts";
import { type Database, openDatabase } from "../../../src/store/sqlite/engine/database.ts";
import {
  type OperationCall,
  type OperationName,
  perform,
} from "../../../src/store/sqlite/worker/operations.ts";
import { scheduled } from "../../delivery/subjects.ts";

const SHOWN = { at: "2024-03-05T07:00:00.000Z", title: "Brief", claims: [] };
const NOW = "2024-03-05T07:00:00.000Z";
const REQUEST: EditionRequest = {
  subject: scheduled("morning"),
  slot: NOW,
  library: { root: "/news", guild: null },
  channel: "900",
  late: false,
  notBefore: NOW,
  deadline: NOW,
};

let database: Database;
let clocks: HostTime;
const call = <Name extends OperationName>(operation: OperationCall<Name>) => perform(database, operation);

beforeEach(() => {
  clocks = { host: "start-1", wallMs: Date.parse(NOW), ticksMs: 100_000 };
  database = openDatabase(":memory:", { readOnly: false, hostTime: () => clocks });
  call({ operation: "prepare", args: [""] });
  return () => database.close();
});

function set(change: Partial<HostTime>): void {
  clocks = { ...clocks, ...change };
}

/** Both clocks move on; the wall clock is also set by `setMs`. */
function pass(ms: number, setMs = 0): void {
  clocks = { ...clocks, wallMs: clocks.wallMs + ms + setMs, ticksMs: clocks.ticksMs + ms };
}

const leaseIt = (holder: string) =>
  call({ operation: "leaseEdition", args: [REQUEST, "ref", { holder, forMs: 60_000 }, NOW] });

/** Milliseconds since the first attempt; null: nobody can say. */
function age(): number | null {
  const [part] = call({ operation: "parts", args: ["ref"] });
  return part?.firstAttempt?.isKnown === true ? part.firstAttempt.elapsedMs : null;
}

describe("a lease ends", () => {
  test("when its time has passed by the store's clock, which does not go back", () => {
    expect(leaseIt("a").kind).toBe("leased");
    pass(20_000, -3_600_000);
    expect(leaseIt("b")).toMatchObject({ kind: "leased-elsewhere", remainingMs: 40_000 });
    pass(39_999);
    expect(leaseIt("b").kind).toBe("leased-elsewhere");
    pass(1);
    expect(leaseIt("b")).toMatchObject({ kind: "leased", fence: 2 });
  });

  test("while the machine sleeps, and across a restart", () => {
    leaseIt("a");
    clocks = { ...clocks, wallMs: clocks.wallMs + 60_000 };
    expect(leaseIt("b")).toMatchObject({ kind: "leased", fence: 2 });
    clocks = { host: "start-2", wallMs: clocks.wallMs + 60_000, ticksMs: 1_000 };
    expect(leaseIt("c")).toMatchObject({ kind: "leased", fence: 3 });
  });
});

describe("an attempt", () => {
  beforeEach(() => {
    leaseIt("a");
    call({ operation: "saveParts", args: ["ref", 1, [{ body: {}, edits: null, nonce: "n" }], SHOWN] });
    call({ operation: "beginAttempt", args: ["ref", 0, { fence: 1, forMs: 60_000 }, NOW] });
  });

  test("is as old as the larger of the two clocks says", () => {
    pass(70_000, -2_000);
    expect(age()).toBe(70_000);
    leaseIt("b");
    clocks = { ...clocks, wallMs: clocks.wallMs + 20_000 };
    expect(age()).toBe(90_000);
  });

  test.each([
    ["the wall clock was set back", () => pass(2_000, -9_000)],
    ["the machine was restarted", () => set({ host: "start-2" })],
    ["the store was moved to a machine of the same name", () => set({ ticksMs: 1 })],
  ])("has an unknown age after %s, and keeps it", (_what, change) => {
    change();
    expect(age()).toBeNull();
    leaseIt("b");
    pass(10_000, 9_000);
    expect(age()).toBeNull();
  });

  test("is aged without a write, even where nothing can be written", () => {
    const clock = () => database.all("SELECT * FROM store_clock");
    const before = clock();
    database.execute("PRAGMA query_only = ON");
    pass(70_000);
    expect(age()).toBe(70_000);
    expect(clock()).toEqual(before);
    pass(5_000);
    expect(age()).toBe(75_000);
  });

  test("that an older version recorded has an unknown age", () => {
    database.execute("UPDATE deliveries SET first_tried_ms = 0, first_tried_epoch = -1");
    expect(age()).toBeNull();
  });
});
