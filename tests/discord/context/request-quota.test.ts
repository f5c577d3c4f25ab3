import { describe, expect, test } from "vitest";
import { createRequestQuota, LOOKUP_COST } from "../../../src/discord/context/request-quota.ts";

function createTestQuota() {
  let now = 0;
  const quota = createRequestQuota({
    person: { burst: 2, refillMs: 10_000 },
    guild: { burst: 3, refillMs: 1_000 },
    monotonicMs: () => now,
  });
  return { limits: quota, advance: (ms: number) => (now += ms) };
}

describe("limits", () => {
  test("a person may send a burst of questions, then one more per interval", () => {
    const { limits: quota, advance } = createTestQuota();
    expect(quota.admit("ada", null)).toEqual({ ok: true });
    expect(quota.admit("ada", null)).toEqual({ ok: true });
    expect(quota.admit("ada", null)).toEqual({ ok: false, whose: "person", seconds: 10, first: true });
    advance(4_000);
    expect(quota.admit("ada", null)).toEqual({ ok: false, whose: "person", seconds: 6, first: false });
    advance(6_000);
    expect(quota.admit("ada", null)).toEqual({ ok: true });
    expect(quota.admit("ada", null)).toMatchObject({ ok: false, first: true });
  });

  test("a guild's limit is shared by its people, and no other guild's", () => {
    const { limits: quota } = createTestQuota();
    for (const person of ["a", "b", "c"]) expect(quota.admit(person, "g1")).toEqual({ ok: true });
    expect(quota.admit("d", "g1")).toMatchObject({ ok: false, whose: "guild", seconds: 1 });
    expect(quota.admit("d", "g2")).toEqual({ ok: true });
  });

  test("a question rejected by the guild's quota costs the person nothing", () => {
    const { limits: quota, advance } = createTestQuota();
    for (const person of ["a", "b", "c"]) quota.admit(person, "g1");
    for (let times = 0; times < 5; times += 1) quota.admit("d", "g1");
    advance(1_000);
    expect(quota.admit("d", "g1")).toEqual({ ok: true });
    expect(quota.admit("d", null)).toEqual({ ok: true });
  });

  test("looking up weighs a fifth of a question", () => {
    const { limits: quota, advance } = createTestQuota();
    for (let times = 0; times < 10; times += 1) expect(quota.admit("ada", null, LOOKUP_COST).ok).toBe(true);
    expect(quota.admit("ada", null, LOOKUP_COST)).toMatchObject({ ok: false, seconds: 2 });
    advance(2_000);
    expect(quota.admit("ada", null, LOOKUP_COST).ok).toBe(true);
    expect(quota.admit("ada", null)).toMatchObject({ ok: false, seconds: 10 });
  });
});
