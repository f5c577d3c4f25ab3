import { expect, test } from "vitest";
import { circleIn, governedBy, importable, type Room } from "../../tools/lib/rooms.ts";

const row = (...rooms: string[]): Room => ({ rooms, packages: [] });
const NAMES = [".", "wiring", "text/tokens", "text/dates", "shop", "shop/front", "shop/back"];

test("a folder is governed by its own row, else by the nearest parent's", () => {
  expect(governedBy("shop/front", NAMES)).toBe("shop/front");
  expect(governedBy("shop/front/window", NAMES)).toBe("shop/front");
  expect(governedBy("street", NAMES)).toBeUndefined();
});

test("a room named from outside includes its sub-rooms; inside it, sub-rooms are named one by one", () => {
  expect(importable("shop/front", ["text", "shop"], NAMES)).toEqual([
    "shop/front",
    "text/tokens",
    "text/dates",
    "shop",
  ]);
  expect(importable("shop/back", [], NAMES)).toEqual(["shop/back"]);
  expect(importable("wiring", ["*"], NAMES)).toEqual(["wiring", ...NAMES.slice(2)]);
});

test("rows that allow each other form a cycle", () => {
  expect(circleIn({ shop: row("text"), text: row() })).toBeNull();
  expect(circleIn({ a: row("b"), b: row("c"), c: row("a") })).toEqual(["a", "b", "c", "a"]);
});
