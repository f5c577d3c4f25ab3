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

test("a mail's subject, sender, list and date become title, author, source and time", async () => {
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
    "a quotation below its text",
    "The dam held.\n\nOn Tue, 6 Feb 2024 at 10:00, Tom Okoro <t@x.example> wrote:\n> It breaks.\n> Run.\n",
  ],
  ["quotations between its lines", "> It breaks.\nThe dam held.\n> Run.\n"],
  [
    "a quotation with an attribution over two lines",
    "The dam held.\n\nOn Tue, 6 Feb 2024 at 10:00, Tom Okoro\n<t@x.example> wrote:\n\n> It breaks.\n",
  ],
  [
    "an original message without quote marks",
    "The dam held.\n\n-----Original Message-----\nFrom: Tom\nSent: Tuesday\nTo: Ann\nSubject: Dam\n\nIt breaks.\n",
  ],
  [
    "an original message with header fields as text",
    "The dam held through the whole of the long night.\n\n________________________________\nFrom: Tom\nSent: Tuesday\nTo: Ann\nSubject: Dam\n\nIt breaks.\n",
  ],
  ["a signature", "The dam held.\n\n-- \nAnn Reyes\nValley Post\n"],
  ["a mobile footer", "The dam held.\n\nSent from my telephone\n"],
])("reads a mail without %s", async (_what, body) => {
  const [title, ...rest] = await sentencesOf(mail(body));
  expect(title).toBe("Dam at Côte holds");
  expect(rest).toEqual([expect.stringMatching(/^The dam held/)]);
});

test("keeps the text of a forwarded mail without its header fields", async () => {
  const body =
    "---------- Forwarded message ---------\nFrom: Tom <t@x.example>\nDate: Tue\nSubject: Dam\nTo: Ann\n\nIt broke at four.\n";
  expect((await sentencesOf(mail(body))).slice(1)).toEqual(["It broke at four."]);
});

test("reads an HTML-only mail without its quotations", async () => {
  const html = `<p>The dam held.</p><div class="gmail_quote">On Tuesday Tom wrote:<blockquote>It breaks.</blockquote></div>`;
  expect((await sentencesOf(`${HEAD}Content-Type: text/html\n\n${html}`)).slice(1)).toEqual([
    "The dam held.",
  ]);
});

test("attached documents get paths below the mail's; attached pictures are ignored", async () => {
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

test("splits a mailbox at separator lines only", async () => {
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

test("an enveloped mail is encrypted, a mail with only a picture has no text, a text that begins with From: is not a mail", async () => {
  const enveloped = `${HEAD}Content-Type: application/pkcs7-mime; name=smime.p7m\nContent-Transfer-Encoding: base64\n\nMIAGCSqGSIb3\n`;
  expect(await readOne("a.eml", enveloped)).toBe("encrypted");
  expect(
    await readOne("b.eml", `${HEAD}Content-Type: image/png\nContent-Transfer-Encoding: base64\n\niVBORw0K\n`),
  ).toBe("no-text");
  expect(await readOne("c.txt", "From: Valley Post\nDate: 2024-02-07\n\nThe dam held.")).toMatchObject({
    title: "From: Valley Post",
  });
});
