import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type Action,
  customId,
  findPart,
  parseCustomId,
  storyPageId,
} from "../../../src/discord/message/custom-id.ts";

const REF = "Ab3_-fghijklmnop";
const ACTIONS: readonly Action[] = [
  "sources",
  "open",
  "followup",
  "up",
  "down",
  "report",
  "ask",
  "page",
  "followup-form",
  "report-form",
  "ask-form",
];

test("an id is parsed as written, and fits in Discord's 100 characters", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...ACTIONS),
      fc.stringMatching(/^[A-Za-z0-9_-]{16}$/),
      fc.option(fc.integer({ min: 1, max: 999_999_999 })),
      (action, ref, arg) => {
        const id = customId(action, ref, arg);
        expect(id.length).toBeLessThanOrEqual(100);
        expect(parseCustomId(id)).toEqual({ action, ref, arg, page: null });
      },
    ),
  );
});

test("a page of a story's sources is parsed as written; no other action has pages", () => {
  const id = storyPageId(REF, 12, 3);
  expect(parseCustomId(id)).toEqual({ action: "open", ref: REF, arg: 12, page: 3 });
  expect(findPart([{ type: 1, components: [{ type: 2, custom_id: id }] }])).toBeNull();
});

test.each([
  "",
  "sources",
  `v2:sources:${REF}`,
  `v1:delete:${REF}`,
  `v1:sources:${REF}x`,
  `v1:sources:${REF}:`,
  `v1:page:${REF}:0`,
  `v1:page:${REF}:01`,
  `v1:page:${REF}:1:2`,
  `v1:open:${REF}:1:0`,
  `v1:open:${REF}:1:2:3`,
  `v1:open:${REF}::2`,
  `v1:page:${REF}:1\n`,
  `v1:__proto__:${REF}`,
  `v1:sources:${REF.slice(0, 15)}ü`,
])("%j is none of ours", (id) => {
  expect(parseCustomId(id)).toBeNull();
});

test("writing an invalid reference throws", () => {
  expect(() => customId("up", "short")).toThrow(TypeError);
});

test("finds no marker in other applications' components", () => {
  fc.assert(
    fc.property(fc.anything(), (value) => {
      expect(findPart([value, { custom_id: value }])).toBeNull();
    }),
  );
  expect(findPart([{ type: 1, components: [{ type: 2, custom_id: customId("up", REF) }] }])).toBeNull();
  expect(findPart([{ type: 1, components: [{ type: 2, custom_id: customId("open", REF, 2) }] }])).toBeNull();
});
