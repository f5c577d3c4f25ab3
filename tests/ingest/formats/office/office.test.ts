import { expect, test } from "vitest";
import { corePropertiesOf, docxOf, odtOf, zipOf } from "../../make-zip.ts";
import { readOne } from "../../read-one.ts";

test("a Word document gives paragraphs and properties, without note marks, macros and external content", async () => {
  const properties = corePropertiesOf("Dam holds after rain", "Ann Reyes", "2024-02-07T18:30:00Z");
  const macro = { name: "word/vbaProject.bin", content: "Sub AutoOpen()" };
  const read = await readOne(
    "a.docx",
    docxOf(["The dam held.", "Nobody was hurt. It rained."], [properties, macro]),
  );
  expect(read).toMatchObject({
    title: "Dam holds after rain",
    author: "Ann Reyes",
    published: { at: "2024-02-07T18:30:00.000Z", from: "arrival" },
    sentences: ["Dam holds after rain", "The dam held.", "Nobody was hurt.", "It rained."],
    paragraphs: [1, 2, 3],
  });
});

test("a date stated in the text takes precedence over the creation date", async () => {
  const properties = corePropertiesOf("Dam holds after rain", "", "2019-01-01T00:00:00Z");
  const read = await readOne("a.docx", docxOf(["Published: 7 February 2024", "The dam held."], [properties]));
  expect(read).toMatchObject({ published: { at: "2024-02-07T00:00:00.000Z", from: "text" } });
});

test("an OpenDocument text gives paragraphs without notes, comments and tracked deletions", async () => {
  const body = `<text:tracked-changes><text:p>It broke.</text:p></text:tracked-changes>
    <text:h>Dam holds</text:h><text:p>The dam<text:s/>held<text:note><text:p>Or so they say.</text:p></text:note>.</text:p>
    <text:list><text:list-item><text:p>Nobody was hurt.</text:p></text:list-item></text:list>`;
  const meta = `<dc:title>Dam holds after rain</dc:title><meta:initial-creator>Ann Reyes</meta:initial-creator><meta:creation-date>2024-02-07T18:30:00Z</meta:creation-date>`;
  const read = await readOne("a.odt", odtOf(body, meta));
  expect(read).toMatchObject({
    title: "Dam holds after rain",
    author: "Ann Reyes",
    published: { at: "2024-02-07T18:30:00.000Z" },
    sentences: ["Dam holds after rain", "Dam holds", "The dam held.", "Nobody was hurt."],
  });
  const locked = odtOf(body, meta, "<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>");
  expect(await readOne("b.odt", locked)).toBe("encrypted");
});

test("an archive's format is detected by its entries, not its name", async () => {
  expect(await readOne("news.zip", docxOf(["The dam held. It rained."]))).toMatchObject({ title: "news" });
  expect(
    await readOne(
      "a.docx",
      zipOf([
        { name: "[Content_Types].xml", content: "" },
        { name: "xl/workbook.xml", content: "" },
      ]),
    ),
  ).toBe("unsupported-format");
  expect(await readOne("a.zip", zipOf([{ name: "META-INF/container.xml", content: "" }]))).toBe(
    "unsupported-format",
  );
  expect(await readOne("a.zip", zipOf([]))).toBe("empty");
});

test("refuses old Office files; a password-protected one is encrypted", async () => {
  const old = Buffer.from("d0cf11e0a1b11ae1".padEnd(2048, "0"), "hex");
  expect(await readOne("a.doc", old)).toBe("unsupported-format");
  const locked = Buffer.concat([old, Buffer.from("EncryptedPackage", "utf16le")]);
  expect(await readOne("a.docx", locked)).toBe("encrypted");
});

test("decodes RTF in several code pages, without page headers, pictures and hidden text", async () => {
  const rtf = String.raw`{\rtf1\ansi\ansicpg1252\uc1{\fonttbl{\f0 Arial;}{\f1\fcharset204 Arial;}{\f2\fcharset128 Gothic;}}
{\info{\title Dam holds after rain}{\author Ann Reyes}{\creatim\yr2024\mo2\dy7\hr18\min30}}
{\header Valley Post}{\*\generator Word;}{\pict\bin4 }}{{}{\f0 The dam at C\'f4te held\u8212?it had rained.\par
Nobody {\b was} hurt{\v secretly}.\par}{\f1 \'cf\'eb\'ee\'f2\'e8\'ed\'e0.}\par{\f2 \'83\'5f\'83\'80.}\par\ldblquote Safe\rdblquote , she said.}`;
  const read = await readOne("a.rtf", Buffer.from(rtf, "latin1"));
  expect(read).toMatchObject({
    title: "Dam holds after rain",
    author: "Ann Reyes",
    published: { at: "2024-02-07T00:00:00.000Z" },
  });
  expect(typeof read === "string" ? [] : read.sentences.slice(1)).toEqual([
    "The dam at Côte held—it had rained.",
    "Nobody was hurt.",
    "Плотина.",
    "ダム.",
    "“Safe”, she said.",
  ]);
  expect(await readOne("b.rtf", `{\\rtf1${"{".repeat(5000)}`)).toBe("malformed");
});
