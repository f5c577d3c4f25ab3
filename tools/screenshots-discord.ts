// Part of `npm run screenshots`: screenshots of Discord for the README. Runs the real bot in the playground on the sample
// documents, with the clock set to the samples' morning. `-- --out DIR` writes elsewhere.
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { CLOCK_FILE, type Playground, startPlayground } from "../playground/start-playground.ts";
import { chromiumFor, openBrowser, openPage, type PageSession } from "../tests/browser/browser.ts";
import { copySamples, setSampleClock } from "./samples/sample-clock.ts";
import { palettePng } from "./screenshots/palette-png.ts";

const { values } = parseArgs({ options: { out: { type: "string" } } });
const IMAGES = resolve(values.out ?? join(import.meta.dirname, "../docs/images"));
/** Tall enough that nothing needs scrolling; the message column is 588 wide, 882 pixels in the screenshot. */
const DESKTOP = { width: 900, height: 3_000 };
const PHONE = { width: 390, height: 1_200 };
const BROWSER_OPTIONS = { locale: "en-GB", timezoneId: "Europe/Berlin", deviceScaleFactor: 1.5 };
const TIMEOUT_MS = 20_000;
const POLL_INTERVAL_MS = 50;

/** The last message that is not "thinking". */
const LAST = `[...document.querySelectorAll(".message:not(:has(.thinking))")].at(-1)`;

async function main(): Promise<void> {
  const chromium = chromiumFor("the screenshots of Discord");
  if (chromium === null) throw new Error("No Chromium found on this machine; the screenshots need one.");
  await using open = new AsyncDisposableStack();
  const tempDir = await mkdtemp(join(tmpdir(), "dateline-screenshots-"));
  open.defer(() => rm(tempDir, { recursive: true, force: true }));
  const playground = open.use(await startPlaygroundIn(tempDir));
  const browser = await openBrowser(chromium);
  open.defer(() => browser.close());
  await mkdir(IMAGES, { recursive: true });
  await takeBriefing(await openPage(browser, DESKTOP, "dark", BROWSER_OPTIONS), playground);
  await takeConversation(await openPage(browser, PHONE, "dark", BROWSER_OPTIONS), playground);
}

/** Starts the playground and waits until the bot has read the documents and registered its commands. */
async function startPlaygroundIn(tempDir: string): Promise<Playground> {
  const documents = join(tempDir, "seeds");
  const data = join(tempDir, "data");
  await mkdir(data);
  await setSampleClock(join(data, CLOCK_FILE));
  await copySamples(documents);
  const env = { PATH: process.env.PATH, TIME_ZONE: "Europe/Berlin", LOG_LEVEL: "info" };
  const playground = await startPlayground({ env, data, documents });
  const { bot, discord } = playground;
  const isReady = () =>
    discord.world.commands.size > 0 && bot.lines.some((line) => line.includes("library.synced"));
  for (const end = performance.now() + TIMEOUT_MS; !isReady(); ) {
    if (performance.now() > end) throw new Error(`The bot did not start:\n${bot.lines.join("\n")}`);
    await new Promise((resolve) => setTimeout(resolve, POLL_INTERVAL_MS));
  }
  return playground;
}

async function openPlayground(session: PageSession, { url }: Playground): Promise<void> {
  await session.page.goto(`${url}?as=ann`);
  await session.until(`document.querySelector(".bot-state")?.textContent === "bot connected"`);
}

/** The briefing's beginning, its end with the picture, and the sources of its claims. */
async function takeBriefing(session: PageSession, playground: Playground): Promise<void> {
  await openPlayground(session, playground);
  await session.click("#entry textarea");
  await session.page.keyboard.insertText("/brief");
  await session.until(`document.querySelector(".popup .entry")?.textContent.includes("/brief")`);
  await session.page.keyboard.press("Enter");
  await session.until(`document.querySelector(".command-entry .popup .entry")`);
  await session.page.keyboard.press("Enter");
  await session.until(`${LAST}?.textContent.includes("Bottom line")`);
  await session.until(`[...document.images].every(({ complete }) => complete)`);
  await shoot(session, "discord-briefing", { from: LAST, to: `${LAST}.querySelectorAll(".section")[1]` });
  await shoot(session, "discord-picture", { from: `${LAST}.querySelector(".gallery")`, to: LAST });
  await session.click(".button", "Sources");
  await session.until(`document.querySelector(".message.only-you:not(:has(.thinking)) .only")`);
  await shoot(session, "discord-evidence", { from: LAST, to: `${LAST}.querySelectorAll(".separator")[4]` });
}

/** Direct questions: a full one, a follow-up that depends on it, and one the documents do not answer. */
async function takeConversation(session: PageSession, playground: Playground): Promise<void> {
  await openPlayground(session, playground);
  await session.click('[aria-label="Channels"]');
  await session.click(".server", "DM");
  await session.until(`document.querySelector("#head h1").textContent === "Dateline"`);
  for (const question of [
    "Who died in the helicopter crash?",
    "where did it happen?",
    "who won the Super Bowl?",
  ]) {
    const answers = `document.querySelectorAll(".message:not(:has(.thinking)) .app").length`;
    const before = await session.read<number>(answers);
    await session.click("#entry textarea");
    await session.page.keyboard.insertText(question);
    await session.page.keyboard.press("Enter");
    await session.until(`${answers} > ${before}`);
  }
  const first = `document.querySelector(".message")`;
  await shoot(session, "discord-phone", { from: first, to: LAST });
}

/** Captures the message column from the top of one element to the bottom of another, both given as expressions. */
async function shoot(
  session: PageSession,
  name: string,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<void> {
  await session.page.mouse.move(0, 0);
  const clip = await session.read<{ x: number; y: number; width: number; height: number }>(`(() => {
    const { left, right } = document.querySelector("#messages").getBoundingClientRect();
    const top = (${from}).getBoundingClientRect().top;
    const bottom = (${to}).getBoundingClientRect().bottom;
    return { x: left, y: top, width: right - left, height: bottom - top + 10 };
  })()`);
  const picture = await palettePng(await session.page.screenshot({ clip, animations: "disabled" }));
  await writeFile(join(IMAGES, `${name}.png`), picture);
  console.log(`${name}.png  ${Math.round(picture.length / 1024)} kB`);
  if (session.errors.length > 0) throw new Error(`${name}: ${session.errors.join("; ")}`);
}

await main();
