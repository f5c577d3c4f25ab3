import { expect, test } from "vitest";
import { docxOf } from "../../make-zip.ts";
import { readEmbedded, readOne } from "../../read-one.ts";

const HEAD = `Message-ID: <1@valley.example>
From: Ann Reyes <ann@valley.example>
To: desk@valley.example
Date: Wed, 07 Feb 2024 18:30:00 +0100
Subject: =?utf-8?q?Re:_Dam_at_C=C3=B4te_holds?=
List-Id: Valley Post Daily <daily.valley.example>
MIME-Version: 1.0
`;

function mail(body: string, head = HEAD): string {
  return `${head}Content-Type: text/plain; charset=utf-8\n\n${body}`.replaceAll("\n", "\r\n");
}

async function sentencesOf(content: string): Promise<readonly string[]> {
  const read = await readOne("a.eml", content);
  return typeof read === "string" ? [read] : read.sentences;
}

test("subject, sender, list and date of a mail are its title, author, source and time", async () => {
  expect(await readOne("letter.txt", mail("The dam held. Nobody was hurt."))).toMatchObject({
    title: "Dam at Côte holds",
    author: "Ann Reyes",
    source: "Valley Post Daily",
    published: { at: "2024-02-07T17:30:00.000Z", precision: "instant", from: "metadata" },
    sentences: ["Dam at Côte holds", "The dam held.", "Nobody was hurt."],
  });
});

test.each([
  [
    "a quotation below",
    "The dam held.\n\nOn Tue, 6 Feb 2024 at 10:00, Tom Okoro <t@x.example> wrote:\n> It breaks.\n> Run.\n",
  ],
  ["one between its lines", "> It breaks.\nThe dam held.\n> Run.\n"],
  [
    "a lead-in over two lines",
    "The dam held.\n\nOn Tue, 6 Feb 2024 at 10:00, Tom Okoro\n<t@x.example> wrote:\n\n> It breaks.\n",
  ],
  [
    "an unmarked original",
    "The dam held.\n\n-----Original Message-----\nFrom: Tom\nSent: Tuesday\nTo: Ann\nSubject: Dam\n\nIt breaks.\n",
  ],
  [
    "header fields as text",
    "The dam held through the whole of the long night.\n\n________________________________\nFrom: Tom\nSent: Tuesday\nTo: Ann\nSubject: Dam\n\nIt breaks.\n",
  ],
  ["a signature", "The dam held.\n\n-- \nAnn Reyes\nValley Post\n"],
  ["a telephone's line", "The dam held.\n\nSent from my telephone\n"],
])("is read without %s", async (_what, body) => {
  const [title, ...rest] = await sentencesOf(mail(body));
  expect(title).toBe("Dam at Côte holds");
  expect(rest).toEqual([expect.stringMatching(/^The dam held/)]);
});

test("what is forwarded is kept, and its header fields are not", async () => {
  const body =
    "---------- Forwarded message ---------\nFrom: Tom <t@x.example>\nDate: Tue\nSubject: Dam\nTo: Ann\n\nIt broke at four.\n";
  expect((await sentencesOf(mail(body))).slice(1)).toEqual(["It broke at four."]);
});

test("a mail of markup alone is read without what it quotes", async () => {
  const html = `<p>The dam held.</p><div class="gmail_quote">On Tuesday Tom wrote:<blockquote>It breaks.</blockquote></div>`;
  expect((await sentencesOf(`${HEAD}Content-Type: text/html\n\n${html}`)).slice(1)).toEqual([
    "The dam held.",
  ]);
});

test("documents attached to a mail are documents of their own, below its path; pictures are passed over", async () => {
  const attachment = (type: string, name: string, bytes: Buffer) =>
    `--b\nContent-Type: ${type}; name="${name}"\nContent-Disposition: attachment; filename="${name}"\nContent-Transfer-Encoding: base64\n\n${bytes.toString("base64")}\n`;
  const parts = [
    "--b\nContent-Type: text/plain\n\nSee what is attached. The dam held.\n",
    attachment("application/octet-stream", "../report.docx", docxOf(["Nobody was hurt. It rained."])),
    attachment("image/png", "logo.png", Buffer.from("\x89PNG\r\n", "latin1")),
    attachment("application/zip", "data.bin", Buffer.from("\x7fELF", "latin1")),
    `--b\nContent-Type: message/rfc822\nContent-Disposition: attachment; filename="old.eml"\n\nSubject: An older mail\n\nThe weir was opened.\n`,
  ];
  const read = await readEmbedded(
    "in/a.eml",
    `${HEAD}Content-Type: multipart/mixed; boundary=b\n\n${parts.join("")}--b--\n`,
  );
  expect(Object.fromEntries(read instanceof Map ? read : [])).toMatchObject({
    "in/a.eml": { title: "Dam at Côte holds" },
    "in/a.eml/#report.docx": { title: "report", sentences: ["Nobody was hurt.", "It rained."] },
    "in/a.eml/#data.bin": "binary",
    "in/a.eml/#old.eml": { title: "An older mail" },
  });
  expect([...(read instanceof Map ? read.keys() : [])]).toHaveLength(4);
});

test("a mailbox gives each of its mails, and no line within one begins another", async () => {
  const box = [
    "From ann@x Wed Feb  7 18:30:00 2024",
    mail(
      "The dam held.\r\n\r\n>From the hills came water.\r\nFrom here on it is calm.\r\nFrom the gauge it was like 2024\r\n",
      HEAD.replace("Re:_", ""),
    ),
    "",
    "From tom@x Wed Feb  7 19:00:00 2024",
    mail("The weir was opened.", HEAD.replace("Dam_at", "Weir_at")),
    "",
  ].join("\r\n");
  const read = await readEmbedded("in.mbox", box);
  expect(Object.fromEntries(read instanceof Map ? read : [])).toMatchObject({
    "in.mbox/#1": {
      sentences: [
        "Dam at Côte holds",
        "The dam held.",
        "From the hills came water.",
        "From here on it is calm.",
        "From the gauge it was like 2024",
      ],
    },
    "in.mbox/#2": { title: "Weir at Côte holds", sentences: ["Weir at Côte holds", "The weir was opened."] },
  });
});

test("a mail that is sealed is encrypted, one with a picture alone has no text, a text with a heading is no mail", async () => {
  const sealed = `${HEAD}Content-Type: application/pkcs7-mime; name=smime.p7m\nContent-Transfer-Encoding: base64\n\nMIAGCSqGSIb3\n`;
  expect(await readOne("a.eml", sealed)).toBe("encrypted");
  expect(
    await readOne("b.eml", `${HEAD}Content-Type: image/png\nContent-Transfer-Encoding: base64\n\niVBORw0K\n`),
  ).toBe("no-text");
  expect(await readOne("c.txt", "From: Valley Post\nDate: 2024-02-07\n\nThe dam held.")).toMatchObject({
    title: "From: Valley Post",
  });
});
