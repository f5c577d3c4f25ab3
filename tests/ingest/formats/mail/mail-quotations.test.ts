import { describe, expect, test } from "vitest";
import { readOne } from "../../read-one.ts";

const NEWS = "The mayor of Aldry, Ann Reyes, resigned on Monday.";

function mail(subject: string, body: string, type = "text/plain", more = ""): string {
  return `From: Press office <press@aldry.example>\nDate: Tue, 05 Mar 2024 09:00:00 +0100\nMIME-Version: 1.0\nSubject: ${subject}\n${more}Content-Type: ${type}; charset=utf-8\n\n${body}`;
}

async function textOf(content: string): Promise<string> {
  const read = await readOne("a.eml", content);
  return typeof read === "string" ? read : read.sentences.slice(1).join(" ");
}

describe("a mail that answers nobody keeps", () => {
  test.each([
    [
      "what follows on somebody's words",
      `${NEWS}\n\nOn Monday Ms Reyes wrote on the site of the city:\n\nIt cost 7 million.`,
    ],
    [
      "what follows on a date and words",
      `${NEWS}\n\nOn 4 March Ms Reyes wrote to the council:\n\nIt cost 7 million.`,
    ],
    [
      "items between dashes",
      `${NEWS}\n\n--\n\nTeachers return to work on Wednesday.\n\n--\n\nIt cost 7 million.`,
    ],
    [
      "an item behind a single line of dashes",
      `${NEWS}\n\n--\n\nThe council said on Monday: It cost 7 million.`,
    ],
    ["a timetable of three fields", `${NEWS}\n\nFrom: Lorne\nTo: Aldry\nDate: 5 March\n\nIt cost 7 million.`],
    ["quoted lines", `${NEWS}\n\nThe statement reads:\n\n> We regret it.\n> It cost 7 million.`],
  ])("%s", async (_, body) => {
    const text = await textOf(mail("Mayor of Aldry resigns", body));
    expect(text).toContain("resigned on Monday.");
    expect(text).toMatch(/It cost 7 million\.$/);
  });

  test("a blockquote in HTML", async () => {
    const html = `<p>${NEWS}</p><blockquote><p>It cost 7 million.</p></blockquote><p>The council meets.</p>`;
    expect(await textOf(mail("Statement", html, "text/html"))).toBe(
      `${NEWS} It cost 7 million. The council meets.`,
    );
  });
});

describe("a reply leaves out", () => {
  const QUOTED = "It cost 7 million.";
  test.each([
    [
      "what follows on a dated line without quote marks",
      `${NEWS}\n\nOn 4 Mar 2024, at 10:00, Tom <t@x.example> wrote:\n\n${QUOTED}`,
    ],
    [
      "another mail's header fields and text",
      `${NEWS}\n\nFrom: Tom\nSent: Monday\nTo: Ann\nSubject: Depot\n\n${QUOTED}`,
    ],
    ["quoted lines", `${NEWS}\n\n> ${QUOTED}`],
  ])("%s", async (_, body) => {
    expect(await textOf(mail("Re: Mayor", body))).toBe(NEWS);
  });

  test("quotations even where only its header says that it is one", async () => {
    const body = `${NEWS}\n\nOn 4 Mar 2024, at 10:00, Tom <t@x.example> wrote:\n\n${QUOTED}`;
    expect(await textOf(mail("Mayor", body, "text/plain", "In-Reply-To: <1@x.example>\n"))).toBe(NEWS);
  });

  test("blockquotes in HTML", async () => {
    const html = `<p>${NEWS}</p><blockquote><p>${QUOTED}</p></blockquote>`;
    expect(await textOf(mail("Re: Mayor", html, "text/html"))).toBe(NEWS);
  });
});

describe("a forwarded mail is kept", () => {
  test.each([
    [
      "of Outlook",
      `<p>FYI</p><div id="appendonsend"></div><hr><div id="divRplyFwdMsg"><b>From:</b> Tom<br><b>Sent:</b> Monday<br><b>To:</b> Ann<br><b>Subject:</b> Mayor</div><div><p>${NEWS}</p></div>`,
    ],
    [
      "of Gmail",
      `<div class="gmail_quote"><div class="gmail_attr">---------- Forwarded message ---------<br>From: Tom<br>Date: Mon<br>Subject: Mayor<br>To: Ann</div><p>${NEWS}</p></div>`,
    ],
  ])("%s", async (_, html) => {
    expect(await textOf(mail("FW: Mayor", html, "text/html"))).toMatch(new RegExp(`(?:^|FYI )${NEWS}$`));
  });

  test("under an unchanged subject", async () => {
    const html = `<div class="gmail_quote"><p>---------- Forwarded message ---------</p><p>From: Tom<br>Date: Mon<br>Subject: Mayor</p><p>${NEWS}</p></div>`;
    expect(await textOf(mail("Mayor", html, "text/html"))).toContain(NEWS);
  });

  test("with quote marks", async () => {
    const body = `Begin forwarded message:\n\n> From: Tom\n> Subject: Mayor\n> Date: Monday\n> \n> ${NEWS}`;
    expect(await textOf(mail("Fwd: Mayor", body))).toBe(NEWS);
  });
});

test.each([
  "Your mail program does not show HTML. Open https://example.org/view?id=1234567890 to read this.",
  "View this email online: https://example.org/view?id=1234567890&campaign=abcdefghijklmnop",
  "Ihr Programm kann kein HTML anzeigen, den Newsletter online lesen: https://example.org/v",
])("the HTML part is read instead of: %s", async (stub) => {
  const parts = `--b\nContent-Type: text/plain; charset=utf-8\n\n${stub}\n--b\nContent-Type: text/html; charset=utf-8\n\n<p>${NEWS}</p>\n--b--\n`;
  expect(await textOf(mail("Mayor", parts, "multipart/alternative; boundary=b"))).toBe(NEWS);
});

test("sentences of a newsletter lose the addresses of their links, and its footer goes", async () => {
  const body = `View this email in your browser (https://n.example/v)\n\nThe mayor ( https://click.example/f/a~~/Q~ ) of Aldry [https://click.example/b] resigned on Monday.\n\nYou received this email because you signed up. Unsubscribe: https://n.example/u\n`;
  expect(await textOf(mail("Weekly", body))).toBe("The mayor of Aldry resigned on Monday.");
});

test("a mail that is saved with the separator line of mailboxes is one mail", async () => {
  const read = await readOne(
    "a.eml",
    `From press@aldry.example Tue Mar  5 09:00:00 2024\n${mail("Mayor", NEWS)}`,
  );
  expect(read).toMatchObject({ title: "Mayor", sentences: ["Mayor", NEWS] });
});
