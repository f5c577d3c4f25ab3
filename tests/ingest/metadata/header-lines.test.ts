import { expect, test } from "vitest";
import { readHeaderLine } from "../../../src/ingest/metadata/header-lines.ts";

const published = { at: "2024-03-05T00:00:00.000Z", precision: "day" };
const updated = { at: "2024-03-09T00:00:00.000Z", precision: "day" };

test.each([
  ["Published 5 March 2024, updated 9 March 2024", { published, updated }],
  ["Updated 9 March 2024 Published 5 March 2024", { published, updated }],
  ["First published: 5 March 2024", { published }],
  ["Last modified on 9 March 2024", { updated }],
  ["Veröffentlicht am 5. März 2024, 10:00 Uhr", { published }],
  ["Stand: 09.03.2024", { updated }],
  ["Erstellt: 05.03.2024 | Aktualisiert: 09.03.2024", { published, updated }],
  ["Von Anna Müller, Süddeutsche Zeitung", { author: "Anna Müller", source: "Süddeutsche Zeitung" }],
])("%s", (line, stated) => {
  expect(readHeaderLine(line)).toEqual(stated);
});

test.each([
  "The dam was updated in 2024 and published in 2023",
  "Von Januar an kostet das Wasser mehr",
  "Published in 2024",
])("%s is text", (line) => {
  expect(readHeaderLine(line)).toBeNull();
});
