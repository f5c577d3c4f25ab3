// npm run screenshots: makes the pictures under docs/images from a real run: the bot as anybody runs it, on the sample
// documents, with a Discord of our own. A run takes seconds, not
// weeks: what was posted and counted on earlier days is put into the store before.
import { mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Browser } from "playwright-core";
import { createBot } from "../playground/bot.ts";
import { sharedLibrary } from "../src/domain/library.ts";
import { openStore } from "../src/store/open-store.ts";
import { chromiumFor, openBrowser, openPage, type Scheme } from "../tests/browser/browser.ts";
import { type StandIn, startDiscord } from "../tests/doubles/discord/start-discord.ts";
import { fillPast } from "./screenshots/past.ts";

const PROJECT = resolve(import.meta.dirname, "..");
const IMAGES = join(PROJECT, "docs/images");
const DOCUMENTS = join(PROJECT, "seeds");
/** Narrow enough for a README that is read on a laptop, wide enough for two columns. */
const DESK = { width: 960, height: 600 };
const PHONE = { width: 390, height: 700 };
const PATIENCE_MS = 20_000;

interface Shot {
  readonly name: string;
  readonly size: typeof DESK;
  readonly scheme?: Scheme;
  /** From the start page: the links to press, by the beginning of their text. */
  readonly links: readonly string[];
}

const CLAIM = "The number of wounded has risen to more than 40";

const SHOTS: readonly Shot[] = [
  { name: "today", size: DESK, links: [] },
  { name: "evidence", size: DESK, links: [CLAIM] },
  { name: "evidence-phone", size: PHONE, scheme: "dark", links: [CLAIM] },
  { name: "story", size: DESK, links: ["Over time .Death toll in Chile"] },
  { name: "editions", size: DESK, links: ["Editions"] },
  { name: "library", size: DESK, links: ["Library"] },
  { name: "quality", size: DESK, scheme: "dark", links: ["Quality"] },
];

async function main(): Promise<void> {
  const chromium = chromiumFor("the pictures");
  if (chromium === null) throw new Error("There is no Chromium on this machine to make the pictures with.");
  await using open = new AsyncDisposableStack();
  const place = await mkdtemp(join(tmpdir(), "dateline-screenshots-"));
  open.defer(() => rm(place, { recursive: true, force: true }));
  const discord = open.use(await startDiscord());
  const guild = discord.addGuild({ name: "Harbour Gazette" });
  const ann = discord.addPerson({ name: "Ann", in: [guild.id] });
  const general = discord.channel(guild, "general");
  await withStore(place, guild.id, general.id);
  const url = await startBot(discord, place, open);
  ann.command("ask", { question: "How many US soldiers were killed in Jordan?" }, general);
  await discord.until(() => general.messages.values().find(({ authorId }) => authorId !== ann.id));
  const browser = await openBrowser(chromium);
  open.defer(() => browser.close());
  for (const shot of SHOTS) await take(browser, url, shot);
}

async function withStore(place: string, guild: string, channel: string): Promise<void> {
  const now = () => new Date().toISOString();
  const store = await openStore({ dataDir: join(place, "data"), now, events: { emit: () => undefined } });
  await fillPast(store, { ...sharedLibrary(DOCUMENTS), guild }, channel);
  await store.close();
}

/** Where its pages are, once it has read the documents and its commands can be used. */
async function startBot(discord: StandIn, place: string, open: AsyncDisposableStack): Promise<string> {
  await writeFile(join(place, ".env"), "");
  const env = {
    ...{ PATH: process.env.PATH, DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl },
    ...{ DOCUMENTS_DIR: DOCUMENTS, DATA_DIR: join(place, "data"), TIME_ZONE: "Europe/Berlin" },
    ...{ HTTP_PORT: "0", LOG_LEVEL: "info" },
  };
  const told = Promise.withResolvers<string>();
  const level = Promise.withResolvers<void>();
  const onLine = (line: string) => {
    const [, url] = /^Pages: (http:\/\/\S+?)\/?$/.exec(line) ?? [];
    if (url !== undefined) told.resolve(url);
    if (line.includes("folder-level")) level.resolve();
  };
  const bot = open.use(createBot({ env, cwd: place, onChange: () => undefined, onLine }));
  bot.start();
  const late = AbortSignal.timeout(PATIENCE_MS);
  const tooLate = new Promise<never>((_, reject) =>
    late.addEventListener("abort", () => reject(new Error(`It did not start:\n${bot.lines.join("\n")}`))),
  );
  await Promise.race([level.promise, tooLate]);
  await discord.until(() => discord.world.commands.size > 0 || undefined);
  return Promise.race([told.promise, tooLate]);
}

async function take(
  browser: Browser,
  url: string,
  { name, size, scheme = "light", links }: Shot,
): Promise<void> {
  await using look = await openPage(browser, size, scheme);
  await look.page.goto(url);
  for (const text of links) {
    const before = look.page.url();
    await look.page
      .getByRole("link", { name: new RegExp(`^${text}`) })
      .first()
      .click();
    await look.page.waitForURL((at) => at.href !== before, { waitUntil: "load" });
  }
  const path = join(IMAGES, `${name}.png`);
  await look.page.screenshot({ path, animations: "disabled" });
  console.log(`docs/images/${name}.png  ${Math.round((await stat(path)).size / 1024)} kB`);
  if (look.complaints.length > 0) throw new Error(`${name}: ${look.complaints.join("; ")}`);
}

await main();
