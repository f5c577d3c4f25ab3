// The page in a real Chromium, at a desk's and at a phone's width. BROWSER_SHOTS=DIR keeps pictures.
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Playground, startPlayground } from "../../playground/start-playground.ts";
import { chromiumFor, DESK, type Look, openBrowser, openPage, PHONE } from "../browser/browser.ts";
import { until } from "../discord/bot-scene.ts";

const chromium = chromiumFor("the playground's page");

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
    await browser.close();
    await playground[Symbol.asyncDispose]();
  });

  async function open(size: { width: number; height: number }, as = "ann"): Promise<Look> {
    const look = await openPage(browser, size);
    await look.page.goto(`${playground.url}?as=${as}`);
    await look.until(CONNECTED);
    return look;
  }

  async function runBrief(look: Look): Promise<void> {
    await look.click("#entry textarea");
    await look.page.keyboard.insertText("/bri");
    await look.until(`document.querySelector(".popup .entry")?.textContent.includes("/brief")`);
    await look.page.keyboard.press("Enter");
    await look.until(`document.querySelector(".command-entry .popup .entry")`);
    await look.page.keyboard.press("Enter");
    await look.until(`(${LAST}).includes("Bottom line")`);
  }

  test("a command is written, its answer shown, and its evidence opened for one's eyes only", async () => {
    await using look = await open(DESK);
    await look.shoot("desk-empty");
    await look.click("#entry textarea");
    await look.page.keyboard.insertText("/");
    await look.until(`document.querySelectorAll(".popup .entry").length > 5`);
    await look.shoot("desk-commands");
    await look.page.keyboard.press("Escape");
    await look.read(`document.querySelector("#entry textarea").value = ""`);
    await runBrief(look);
    await look.shoot("desk-brief");
    expect(await look.read(`document.querySelectorAll(".container .section").length`)).toBeGreaterThan(0);
    // The samples' toll moved: the picture is there once, loaded, and says what it shows.
    await look.until(`document.querySelector(".container .gallery-item")?.naturalWidth > 1000`);
    expect(await look.read(`document.querySelector(".gallery-item").alt`)).toMatch(
      /at least 122 on .*131 on /,
    );
    expect(await look.read(`document.querySelectorAll("img.picture, .gallery-item").length`)).toBe(1);
    await look.click(".button", "Sources");
    await look.until(`document.querySelector(".message.only-you:not(:has(.thinking)) .only")`);
    await look.shoot("desk-sources");
    expect(await look.read(`document.querySelectorAll(".unknown").length`)).toBe(0);
    await look.click(".only .as-link", "Dismiss");
    await look.until(`!document.querySelector(".only")`);
    await look.read(`document.querySelector('[aria-label="Dark or light"]').click()`);
    await look.shoot("desk-other-theme");
    await look.read(`document.querySelector('[aria-label="Dark or light"]').click()`);
    expect(look.complaints).toEqual([]);
  });

  test("a form is filled in, and a mention answered", async () => {
    await using look = await open(DESK);
    await runBrief(look);
    await look.click(".button", "Ask");
    await look.until(`document.querySelector("#modal").open`);
    await look.page.keyboard.insertText("How many US soldiers were killed in Jordan?");
    await look.shoot("desk-form");
    await look.click("#modal .button", "Submit");
    await look.until(`(${LAST}).includes("soldiers")&& !document.querySelector("#modal").open`);
    await look.click("#entry textarea");
    await look.page.keyboard.insertText("@Date");
    await look.until(`document.querySelector(".popup .entry")`);
    await look.page.keyboard.press("Enter");
    await look.page.keyboard.insertText("why did the US strike 85 targets?");
    await look.page.keyboard.press("Enter");
    await look.until(
      `[...document.querySelectorAll(".excerpt")].some((one) => one.textContent.startsWith("@Dateline why did"))`,
    );
    await look.shoot("desk-answer");
    expect(look.complaints).toEqual([]);
  });

  test("options are completed by the bot", async () => {
    await using look = await open(DESK, "ben");
    await look.click("#entry textarea");
    await look.page.keyboard.insertText("/story");
    await look.until(`document.querySelector(".popup .entry")?.textContent.includes("/story")`);
    await look.page.keyboard.press("Enter");
    await look.until(`document.querySelectorAll(".command-entry .popup .entry").length > 1`);
    await look.shoot("desk-autocomplete");
    await look.page.keyboard.press("Enter");
    await look.page.keyboard.press("Enter");
    await look.until(
      `!document.querySelector(".command-entry") && document.querySelector(".origin .mention")`,
    );
    await look.until(
      `[...document.querySelectorAll(".message:not(:has(.thinking))")].at(-1)?.textContent.includes("Timeline")`,
    );
    await look.shoot("desk-story");
    expect(look.complaints).toEqual([]);
  });

  test("what people write is text, and a dropped file goes where it is wanted", async () => {
    await using look = await open(DESK, "ben");
    await look.click(".server", "VB");
    await look.until(`document.querySelector("#side h2").textContent === "Valley Bulletin"`);
    const hostile = `<img src=x onerror="document.title='run'"> [go](javascript:alert(1)) **b**`;
    await look.click("#entry textarea");
    await look.page.keyboard.insertText(hostile);
    await look.page.keyboard.press("Enter");
    await look.until(`(${LAST}).includes("onerror")`);
    const last = `[...document.querySelectorAll(".message .text")].at(-1)`;
    expect(await look.read(`${last}.querySelectorAll("img, a").length`)).toBe(0);
    expect(await look.read(`${last}.querySelector("strong").textContent`)).toBe("b");
    const drop = `(() => {
      const held = new DataTransfer();
      held.items.add(new File(["The new ferry to Holm sails on Monday."], "ferry.txt", { type: "text/plain" }));
      const given = { dataTransfer: held, bubbles: true, cancelable: true };
      document.querySelector("#messages").dispatchEvent(new DragEvent("drop", given));
    })()`;
    await look.read(drop);
    await look.until(`document.querySelector(".above .file")?.textContent.includes("ferry.txt")`);
    await look.click(".above .as-link", "Remove");
    await look.click("#entry textarea");
    await look.page.keyboard.insertText("/documents add");
    await look.until(`document.querySelector(".popup .entry")?.textContent.includes("/documents add")`);
    await look.page.keyboard.press("Enter");
    await look.until(`document.querySelector(".command-name")`);
    await look.read(drop);
    await look.shoot("desk-drop");
    await look.click(".command-entry .button", "Send");
    await look.until(`(${LAST}).includes("Added: ferry")`);
    expect(look.complaints).toEqual([]);
  });

  test("what goes wrong is switched on and off, and the bot's silence is told", async () => {
    await using look = await open(DESK);
    await look.click('[aria-label="The clock, and what can go wrong"]');
    await look.click(".switch", "Discord is down");
    await look.until(`document.querySelector(".switch.on")`);
    await look.shoot("desk-controls");
    await look.click("#entry textarea");
    await look.page.keyboard.insertText("/help");
    await look.until(`document.querySelector(".popup .entry")?.textContent.includes("/help")`);
    await look.page.keyboard.press("Enter");
    await look.page.keyboard.press("Enter");
    await look.until(`document.querySelector(".notice")?.textContent === "The application did not respond"`);
    await look.click(".switch", "Discord is down");
    await look.until(`!document.querySelector(".switch.on")`);
    await look.until(CONNECTED, 40_000);
    expect(look.complaints).toEqual([]);
  }, 60_000);

  test("on a phone nothing is wider than the screen, and the channels are behind a button", async () => {
    await using look = await open(PHONE, "ben");
    const tooWide = `document.documentElement.scrollWidth - innerWidth`;
    await runBrief(look);
    await look.shoot("phone-brief");
    expect(await look.read(tooWide)).toBeLessThanOrEqual(0);
    const overflow = `[...document.querySelectorAll("#messages *")].filter((one) => one.getBoundingClientRect().right > innerWidth + 1).length`;
    expect(await look.read(overflow)).toBe(0);
    await look.click('[aria-label="Channels"]');
    await look.until(`document.querySelector("#side").getBoundingClientRect().left === 72`);
    await look.shoot("phone-channels");
    await look.click(".channel", "newsroom");
    await look.until(`document.querySelector("#head h1").textContent === "newsroom"`);
    expect(look.complaints).toEqual([]);
  });

  test("each person sees the servers they are in", async () => {
    await using ann = await open(DESK, "ann");
    await using ben = await open(DESK, "ben");
    const servers = `[...document.querySelectorAll(".server")].map((one) => one.title)`;
    expect(await ann.read(servers)).toEqual(["Direct messages", "Harbour Gazette"]);
    expect(await ben.read(servers)).toEqual(["Direct messages", "Harbour Gazette", "Valley Bulletin"]);
  });
});
