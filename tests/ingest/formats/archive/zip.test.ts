import { deflateRawSync } from "node:zlib";
import { expect, test } from "vitest";
import { zipOf } from "../../make-zip.ts";
import { readEmbedded, readOne } from "../../read-one.ts";

const STORY = "Ferry returns\n\nThe ferry came back on Monday. Nobody was hurt.\n";
const MB = 1024 * 1024;

test("an archive gives a document per file, in the format that its content shows", async () => {
  const inner = zipOf([{ name: "deep.md", content: "# Deep\n\nIt lies deep." }]);
  const archive = zipOf([
    { name: "week/", content: "" },
    { name: "week/ferry.txt", content: STORY },
    { name: "week/page.dat", content: "<html><body><p>The ferry came back.</p></body></html>" },
    { name: "week/inner.zip", content: inner },
    { name: "logo.txt", content: Buffer.from("\x89PNG\r\n\x1a\n", "latin1") },
    { name: "__MACOSX/week/._ferry.txt", content: "x" },
    { name: "week/.hidden", content: STORY },
  ]);
  const read = await readEmbedded("in/a.zip", archive);
  expect(Object.fromEntries(read instanceof Map ? read : [])).toMatchObject({
    "in/a.zip/#week/ferry.txt": {
      title: "Ferry returns",
      published: { at: "2024-02-07T18:30:00.000Z", from: "arrival" },
    },
    "in/a.zip/#week/page.dat": { sentences: ["The ferry came back."] },
    "in/a.zip/#week/inner.zip/#deep.md": { title: "Deep" },
    "in/a.zip/#logo.txt": "binary",
  });
  expect(read).toHaveProperty("size", 4);
});

test("unsafe and repeated names become safe unique names; links are not followed", async () => {
  const archive = zipOf([
    { name: "../../etc/passwd", content: STORY },
    { name: "/root.txt", content: STORY },
    { name: "..\\up.txt", content: STORY },
    { name: "same.txt", content: STORY },
    { name: "same.txt", content: STORY },
    { name: "link.txt", content: "/etc/passwd", mode: 0o120777 },
    { name: "locked.txt", content: STORY, encrypted: true },
  ]);
  const read = await readEmbedded("a.zip", archive);
  const found = [...(read instanceof Map ? read : [])].map(
    ([path, one]) => `${path}: ${typeof one === "string" ? one : one.title}`,
  );
  expect(found).toEqual([
    "a.zip/#etc/passwd: Ferry returns",
    "a.zip/#root.txt: Ferry returns",
    "a.zip/#up.txt: Ferry returns",
    "a.zip/#same.txt: Ferry returns",
    "a.zip/#same.txt (2): Ferry returns",
    "a.zip/#link.txt: not-a-file",
    "a.zip/#locked.txt: encrypted",
  ]);
});

test("refuses archives that unpack to more than 200 MB", async () => {
  const zeros = Buffer.alloc(30 * MB);
  const many = zipOf(Array.from({ length: 8 }, (_, index) => ({ name: `${index}.txt`, content: zeros })));
  expect(await readEmbedded("a.zip", many)).toBe("archive-bomb");
  const inWord = zipOf([
    { name: "[Content_Types].xml", content: "" },
    ...Array.from({ length: 8 }, (_, index) => ({ name: `word/${index}.xml`, content: zeros })),
  ]);
  expect(await readOne("a.docx", inWord)).toBe("archive-bomb");
});

test("refuses an entry with a false size and reads the others", async () => {
  const archive = zipOf([
    { name: "liar.txt", content: "a".repeat(MB), claimedSize: 5 },
    { name: "good.txt", content: STORY },
  ]);
  const read = await readEmbedded("a.zip", archive);
  expect(Object.fromEntries(read instanceof Map ? read : [])).toMatchObject({
    "a.zip/#liar.txt": "malformed",
    "a.zip/#good.txt": { title: "Ferry returns" },
  });
});

test("refuses archives that are nested too deeply", async () => {
  let archive = zipOf([{ name: "a.txt", content: STORY }]);
  for (let depth = 0; depth < 5; depth += 1) archive = zipOf([{ name: "in.zip", content: archive }]);
  expect(await readEmbedded("a.zip", archive)).toBe("archive-bomb");
});

test("counts overlapping entries separately against the limit", async () => {
  const packed = deflateRawSync(Buffer.alloc(60 * MB));
  const archive = zipOf([{ name: "0.txt", content: Buffer.alloc(60 * MB) }]);
  const start = archive.indexOf("PK\x01\x02");
  const entry = archive.subarray(start, archive.length - 22);
  const end = Buffer.from(archive.subarray(archive.length - 22));
  const copies = Array.from({ length: 9 }, (_, index) => {
    const copy = Buffer.from(entry);
    copy.write(`${index}.txt`, copy.length - 5);
    return copy;
  });
  end.writeUInt16LE(9, 8);
  end.writeUInt16LE(9, 10);
  end.writeUInt32LE(entry.length * 9, 12);
  const overlapping = Buffer.concat([archive.subarray(0, start), ...copies, end]);
  expect(overlapping.length).toBeLessThan(packed.length + 2000);
  expect(await readEmbedded("a.zip", overlapping)).toBe("archive-bomb");
});
