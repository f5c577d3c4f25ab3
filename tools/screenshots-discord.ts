// npm run screenshots makes these, too: pictures of what people see in Discord, for the README. The bot runs as anybody runs it,
// in the playground, on the sample documents, on a morning of their time. `-- --out DIR` puts them elsewhere.
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { CLOCK, type Playground, startPlayground } from "../playground/start-playground.ts";
import { chromiumFor, type Look, openBrowser, openPage } from "../tests/browser/browser.ts";
import { copySamples, setClock } from "./samples/morning.ts";
import { smallPng } from "./screenshots/small-png.ts";

const { values } = parseArgs({ options: { out: { type: "string" } } });
const IMAGES = resolve(values.out ?? join(import.meta.dirname, "../docs/images"));
/** So tall that nothing has to be scrolled into sight; the column of messages is 588 wide, 882 in the picture. */
const DESK = { width: 900, height: 3_000 };
const PHONE = { width: 390, height: 1_200 };
const READER = { locale: "en-GB", timezoneId: "Europe/Berlin", deviceScaleFactor: 1.5 };
const PATIENCE_MS = 20_000;
const LOOK_EVERY_MS = 50;

/** What has come last, and is no longer being thought about. */
const LAST = `[...document.querySelectorAll(".message:not(:has(.thinking))")].at(-1)`;

async function main(): Promise<void> {
  const chromium = chromiumFor("the pictures of Discord");
  if (chromium === null) throw new Error("There is no Chromium on this machine to make the pictures with.");
  await using open = new AsyncDisposableStack();
  const place = await mkdtemp(join(tmpdir(), "dateline-screenshots-"));
  open.defer(() => rm(place, { recursive: true, force: true }));
  const playground = open.use(await startOn(place));
  const browser = await openBrowser(chromium);
  open.defer(() => browser.close());
  await mkdir(IMAGES, { recursive: true });
  await takeBriefing(await openPage(browser, DESK, "dark", READER), playground);
  await takeConversation(await openPage(browser, PHONE, "dark", READER), playground);
}

/** The playground that morning, once the bot has read the documents and its commands can be used. */
async function startOn(place: string): Promise<Playground> {
  const documents = join(place, "seeds");
  const data = join(place, "data");
  await mkdir(data);
  await setClock(join(data, CLOCK));
  await copySamples(documents);
  const env = { PATH: process.env.PATH, TIME_ZONE: "Europe/Berlin", LOG_LEVEL: "info" };
  const playground = await startPlayground({ env, data, documents });
  const { bot, discord } = playground;
  const isReady = () =>
    discord.world.commands.size > 0 && bot.lines.some((line) => line.includes("folder-level"));
  for (const end = performance.now() + PATIENCE_MS; !isReady(); ) {
    if (performance.now() > end) throw new Error(`The bot did not start:\n${bot.lines.join("\n")}`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
  return playground;
}

async function enter(look: Look, { url }: Playground): Promise<void> {
  await look.page.goto(`${url}?as=ann`);
  await look.until(`document.querySelector(".bot-state")?.textContent === "bot connected"`);
}

/** The briefing down to what its sources differ on; the sentences behind it; and its end with the picture. */
async function takeBriefing(look: Look, playground: Playground): Promise<void> {
  await enter(look, playground);
  await look.click("#entry textarea");
  await look.page.keyboard.insertText("/brief");
  await look.until(`document.querySelector(".popup .entry")?.textContent.includes("/brief")`);
  await look.page.keyboard.press("Enter");
  await look.until(`document.querySelector(".command-entry .popup .entry")`);
  await look.page.keyboard.press("Enter");
  await look.until(`${LAST}?.textContent.includes("Bottom line")`);
  await look.until(`[...document.images].every(({ complete }) => complete)`);
  await shoot(look, "discord-briefing", { from: LAST, to: `${LAST}.querySelectorAll(".section")[1]` });
  await shoot(look, "discord-picture", { from: `${LAST}.querySelector(".gallery")`, to: LAST });
  await look.click(".button", "Sources");
  await look.until(`document.querySelector(".message.only-you:not(:has(.thinking)) .only")`);
  await shoot(look, "discord-evidence", { from: LAST, to: `${LAST}.querySelectorAll(".separator")[4]` });
}

/** Questions written to the bot directly, the second leaving out what the first was about, the third about nothing it has. */
async function takeConversation(look: Look, playground: Playground): Promise<void> {
  await enter(look, playground);
  await look.click('[aria-label="Channels"]');
  await look.click(".server", "DM");
  await look.until(`document.querySelector("#head h1").textContent === "Dateline"`);
  for (const question of [
    "Who died in the helicopter crash?",
    "where did it happen?",
    "who won the Super Bowl?",
  ]) {
    const answers = `document.querySelectorAll(".message:not(:has(.thinking)) .app").length`;
    const before = await look.read<number>(answers);
    await look.click("#entry textarea");
    await look.page.keyboard.insertText(question);
    await look.page.keyboard.press("Enter");
    await look.until(`${answers} > ${before}`);
  }
  const first = `document.querySelector(".message")`;
  await shoot(look, "discord-phone", { from: first, to: LAST });
}

/** The messages' column from the top of one element to the end of another, both found by an expression. */
async function shoot(
  look: Look,
  name: string,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<void> {
  await look.page.mouse.move(0, 0);
  const clip = await look.read<{ x: number; y: number; width: number; height: number }>(`(() => {
    const { left, right } = document.querySelector("#messages").getBoundingClientRect();
    const top = (${from}).getBoundingClientRect().top;
    const bottom = (${to}).getBoundingClientRect().bottom;
    return { x: left, y: top, width: right - left, height: bottom - top + 10 };
  })()`);
  const picture = await smallPng(await look.page.screenshot({ clip, animations: "disabled" }));
  await writeFile(join(IMAGES, `${name}.png`), picture);
  console.log(`${name}.png  ${Math.round(picture.length / 1024)} kB`);
  if (look.complaints.length > 0) throw new Error(`${name}: ${look.complaints.join("; ")}`);
}

await main();
