// The page in a real Chromium, at a desk's and at a phone's width. PLAYGROUND_SHOTS=DIR keeps pictures.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Playground, startPlayground } from "../../playground/start-playground.ts";
import { until } from "../discord/bot-scene.ts";
import { type Browser, findChromium, openBrowser, type Page } from "./browser.ts";

const chromium = findChromium();
if (chromium === null)
  console.warn("SKIPPED: the playground's page, for there is no Chromium on this machine");

const DESK = { width: 1280, height: 900 };
const PHONE = { width: 390, height: 844 };
const CONNECTED = `document.querySelector(".bot-state")?.textContent === "bot connected"`;
const LAST = `[...document.querySelectorAll(".message:not(:has(.thinking))")].at(-1)?.textContent ?? ""`;

// The bot lets each person ask ten times a minute: Ann and Ben take turns.
describe.skipIf(chromium === null)("the playground's page", () => {
  let playground: Playground;
  let browser: Browser;
  beforeAll(async () => {
    const env = { PATH: process.env.PATH, TIME_ZONE: "Europe/Berlin", LOG_LEVEL: "info" };
    playground = await startPlayground({ env, model: true });
    browser = await openBrowser(chromium ?? "");
    const { bot, discord } = playground;
    await until(
      () => discord.world.commands.size > 0 && bot.lines.some((line) => line.includes("folder-level")),
    );
  });
  afterAll(async () => {
    await browser[Symbol.asyncDispose]();
    await playground[Symbol.asyncDispose]();
  });

  async function open(size: { width: number; height: number }, as = "ann"): Promise<Page> {
    const page = await browser.newPage();
    await page.open(`${playground.url}?as=${as}`, size);
    await page.until(CONNECTED);
    return page;
  }

  async function runBrief(page: Page): Promise<void> {
    await page.click("#entry textarea");
    await page.type("/bri");
    await page.until(`document.querySelector(".popup .entry")?.textContent.includes("/brief")`);
    await page.press("Enter");
    await page.until(`document.querySelector(".command-entry .popup .entry")`);
    await page.press("Enter");
    await page.until(`(${LAST}).includes("Bottom line")`);
  }

  test("a command is written, its answer shown, and its evidence opened for one's eyes only", async () => {
    await using page = await open(DESK);
    await page.shoot("desk-empty");
    await page.click("#entry textarea");
    await page.type("/");
    await page.until(`document.querySelectorAll(".popup .entry").length > 5`);
    await page.shoot("desk-commands");
    await page.press("Escape");
    await page.read(`document.querySelector("#entry textarea").value = ""`);
    await runBrief(page);
    await page.shoot("desk-brief");
    expect(await page.read(`document.querySelectorAll(".container .section").length`)).toBeGreaterThan(0);
    // The samples' toll moved: the picture is there once, loaded, and says what it shows.
    await page.until(`document.querySelector(".container .gallery-item")?.naturalWidth > 1000`);
    expect(await page.read(`document.querySelector(".gallery-item").alt`)).toMatch(
      /at least 122 on .*131 on /,
    );
    expect(await page.read(`document.querySelectorAll("img.picture, .gallery-item").length`)).toBe(1);
    await page.click(".button", "Sources");
    await page.until(`document.querySelector(".message.only-you:not(:has(.thinking)) .only")`);
    await page.shoot("desk-sources");
    expect(await page.read(`document.querySelectorAll(".unknown").length`)).toBe(0);
    await page.click(".only .as-link", "Dismiss");
    await page.until(`!document.querySelector(".only")`);
    await page.read(`document.querySelector('[aria-label="Dark or light"]').click()`);
    await page.shoot("desk-other-theme");
    await page.read(`document.querySelector('[aria-label="Dark or light"]').click()`);
    expect(page.complaints).toEqual([]);
  });

  test("a form is filled in, and a mention answered", async () => {
    await using page = await open(DESK);
    await runBrief(page);
    await page.click(".button", "Ask");
    await page.until(`document.querySelector("#modal").open`);
    await page.type("How many US soldiers were killed in Jordan?");
    await page.shoot("desk-form");
    await page.click("#modal .button", "Submit");
    await page.until(`(${LAST}).includes("soldiers")&& !document.querySelector("#modal").open`);
    await page.click("#entry textarea");
    await page.type("@Date");
    await page.until(`document.querySelector(".popup .entry")`);
    await page.press("Enter");
    await page.type("why did the US strike 85 targets?");
    await page.press("Enter");
    await page.until(
      `[...document.querySelectorAll(".excerpt")].some((one) => one.textContent.startsWith("@Dateline why did"))`,
    );
    await page.shoot("desk-answer");
    expect(page.complaints).toEqual([]);
  });

  test("options are completed by the bot", async () => {
    await using page = await open(DESK, "ben");
    await page.click("#entry textarea");
    await page.type("/story");
    await page.until(`document.querySelector(".popup .entry")?.textContent.includes("/story")`);
    await page.press("Enter");
    await page.until(`document.querySelectorAll(".command-entry .popup .entry").length > 1`);
    await page.shoot("desk-autocomplete");
    await page.press("Enter");
    await page.press("Enter");
    await page.until(
      `!document.querySelector(".command-entry") && document.querySelector(".origin .mention")`,
    );
    await page.until(
      `[...document.querySelectorAll(".message:not(:has(.thinking))")].at(-1)?.textContent.includes("Timeline")`,
    );
    await page.shoot("desk-story");
    expect(page.complaints).toEqual([]);
  });

  test("what people write is text, and a dropped file goes where it is wanted", async () => {
    await using page = await open(DESK, "ben");
    await page.click(".server", "VB");
    await page.until(`document.querySelector("#side h2").textContent === "Valley Bulletin"`);
    const hostile = `<img src=x onerror="document.title='run'"> [go](javascript:alert(1)) **b**`;
    await page.click("#entry textarea");
    await page.type(hostile);
    await page.press("Enter");
    await page.until(`(${LAST}).includes("onerror")`);
    const last = `[...document.querySelectorAll(".message .text")].at(-1)`;
    expect(await page.read(`${last}.querySelectorAll("img, a").length`)).toBe(0);
    expect(await page.read(`${last}.querySelector("strong").textContent`)).toBe("b");
    const drop = `(() => {
      const held = new DataTransfer();
      held.items.add(new File(["The new ferry to Holm sails on Monday."], "ferry.txt", { type: "text/plain" }));
      const given = { dataTransfer: held, bubbles: true, cancelable: true };
      document.querySelector("#messages").dispatchEvent(new DragEvent("drop", given));
    })()`;
    await page.read(drop);
    await page.until(`document.querySelector(".above .file")?.textContent.includes("ferry.txt")`);
    await page.click(".above .as-link", "Remove");
    await page.click("#entry textarea");
    await page.type("/documents add");
    await page.until(`document.querySelector(".popup .entry")?.textContent.includes("/documents add")`);
    await page.press("Enter");
    await page.until(`document.querySelector(".command-name")`);
    await page.read(drop);
    await page.shoot("desk-drop");
    await page.click(".command-entry .button", "Send");
    await page.until(`(${LAST}).includes("Added: ferry")`);
    expect(page.complaints).toEqual([]);
  });

  test("what goes wrong is switched on and off, and the bot's silence is told", async () => {
    await using page = await open(DESK);
    await page.click('[aria-label="Make something go wrong"]');
    await page.click(".switch", "Discord is down");
    await page.until(`document.querySelector(".switch.on")`);
    await page.shoot("desk-controls");
    await page.click("#entry textarea");
    await page.type("/help");
    await page.until(`document.querySelector(".popup .entry")?.textContent.includes("/help")`);
    await page.press("Enter");
    await page.press("Enter");
    await page.until(`document.querySelector(".notice")?.textContent === "The application did not respond"`);
    await page.click(".switch", "Discord is down");
    await page.until(`!document.querySelector(".switch.on")`);
    await page.until(CONNECTED, 40_000);
    expect(page.complaints).toEqual([]);
  }, 60_000);

  test("on a phone nothing is wider than the screen, and the channels are behind a button", async () => {
    await using page = await open(PHONE, "ben");
    const tooWide = `document.documentElement.scrollWidth - innerWidth`;
    await runBrief(page);
    await page.shoot("phone-brief");
    expect(await page.read(tooWide)).toBeLessThanOrEqual(0);
    const overflow = `[...document.querySelectorAll("#messages *")].filter((one) => one.getBoundingClientRect().right > innerWidth + 1).length`;
    expect(await page.read(overflow)).toBe(0);
    await page.click('[aria-label="Channels"]');
    await page.until(`document.querySelector("#side").getBoundingClientRect().left === 72`);
    await page.shoot("phone-channels");
    await page.click(".channel", "newsroom");
    await page.until(`document.querySelector("#head h1").textContent === "newsroom"`);
    expect(page.complaints).toEqual([]);
  });

  test("each person sees the servers they are in", async () => {
    await using ann = await open(DESK, "ann");
    await using ben = await open(DESK, "ben");
    const servers = `[...document.querySelectorAll(".server")].map((one) => one.title)`;
    expect(await ann.read(servers)).toEqual(["Direct messages", "Harbour Gazette"]);
    expect(await ben.read(servers)).toEqual(["Direct messages", "Harbour Gazette", "Valley Bulletin"]);
  });
});
