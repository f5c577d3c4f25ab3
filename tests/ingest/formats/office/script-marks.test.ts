import { expect, test } from "vitest";
import { docxWith, zipOf } from "../../make-zip.ts";
import { readOne } from "../../read-one.ts";

const READ = "At least 40 people died on 15 km² in 1962.";

async function textOf(path: string, bytes: string | Uint8Array): Promise<string> {
  const read = await readOne(path, bytes);
  return typeof read === "string" ? read : read.sentences.join(" ");
}

test("rich text: note marks and struck-out text are not read, exponents of units are", async () => {
  const rtf = String.raw`{\rtf1\ansi At least {\strike 43 }40{\super 3} people died on 15 km{\super 2} in 1962\super 4\nosupersub .\par}`;
  expect(await textOf("a.rtf", rtf)).toBe(READ);
});

test("OpenDocument: note marks, struck-out and hidden text are not read, and a table's row is one line", async () => {
  const style = (name: string, properties: string) =>
    `<style:style style:name="${name}" style:family="text"><style:text-properties ${properties}/></style:style>`;
  const span = (name: string, text: string) => `<text:span text:style-name="${name}">${text}</text:span>`;
  const cell = (text: string) => `<table:table-cell><text:p>${text}</text:p></table:table-cell>`;
  const content = `<office:document-content xmlns:office="o" xmlns:style="s" xmlns:text="t" xmlns:table="tb"><office:automatic-styles>
    ${style("T1", 'style:text-position="super 58%"')}${style("T2", 'style:text-line-through-style="solid"')}${style("T3", 'text:display="none"')}
    </office:automatic-styles><office:body><office:text><text:p>At least ${span("T2", "43 ")}${span("T3", "(check) ")}40${span("T1", "3")} people died on 15 km${span("T1", "2")} in 1962${span("T1", "4")}.</text:p>
    <table:table><table:table-row>${cell("North Bay")}${cell("14")}</table:table-row></table:table></office:text></office:body></office:document-content>`;
  const odt = zipOf([
    { name: "mimetype", content: "application/vnd.oasis.opendocument.text" },
    { name: "META-INF/manifest.xml", content: "<manifest:manifest xmlns:manifest='m'/>" },
    { name: "content.xml", content },
  ]);
  expect(await textOf("a.odt", odt)).toBe(`${READ} North Bay | 14`);
});

test("Word: marks of styles, double strike, hidden text and simple fields", async () => {
  const run = (text: string, marks = "") =>
    `<w:r><w:rPr>${marks}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
  const style = (id: string, mark: string) =>
    `<w:style w:type="character" w:styleId="${id}"><w:name w:val="${id}"/><w:rPr>${mark}</w:rPr></w:style>`;
  const marked = [
    run("At least "),
    run("43 ", '<w:rStyle w:val="Out"/>'),
    run("42 ", "<w:dstrike/>"),
    run("(check) ", "<w:vanish/>"),
    `<w:fldSimple w:instr="MERGEFIELD n">${run("40")}</w:fldSimple>`,
    run("3", '<w:rStyle w:val="Note"/>'),
    run(" people died on 15 km"),
    run("2", '<w:vertAlign w:val="superscript"/>'),
    run(" in 1962."),
  ];
  const docx = docxWith(
    `<w:p>${marked.join("")}</w:p>`,
    `${style("Out", "<w:strike/>")}${style("Note", '<w:vertAlign w:val="superscript"/>')}`,
  );
  expect(await textOf("a.docx", docx)).toBe(READ);
});
