// `npm run screenshots`: takes the screenshots in docs/images from a real run of the bot on the sample documents, with the
// Discord stand-in. A run takes seconds, not weeks, so the history of earlier days is written into the store first.
import { mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Browser } from "playwright-core";
import { createBot } from "../playground/bot/bot.ts";
import { type StandIn, startDiscord } from "../src/discord-standin/start-discord.ts";
import { sharedLibrary } from "../src/domain/core/library.ts";
import { openStore } from "../src/store/sqlite/open-store.ts";
import { chromiumFor, openBrowser, openPage, type Scheme } from "../tests/browser/browser.ts";
import { seedHistory } from "./screenshots/edition-history.ts";

const PROJECT = resolve(import.meta.dirname, "..");
const IMAGES = join(PROJECT, "docs/images");
const DOCUMENTS = join(PROJECT, "seeds");
/** Narrow enough for a README on a laptop, wide enough for two columns. */
const DESKTOP = { width: 960, height: 600 };
const PHONE = { width: 390, height: 700 };
const TIMEOUT_MS = 20_000;

interface Shot {
  readonly name: string;
  readonly size: typeof DESKTOP;
  readonly scheme?: Scheme;
  /** Links to click from the start page, by the beginning of their text. */
  readonly links: readonly string[];
}

const CLAIM = "The number of wounded has risen to more than 40";

const SHOTS: readonly Shot[] = [
  { name: "today", size: DESKTOP, links: [] },
  { name: "evidence", size: DESKTOP, links: [CLAIM] },
  { name: "evidence-phone", size: PHONE, scheme: "dark", links: [CLAIM] },
  { name: "story", size: DESKTOP, links: ["Over time .Death toll in Chile"] },
  { name: "editions", size: DESKTOP, links: ["Editions"] },
  { name: "library", size: DESKTOP, links: ["Library"] },
  { name: "quality", size: DESKTOP, scheme: "dark", links: ["Quality"] },
];

async function main(): Promise<void> {
  const chromium = chromiumFor("the screenshots");
  if (chromium === null) throw new Error("No Chromium found on this machine; the screenshots need one.");
  await using open = new AsyncDisposableStack();
  const tempDir = await mkdtemp(join(tmpdir(), "dateline-screenshots-"));
  open.defer(() => rm(tempDir, { recursive: true, force: true }));
  const discord = open.use(await startDiscord());
  const guild = discord.addGuild({ name: "Harbour Gazette" });
  const ann = discord.addPerson({ name: "Ann", in: [guild.id] });
  const general = discord.channel(guild, "general");
  await fillStore(tempDir, guild.id, general.id);
  const url = await startBot(discord, tempDir, open);
  ann.command("ask", { question: "How many US soldiers were killed in Jordan?" }, general);
  await discord.until(() => general.messages.values().find(({ authorId }) => authorId !== ann.id));
  const browser = await openBrowser(chromium);
  open.defer(() => browser.close());
  for (const shot of SHOTS) await takeScreenshot(browser, url, shot);
}

async function fillStore(tempDir: string, guild: string, channel: string): Promise<void> {
  const now = () => new Date().toISOString();
  const store = await openStore({ dataDir: join(tempDir, "data"), now, events: { emit: () => undefined } });
  await seedHistory(store, { ...sharedLibrary(DOCUMENTS), guild }, channel);
  await store.close();
}

/** Starts the bot; resolves to the address of its pages once the documents are read and the commands registered. */
async function startBot(discord: StandIn, tempDir: string, open: AsyncDisposableStack): Promise<string> {
  await writeFile(join(tempDir, ".env"), "");
  const env = {
    ...{ PATH: process.env.PATH, DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl },
    ...{ DOCUMENTS_DIR: DOCUMENTS, DATA_DIR: join(tempDir, "data"), TIME_ZONE: "Europe/Berlin" },
    ...{ HTTP_PORT: "0", LOG_LEVEL: "info" },
  };
  const pagesUrl = Promise.withResolvers<string>();
  const synced = Promise.withResolvers<void>();
  const onLine = (line: string) => {
    const [, url] = /^Pages: (http:\/\/\S+?)\/?$/.exec(line) ?? [];
    if (url !== undefined) pagesUrl.resolve(url);
    if (line.includes("library.synced")) synced.resolve();
  };
  const bot = open.use(createBot({ env, cwd: tempDir, onChange: () => undefined, onLine }));
  bot.start();
  const timeout = AbortSignal.timeout(TIMEOUT_MS);
  const timedOut = new Promise<never>((_, reject) =>
    timeout.addEventListener("abort", () =>
      reject(new Error(`The bot did not start:\n${bot.lines.join("\n")}`)),
    ),
  );
  await Promise.race([synced.promise, timedOut]);
  await discord.until(() => discord.world.commands.size > 0 || undefined);
  return Promise.race([pagesUrl.promise, timedOut]);
}

async function takeScreenshot(
  browser: Browser,
  url: string,
  { name, size, scheme = "light", links }: Shot,
): Promise<void> {
  await using session = await openPage(browser, size, scheme);
  await session.page.goto(url);
  for (const text of links) {
    const before = session.page.url();
    await session.page
      .getByRole("link", { name: new RegExp(`^${text}`) })
      .first()
      .click();
    await session.page.waitForURL((at) => at.href !== before, { waitUntil: "load" });
  }
  const path = join(IMAGES, `${name}.png`);
  await session.page.screenshot({ path, animations: "disabled" });
  console.log(`docs/images/${name}.png  ${Math.round((await stat(path)).size / 1024)} kB`);
  if (session.errors.length > 0) throw new Error(`${name}: ${session.errors.join("; ")}`);
}

await main();
