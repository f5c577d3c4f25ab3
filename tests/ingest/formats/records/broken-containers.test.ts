import { describe, expect, test } from "vitest";
import { readEmbedded } from "../../read-one.ts";

const record = (id: number) => `{"id":${id},"title":"News ${id}","text":"Dam ${id} holds."}`;

async function outlineOf(path: string, content: string): Promise<Record<string, string>> {
  const read = await readEmbedded(path, content);
  if (typeof read === "string") return { [path]: read };
  return Object.fromEntries(
    [...read].map(([key, value]) => [
      key,
      typeof value === "string" ? value : value.sentences.slice(1).join(" "),
    ]),
  );
}

describe("JSON", () => {
  test.each([
    ["in the middle", [record(1), '{"id":2,"title":', record(3)].join("\n")],
    ["at the end", [record(1), record(3), '{"id":4,"ti'].join("\n")],
  ])("a broken line %s costs that record, which is listed", async (_, lines) => {
    const outline = await outlineOf("a.jsonl", lines);
    expect(outline).toMatchObject({
      "a.jsonl/#1": "Dam 1 holds.",
      "a.jsonl/#3": expect.stringMatching(/holds|malformed/),
    });
    expect(Object.values(outline).toSorted()).toEqual(["Dam 1 holds.", "Dam 3 holds.", "malformed"]);
  });

  test.each([
    ["a list", `[\n${record(1)},\n${record(2)},\n{"id":3,"te`],
    ["a list in an object", `{"articles":[${record(1)},${record(2)},{"id":3,"text":"A [`],
    ["a list with a record that is no object", `[${record(1)},"x",${record(2)}]`],
  ])("of %s that is cut off, the whole records are read", async (_, text) => {
    const found = Object.values(await outlineOf("a.json", text));
    expect(found.toSorted()).toEqual(["Dam 1 holds.", "Dam 2 holds.", "malformed"]);
  });

  test.each([`[${record(1)},${record(2)}`, `[${record(1)},${record(2)},]`])(
    "a list that only lacks its end has no broken record: %s",
    async (text) => {
      expect(Object.values(await outlineOf("a.json", text))).toEqual(["Dam 1 holds.", "Dam 2 holds."]);
    },
  );

  test.each([
    ['["The dam holds.","Nobody is hurt."]'],
    ['[{"type":"paragraph","text":"The dam holds."},{"type":"paragraph","content":"Nobody is hurt."}]'],
  ])("a text may be a list of paragraphs: %s", async (body) => {
    const outline = await outlineOf("a.json", `[{"id":"1","title":"Dam","body":${body}}]`);
    expect(outline).toEqual({ "a.json/#1": "The dam holds. Nobody is hurt." });
  });

  test.each([
    '{"$date":"2024-03-05T09:00:00Z"}',
    '{"$date":1709629200000}',
    '{"$date":{"$numberLong":"1709629200000"}}',
  ])("a date as databases export it: %s", async (date) => {
    const read = await readEmbedded(
      "a.json",
      `[{"_id":{"$oid":"65e6"},"title":"Dam","text":"It holds.","date":${date}}]`,
    );
    expect(read).toBeInstanceOf(Map);
    expect([...(read as Map<string, unknown>)]).toMatchObject([
      ["a.json/#65e6", { published: { at: "2024-03-05T09:00:00.000Z" } }],
    ]);
  });
});

describe("a table", () => {
  const row = (id: number) => `${id},News ${id},"Dam ${id}, it is said, holds."`;
  const whole = (id: number) => `Dam ${id}, it is said, holds.`;

  test.each([
    ["in the middle", [row(1), '2,News 2,"Dam 2, it is said, holds.', row(3), row(4)]],
    ["at the end", [row(1), row(2), row(3), '4,News 4,"Dam 4, it is said, holds.']],
    ["before rows without quotes", ['1,News 1,"Dam 1, it is said, holds.', row(2), row(3), row(4)]],
  ])("with a quote that is not closed %s keeps every row", async (_, rows) => {
    const outline = await outlineOf("a.csv", ["id,title,body", ...rows].join("\n"));
    expect(Object.values(outline)).toEqual([1, 2, 3, 4].map(whole));
  });

  test("keeps a text with commas and without quotes, and begins behind comments and a title", async () => {
    const csv =
      "# export of 5 March\nNews of the week\nid,title,body,source\n1,Dam,The dam failed, and nine died, it said.,Post\n";
    expect(await outlineOf("a.csv", csv)).toEqual({ "a.csv/#1": "The dam failed, and nine died, it said." });
  });

  test("with line ends and doubled quotes in its cells is read as it stands", async () => {
    const csv = 'id,title,body\r\n1,Dam,"It ""holds"",\r\nthey say, today."\r\n2,Weir,"It is open."\r\n';
    expect(Object.values(await outlineOf("a.csv", csv))).toEqual([
      'It "holds", they say, today.',
      "It is open.",
    ]);
  });
});
