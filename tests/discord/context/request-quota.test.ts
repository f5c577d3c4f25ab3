import { describe, expect, test } from "vitest";
import { createRequestQuota, LOOKUP_COST } from "../../../src/discord/context/request-quota.ts";

function createTestQuota() {
  let now = 0;
  const quota = createRequestQuota({
    person: { burst: 2, refillMs: 10_000 },
    guild: { burst: 3, refillMs: 1_000 },
    monotonicMs: () => now,
  });
  return { quota, advance: (ms: number) => (now += ms) };
}

describe("request quota", () => {
  test("a person may send a burst of questions, then one more per interval", () => {
    const { quota, advance } = createTestQuota();
    expect(quota.admit("ada", null)).toEqual({ ok: true });
    expect(quota.admit("ada", null)).toEqual({ ok: true });
    expect(quota.admit("ada", null)).toEqual({
      ok: false,
      limitedBy: "person",
      seconds: 10,
      isFirstRejection: true,
    });
    advance(4_000);
    expect(quota.admit("ada", null)).toEqual({
      ok: false,
      limitedBy: "person",
      seconds: 6,
      isFirstRejection: false,
    });
    advance(6_000);
    expect(quota.admit("ada", null)).toEqual({ ok: true });
    expect(quota.admit("ada", null)).toMatchObject({ ok: false, isFirstRejection: true });
  });

  test("a guild's limit is shared by its people, but not across guilds", () => {
    const { quota } = createTestQuota();
    for (const person of ["a", "b", "c"]) expect(quota.admit(person, "g1")).toEqual({ ok: true });
    expect(quota.admit("d", "g1")).toMatchObject({ ok: false, limitedBy: "guild", seconds: 1 });
    expect(quota.admit("d", "g2")).toEqual({ ok: true });
  });

  test("a question rejected by the guild's quota costs the person nothing", () => {
    const { quota, advance } = createTestQuota();
    for (const person of ["a", "b", "c"]) quota.admit(person, "g1");
    for (let times = 0; times < 5; times += 1) quota.admit("d", "g1");
    advance(1_000);
    expect(quota.admit("d", "g1")).toEqual({ ok: true });
    expect(quota.admit("d", null)).toEqual({ ok: true });
  });

  test("a lookup costs a fifth of a question", () => {
    const { quota, advance } = createTestQuota();
    for (let times = 0; times < 10; times += 1) expect(quota.admit("ada", null, LOOKUP_COST).ok).toBe(true);
    expect(quota.admit("ada", null, LOOKUP_COST)).toMatchObject({ ok: false, seconds: 2 });
    advance(2_000);
    expect(quota.admit("ada", null, LOOKUP_COST).ok).toBe(true);
    expect(quota.admit("ada", null)).toMatchObject({ ok: false, seconds: 10 });
  });
});
