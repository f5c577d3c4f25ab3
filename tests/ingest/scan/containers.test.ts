import { writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { deflateSync } from "node:zlib";
import { expect, test } from "vitest";
import { emptyFolder, outline, scanAll, sourceOf, statesAfter } from "../folder.ts";
import { assemblePdf, pdfOf, streamOf } from "../make-pdf.ts";
import { docxOf, zipOf } from "../make-zip.ts";

const STORY = "Ferry returns\n\nThe ferry came back on Monday. Nobody was hurt.\n";

test("reads a folder with every kind of file, and a second scan finds no changes", async () => {
  const root = await emptyFolder();
  const files = {
    "a.csv": "id,title,text\n1,Dam holds,It held.\n2,Weir opened,It was opened.\n",
    "b.docx": docxOf(["The dam held.", "Nobody was hurt."]),
    "c.pdf": pdfOf([[{ text: "The dam held. Nobody was hurt.", x: 60, y: 700 }]]),
    "d.zip": zipOf([
      { name: "ferry.txt", content: STORY },
      { name: "logo.png", content: Buffer.from("\x89PNG\r\n", "latin1") },
    ]),
    "e.txt": STORY,
  };
  for (const [name, content] of Object.entries(files)) writeFileSync(join(root, name), content);
  const source = sourceOf(root);
  // Starts the readers: while they start on a busy machine, later files would overtake earlier ones.
  await scanAll(source);
  const changes = await scanAll(source);
  expect(outline(changes)).toEqual([
    "a.csv/#1: document",
    "a.csv/#2: document",
    "a.csv: complete",
    "b.docx: document",
    "c.pdf: document",
    "d.zip/#ferry.txt: document",
    "d.zip/#logo.png: binary",
    "d.zip: complete",
    "e.txt: document",
  ]);
  const complete = changes.find(({ kind }) => kind === "complete");
  expect(complete).toMatchObject({ paths: ["a.csv/#1", "a.csv/#2"], file: { size: 64 } });
  expect(outline(await scanAll(source, statesAfter(changes)))).toEqual([]);
  await rm(join(root, "d.zip"));
  expect(outline(await scanAll(source, statesAfter(changes)))).toEqual(["d.zip: gone"]);
});

test("an item's hash is of its own bytes and does not change with other items", async () => {
  const root = await emptyFolder();
  const hashes = async (second: string) => {
    writeFileSync(
      join(root, "a.zip"),
      zipOf([
        { name: "1.txt", content: STORY },
        { name: "2.txt", content: second },
      ]),
    );
    const changes = await scanAll(sourceOf(root));
    return changes.flatMap((change) => (change.kind === "document" ? [change.document.contentHash] : []));
  };
  const [one, two] = await hashes("The weir was opened. It rained.");
  const [oneAgain, twoAgain] = await hashes("The weir was shut. It rained.");
  expect(oneAgain).toBe(one);
  expect(twoAgain).not.toBe(two);
});

test("progress counts files, not the documents in them", async () => {
  const root = await emptyFolder();
  writeFileSync(join(root, "a.csv"), "title,text\nDam,It held.\nWeir,It opened.\nFerry,It came.\n");
  writeFileSync(join(root, "b.txt"), STORY);
  const seen: number[] = [];
  for await (const _ of sourceOf(root).scan(new Map(), ({ read }) => seen.push(read)));
  expect(Math.max(...seen)).toBe(2);
});

test("files made to exhaust memory or time are listed, the others are read, and none is tried again", async () => {
  const root = await emptyFolder();
  writeFileSync(join(root, "bomb.pdf"), pdfBomb());
  writeFileSync(
    join(root, "deep.odt"),
    zipOf([
      { name: "META-INF/manifest.xml", content: "<m/>" },
      { name: "content.xml", content: `<o:c><o:body><o:text>${"<t:p>".repeat(2_000_000)}` },
    ]),
  );
  writeFileSync(join(root, "good.pdf"), pdfOf([[{ text: "The dam held. Nobody was hurt.", x: 60, y: 700 }]]));
  const source = sourceOf(root, { documentTimeoutMs: 4000 });
  const changes = await scanAll(source);
  expect(outline(changes)).toEqual([
    expect.stringMatching(/^bomb\.pdf: (?:too-much-memory|too-slow|malformed|no-text|too-large)$/),
    expect.stringMatching(/^deep\.odt: (?:too-much-memory|too-slow|malformed)$/),
    "good.pdf: document",
  ]);
  expect(outline(await scanAll(source, statesAfter(changes))), "not tried again").toEqual([]);
});

test.each([1, 2])(
  "a PDF with objects that unpack to 300 MB, compressed %i times, is an archive bomb",
  async (times) => {
    const root = await emptyFolder();
    writeFileSync(join(root, "bomb.pdf"), objectBomb(times));
    writeFileSync(
      join(root, "good.pdf"),
      pdfOf([[{ text: "The dam held. Nobody was hurt.", x: 60, y: 700 }]]),
    );
    expect(outline(await scanAll(sourceOf(root)))).toEqual(["bomb.pdf: archive-bomb", "good.pdf: document"]);
  },
);

/** A PDF with its only page in an object stream that unpacks to 300 MB. */
function objectBomb(times: number): Buffer {
  const page = "3 0 << /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>";
  let packed = deflateSync(Buffer.concat([Buffer.from(page), Buffer.alloc(300_000_000, " ")]));
  for (let time = 1; time < times; time += 1) packed = deflateSync(packed);
  const filter = `/Filter [${"/FlateDecode ".repeat(times)}]`;
  return assemblePdf([
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
    streamOf(packed.toString("latin1"), `/Type /ObjStm /N 1 /First 4 ${filter}`),
  ]);
}

/** A PDF with 20,000 pages of the same long content: a small file with 8 GB of text. */
function pdfBomb(): Buffer {
  const run = Buffer.alloc(2000, "BT /F1 9 Tf 1 0 0 1 9 9 Tm (It fell and fell. ) Tj ET\n");
  const kids = Array.from({ length: 20_000 }, () => "3 0 R").join(" ");
  return assemblePdf([
    "<< /Type /Catalog /Pages 2 0 R >>",
    `<< /Type /Pages /Count 20000 /Kids [${kids}] >>`,
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 4 0 R >> >> /Contents 5 0 R >>",
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    streamOf(Buffer.concat(Array.from({ length: 200 }, () => run)).toString("latin1")),
  ]);
}
