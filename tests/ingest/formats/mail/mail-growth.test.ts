import { expect, test } from "vitest";
import { readMail } from "../../../../src/ingest/formats/mail/mail.ts";

const HEAD =
  "From: a@valley.example\nSubject: The dam\nDate: Thu, 8 Feb 2024 06:00:00 +0000\nMIME-Version: 1.0\n";
const MIXED = `${HEAD}Content-Type: multipart/mixed; boundary=xx\n\n`;
const part = (type: string, body: string, more = "") => `--xx\nContent-Type: ${type}\n${more}\n${body}\n`;
const ATTACHED = "Content-Disposition: attachment; filename=a.txt\n";

const MAILS: Readonly<Record<string, (count: number) => string>> = {
  lines: (n) => `${HEAD}\n${"The dam held.\n".repeat(n)}`,
  "quoted lines": (n) => `${HEAD}\n${"> The dam held.\n".repeat(n)}`,
  "lines before quotations": (n) =>
    `${HEAD}\n${"On 7 Feb 2024, Ann Reyes wrote:\n\n> Yes.\nThe dam held.\n".repeat(n)}`,
  "split lines before quotations": (n) => `${HEAD}\n${"On 7 Feb 2024, Ann Reyes\n".repeat(n)}`,
  "header fields as text": (n) => `${HEAD}\n${"From: the dam\n\n".repeat(n)}`,
  "a line of dashes and spaces": (n) => `${HEAD}\n-${" ".repeat(n * 10)}x\n`,
  "carriage returns": (n) => `${HEAD}\n${"a\r".repeat(n)}`,
  headers: (n) => `${HEAD}${"Received: from a by b\n".repeat(n)}\nThe dam held.\n`,
  "a folded header": (n) => `${HEAD}X-A: b\n${" folded line\n".repeat(n)}\nThe dam held.\n`,
  recipients: (n) => `${HEAD}To: ${"Ann <a@b.example>, ".repeat(n)}\n\nThe dam held.\n`,
  "a list's name": (n) => `${HEAD}List-Id: ${"a".repeat(n * 10)}\n\nThe dam held.\n`,
  "encoded words": (n) => `${HEAD.replace("The dam", "=?utf-8?Q?abc?= ".repeat(n))}\nThe dam held.\n`,
  parameters: (n) => `${HEAD}Content-Type: text/plain; ${"a=b; ".repeat(n)}\n\nThe dam held.\n`,
  parts: (n) => `${MIXED}${part("text/plain", "The dam held.").repeat(n)}--xx--\n`,
  "HTML parts": (n) => `${MIXED}${part("text/html", "<p>The dam held.</p>").repeat(n)}--xx--\n`,
  attachments: (n) => `${MIXED}${part("text/plain", "The dam held.", ATTACHED).repeat(n)}--xx--\n`,
  "quoted-printable": (n) =>
    `${HEAD}Content-Transfer-Encoding: quoted-printable\n\n${"The dam=20held on Mon=\n".repeat(n)}`,
  base64: (n) => `${HEAD}Content-Transfer-Encoding: base64\n\n${"VGhlIGRhbSBoZWxkLg==\n".repeat(n)}`,
  "siblings after a quotation in HTML": (n) =>
    `${HEAD}Content-Type: text/html\n\n<div>Yes.<div id=divRplyFwdMsg></div>${"<p>The dam held.</p>".repeat(n)}</div>`,
};

/** Milliseconds of processor time, the least of two runs. */
async function costOf(mail: string): Promise<number> {
  const bytes = new TextEncoder().encode(mail);
  let least = Number.POSITIVE_INFINITY;
  for (let run = 0; run < 2; run += 1) {
    const before = process.cpuUsage();
    await readMail(bytes);
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, (user + system) / 1000);
  }
  return least;
}

test.each(Object.entries(MAILS))(
  "eight times as much costs about eight times as much: %s",
  async (_, mailOf) => {
    const SIZE = 400;
    await costOf(mailOf(SIZE));
    const small = await costOf(mailOf(SIZE));
    const large = await costOf(mailOf(8 * SIZE));
    // By the square it would be 64 times as much.
    expect(large).toBeLessThan(25 * Math.max(small, 2));
  },
);
