// Files that are meant to break readers: damaged copies of every format, and content that is costly for one parser each.
import { pdfOf } from "../../../tests/ingest/make-pdf.ts";
import { zipOf } from "../../../tests/ingest/make-zip.ts";
import { createRandom } from "../generate/random.ts";

export interface HostileFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const SENTENCE = "The dam above Kalindi held on Monday. Nobody was hurt, said Ann Reyes.";
const HEAD = "From: a@valley.example\nSubject: The dam\nMessage-ID: <1@v>\nMIME-Version: 1.0\n";
const odt = (content: string) => [
  { name: "META-INF/manifest.xml", content: "<m/>" },
  { name: "content.xml", content },
];
const docx = (body: string) => [
  { name: "[Content_Types].xml", content: "<Types/>" },
  { name: "word/document.xml", content: `<w:document xmlns:w="w"><w:body>${body}</w:body></w:document>` },
];
const item = `<item><title>Dam</title><description>${SENTENCE}</description></item>`;

/** One readable file of each format. */
const SOUND: Readonly<Record<string, Uint8Array>> = {
  "news.txt": utf8(SENTENCE),
  "news.md": utf8(`# Dam\n\n${SENTENCE}`),
  "news.html": utf8(`<html><title>Dam</title><body><p>${SENTENCE}</p></body></html>`),
  "news.rss": utf8(`<?xml version="1.0"?><rss><channel>${item}</channel></rss>`),
  "news.atom": utf8(`<feed><entry><title>Dam</title><summary>${SENTENCE}</summary></entry></feed>`),
  "news.json": utf8(JSON.stringify([{ title: "Dam", text: SENTENCE }])),
  "news.jsonl": utf8(`${JSON.stringify({ title: "Dam", text: SENTENCE })}\n`.repeat(3)),
  "news.csv": utf8(`title,text\nDam,"${SENTENCE}"\n`),
  "news.tsv": utf8(`title\ttext\nDam\t${SENTENCE}\n`),
  "news.eml": utf8(`${HEAD}\n${SENTENCE}\n`),
  "news.mbox": utf8(`From a@b Thu Feb  8 06:00:00 2024\n${HEAD}\n${SENTENCE}\n`),
  "news.rtf": utf8(`{\\rtf1 ${SENTENCE}}`),
  "news.docx": zipOf(docx(`<w:p><w:r><w:t>${SENTENCE}</w:t></w:r></w:p>`)),
  "news.odt": zipOf(odt(`<o:c><o:body><o:text><t:p>${SENTENCE}</t:p></o:text></o:body></o:c>`)),
  "news.zip": zipOf([{ name: "a.txt", content: SENTENCE }]),
  "news.pdf": pdfOf([[{ text: SENTENCE, x: 60, y: 700 }]]),
};

/** What damages each of them. */
const DAMAGES: Readonly<Record<string, (bytes: Uint8Array, seed: number) => Uint8Array>> = {
  cut: (bytes) => bytes.slice(0, bytes.length >> 1),
  "cut-short": (bytes) => bytes.slice(0, 12),
  twice: (bytes) => Buffer.concat([bytes, bytes]),
  "many-times": (bytes) => Buffer.concat(Array.from({ length: 300 }, () => bytes)),
  "start-repeated": (bytes) => Buffer.concat(Array.from({ length: 20_000 }, () => bytes.slice(0, 24))),
  "with-nulls": (bytes) => Buffer.concat([bytes.slice(0, 40), Buffer.alloc(50_000), bytes.slice(40)]),
  "with-spaces": (bytes) => Buffer.concat([bytes.slice(0, 40), Buffer.alloc(200_000, " "), bytes.slice(40)]),
  "as-utf16": (bytes) => Buffer.from(`\uFEFF${Buffer.from(bytes).toString("latin1")}`, "utf16le"),
  flipped: (bytes, seed) => flipped(bytes, seed),
};

/** Texts that are costly for one parser, by file extension. `n` is about 20,000. */
const COSTLY: Readonly<Record<string, readonly ((n: number) => string)[]>> = {
  html: [
    ..."<p>x|<li>x|<span>a</span>|<a>b</a>|<td>1|<div>|<table>|<b><i>|<font><p>|<svg><g>|<!--|&amp;|<p a=1 b=2>x|<select><option>|<script>|<h1>x</h1>|<blockquote>|<table><tr><td>"
      .split("|")
      .map((part) => (n: number) => `<html><body>${part.repeat(n)}`),
    (n) => `<html><body ${"a=b ".repeat(n)}><p>${SENTENCE}</p>`,
    (n) => `<html><meta name=date content="${"1 ".repeat(n)}"><p>${SENTENCE}</p>`,
    (n) => `<html><script type="application/ld+json">${"[".repeat(n)}</script><p>${SENTENCE}</p>`,
    (n) => `<html><title>${"a | ".repeat(n)}</title><p>${SENTENCE}</p>`,
  ],
  md: [
    ..."> |* |[|![|**a|`|~~~\n|- - |#|&#|<b>|[a](|| a |\\|[^1]: a\n|1. "
      .split("|")
      .map((part) => (n: number) => `${part.repeat(n)}\n\n${SENTENCE}`),
    (n) =>
      `---\n${Array.from({ length: Math.min(n, 500) }, (_, at) => `a${at}: &a${at} [*a${Math.max(0, at - 1)}, *a${Math.max(0, at - 1)}]`).join("\n")}\n---\n${SENTENCE}`,
  ],
  json: [
    (n) => "[".repeat(n),
    (n) => `[${"[".repeat(n)}${"]".repeat(n)}]`,
    (n) => `{"text":${'{"a":'.repeat(n)}1${"}".repeat(n)}}`,
    (n) => `[{"title":"Dam","text":"${SENTENCE}","x":${"9".repeat(n)}}]`,
    () => `[{"__proto__":{"title":"x"},"constructor":{"prototype":1},"title":"Dam","text":"${SENTENCE}"}]`,
    () => `[{"title":"Dam","title":"Mill","text":"${SENTENCE}\\ud800"}]`,
    () => `[{"title":1e999,"text":null,"date":-1e308},{"text":["${SENTENCE}"]},null,1,"x",[]]`,
    (n) => `[${`{"title":"Dam","text":"${SENTENCE}"},`.repeat(n / 10)}1]`,
  ],
  csv: [
    (n) => `title,text\nDam,"${SENTENCE}${'""'.repeat(n)}`,
    (n) => `${"a,".repeat(n)}text\n${"1,".repeat(n)}"${SENTENCE}"`,
    (n) => `title,text\n${'"'.repeat(n)}`,
    (n) => `title,text\n${`Dam,"${SENTENCE}"\n`.repeat(n / 10)}`,
  ],
  xml: [
    (n) => `<rss><channel>${item.repeat(n / 10)}`,
    (n) => `<rss><channel>${"<item>".repeat(n)}`,
    () =>
      `<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa">${"bcdefghij"
        .split("")
        .map((name, at) => `<!ENTITY ${name} "${`&${"abcdefghij"[at]};`.repeat(10)}">`)
        .join(
          "",
        )}]><rss><channel><item><title>&j;</title><description>${SENTENCE}</description></item></channel></rss>`,
    (n) =>
      `<rss><channel><item ${"a='b' ".repeat(n)}><description>${SENTENCE}</description></item></channel></rss>`,
    (n) =>
      `<rss><channel><item><description><![CDATA[${"<td>1".repeat(n)}]]></description></item></channel></rss>`,
    (n) => `<feed>${"<entry><link href='a'/>".repeat(n)}`,
  ],
  txt: [
    ..."a|aA1 |1 |1,234.5 |$5 million |1/2/2024 |Mr. |U.S. |\"|'s |(|— |http://a.b/|@a |Ann Reyes |not |no one ever |2024-02-08 |. |\u0301|\u200d|\ud83d\ude00"
      .split("|")
      .map((part) => (n: number) => `${SENTENCE} ${part.repeat(n)} ${SENTENCE}`),
    (n) => `${"a".repeat(n * 20)} ${SENTENCE}`,
    (n) => `${SENTENCE}\n`.repeat(n / 4),
  ],
  eml: [
    (n) => `${HEAD}\n${"The dam held.\n".repeat(n)}`,
    (n) => `${HEAD}\n-${" ".repeat(n * 5)}x\n${SENTENCE}`,
    (n) => `${HEAD}${"Received: a\n".repeat(n)}\n${SENTENCE}`,
    (n) => `${HEAD}List-Id: ${"a".repeat(n)}\n\n${SENTENCE}`,
    (n) =>
      `${HEAD}Content-Type: multipart/mixed; boundary=x\n\n${`--x\nContent-Type: text/plain\n\n${SENTENCE}\n`.repeat(n / 10)}--x--`,
    (n) =>
      `${HEAD}${Array.from({ length: 60 }, (_, at) => `Content-Type: multipart/mixed; boundary=b${at}\n\n--b${at}\n`).join("")}\n${"a\n".repeat(n)}`,
    (n) => `${HEAD}Content-Type: text/html\n\n<div id=divRplyFwdMsg></div>${"<p>x</p>".repeat(n)}`,
    (n) => `${HEAD}Content-Transfer-Encoding: quoted-printable\n\n${"=C3=A4=\n".repeat(n)}`,
  ],
  rtf: [
    (n) => `{\\rtf1 ${"{".repeat(n)} ${SENTENCE}`,
    (n) => `{\\rtf1 ${"\\bin99999999 ".repeat(n)} ${SENTENCE}}`,
    (n) => `{\\rtf1 ${"\\u-1?".repeat(n)} ${SENTENCE}}`,
  ],
};
/** Full size: each of these ended the program when pages were read in threads. */
const FULL_SIZE = [
  ["<td>1", 500_000],
  ["<p>x", 400_000],
  ["<li>x", 400_000],
  ["<span>a</span>", 400_000],
  ["<a>b</a>", 400_000],
] as const;

export function hostileFiles(size = 20_000): readonly HostileFile[] {
  return [...damaged(), ...costly(size), ...packed(size), ...fullSize()];
}

export function fullSize(): readonly HostileFile[] {
  return FULL_SIZE.map(([part, count], at) => ({ name: `full-${at}.html`, bytes: utf8(part.repeat(count)) }));
}

export function costly(size: number): readonly HostileFile[] {
  return Object.entries(COSTLY).flatMap(([extension, makers]) =>
    makers.map((make, at) => ({ name: `costly-${at}.${extension}`, bytes: utf8(make(size)) })),
  );
}

function damaged(): readonly HostileFile[] {
  return Object.entries(SOUND).flatMap(([name, bytes], seed) =>
    Object.entries(DAMAGES).map(([damage, apply]) => ({
      name: `${damage}-${name}`,
      bytes: apply(bytes, seed + 1),
    })),
  );
}

function packed(size: number): readonly HostileFile[] {
  const nested = (depth: number): Uint8Array =>
    zipOf([{ name: "a.zip", content: depth === 0 ? SENTENCE : nested(depth - 1) }]);
  const many = Array.from({ length: 3_000 }, (_, at) => ({ name: `${at}.txt`, content: SENTENCE }));
  return [
    { name: "nested.zip", bytes: nested(8) },
    { name: "many.zip", bytes: zipOf(many) },
    { name: "names.zip", bytes: zipOf([{ name: `../../${"a/".repeat(500)}b.txt`, content: SENTENCE }]) },
    { name: "deep.odt", bytes: zipOf(odt(`<o:c><o:body><o:text>${"<t:p>".repeat(size)}`)) },
    { name: "wide.docx", bytes: zipOf(docx("<w:p><w:r><w:t>a</w:t></w:r></w:p>".repeat(size))) },
    { name: "deep.docx", bytes: zipOf(docx("<w:tbl><w:tr><w:tc>".repeat(size / 10))) },
    {
      name: "pages.pdf",
      bytes: pdfOf(Array.from({ length: 300 }, () => [{ text: SENTENCE, x: 60, y: 700 }])),
    },
  ];
}

function flipped(bytes: Uint8Array, seed: number): Uint8Array {
  const random = createRandom(seed);
  return bytes.map((byte) => (random() < 0.02 ? Math.floor(random() * 256) : byte));
}

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
