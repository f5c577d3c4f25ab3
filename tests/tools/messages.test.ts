import { describe, expect, test } from "vitest";
import { catalogueProblems } from "../../tools/lib/message-problems.ts";
import { unusedKeys } from "../../tools/lib/message-uses.ts";
import { messageArgumentsSource } from "../../tools/lib/messages.ts";

describe("the generated types of texts", () => {
  test.each([
    ["Bottom line", "undefined"],
    ["Page {page, number} of {pages, number}", "{ readonly page: number; readonly pages: number }"],
    ["{count, plural, one {# story} other {# stories}}", "{ readonly count: number }"],
    ["{place, selectordinal, one {#st} two {#nd} few {#rd} other {#th}}", "{ readonly place: number }"],
    ["{topic, select, none {} other { on {topic}}}", "{ readonly topic: string }"],
    ["{state, select, sent {Posted} failed {Failed} other {}}", '{ readonly state: "sent" | "failed" }'],
    ["{n, plural, one {# for {name}} other {# for {name}}}", "{ readonly n: number; readonly name: string }"],
    ["<b>{name}</b>", "{ readonly name: string }"],
  ])("%s", (text, type) => {
    expect(messageArgumentsSource({ "a.b": text })).toContain(`readonly "a.b": ${type};`);
  });

  test("dates are refused: the caller knows the time zone", () => {
    expect(() => messageArgumentsSource({ a: "{at, date, short}" })).toThrow(/formatted by the caller/);
  });

  test("one argument of two types is refused", () => {
    expect(() => messageArgumentsSource({ a: "{n, number} {n, select, x {1} other {}}" })).toThrow(
      /two types/,
    );
  });
});

describe("a catalogue beside the English one", () => {
  const english = { a: "Nothing", b: "{n, plural, one {# file} other {# files}} in {place}", c: "Yes" };

  test("with the same keys and arguments has no problems", () => {
    const german = { a: "Nichts", b: "{n, plural, one {# Datei} other {# Dateien}} in {place}", c: "Ja" };
    expect(catalogueProblems(german, english, "de")).toEqual([]);
  });

  test.each([
    [{ a: "Nichts", b: english.b }, "c: missing"],
    [{ ...english, d: "x" }, "d: English has no such key"],
    [{ ...english, a: "{x}" }, "a: has the argument {x}, which English has not"],
    [{ ...english, a: "{x" }, "a: is no ICU message"],
    [{ ...english, b: "{n} in {place}" }, 'b: uses {n} as "string", English as "number"'],
    [{ ...english, b: "{n, plural, other {#}} {place}" }, "b: lacks the plural case n: one"],
    [{ ...english, a: "'{'none'}'" }, "a: has no arguments and is shown as it is"],
    [{ c: "Yes", a: english.a, b: english.b }, "a: keys must be in alphabetical order"],
  ])("%j", (texts, problem) => {
    expect(catalogueProblems(texts as Record<string, string>, english, "de").join("\n")).toContain(problem);
  });

  test("Polish needs its four plural cases", () => {
    const problems = catalogueProblems({ ...english }, english, "pl");
    expect(problems).toEqual(["b: lacks the plural case n: few", "b: lacks the plural case n: many"]);
  });
});

test("a key is used by its whole name or by the beginning of a template, else it is reported", () => {
  const template = ["texts.t(`state.$", "{state}`)"].join("");
  const sources = ['texts.t("page.title")', template, 'texts.t("page")'];
  expect(unusedKeys(["page.title", "state.sent", "page.none", "stately.x"], sources)).toEqual([
    "page.none",
    "stately.x",
  ]);
});
