import { describe, expect, test } from "vitest";
import { createLimits, LOOK_UP } from "../../src/discord/limits.ts";

function limitsAt() {
  let now = 0;
  const limits = createLimits({
    person: { atOnce: 2, everyMs: 10_000 },
    guild: { atOnce: 3, everyMs: 1_000 },
    clock: () => now,
  });
  return { limits, pass: (ms: number) => (now += ms) };
}

describe("limits", () => {
  test("a person may ask so many at once, then one more each so often", () => {
    const { limits, pass } = limitsAt();
    expect(limits.admit("ada", null)).toEqual({ ok: true });
    expect(limits.admit("ada", null)).toEqual({ ok: true });
    expect(limits.admit("ada", null)).toEqual({ ok: false, whose: "person", seconds: 10, first: true });
    pass(4_000);
    expect(limits.admit("ada", null)).toEqual({ ok: false, whose: "person", seconds: 6, first: false });
    pass(6_000);
    expect(limits.admit("ada", null)).toEqual({ ok: true });
    expect(limits.admit("ada", null)).toMatchObject({ ok: false, first: true });
  });

  test("a guild's limit is shared by its people, and no other guild's", () => {
    const { limits } = limitsAt();
    for (const person of ["a", "b", "c"]) expect(limits.admit(person, "g1")).toEqual({ ok: true });
    expect(limits.admit("d", "g1")).toMatchObject({ ok: false, whose: "guild", seconds: 1 });
    expect(limits.admit("d", "g2")).toEqual({ ok: true });
  });

  test("a question turned away for the guild costs the person nothing", () => {
    const { limits, pass } = limitsAt();
    for (const person of ["a", "b", "c"]) limits.admit(person, "g1");
    for (let times = 0; times < 5; times += 1) limits.admit("d", "g1");
    pass(1_000);
    expect(limits.admit("d", "g1")).toEqual({ ok: true });
    expect(limits.admit("d", null)).toEqual({ ok: true });
  });

  test("looking up weighs a fifth of a question", () => {
    const { limits, pass } = limitsAt();
    for (let times = 0; times < 10; times += 1) expect(limits.admit("ada", null, LOOK_UP).ok).toBe(true);
    expect(limits.admit("ada", null, LOOK_UP)).toMatchObject({ ok: false, seconds: 2 });
    pass(2_000);
    expect(limits.admit("ada", null, LOOK_UP).ok).toBe(true);
    expect(limits.admit("ada", null)).toMatchObject({ ok: false, seconds: 10 });
  });
});
