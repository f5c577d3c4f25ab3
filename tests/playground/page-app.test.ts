// The page in a real Chromium, at desktop and phone width. BROWSER_SHOTS=DIR saves screenshots.
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Playground, startPlayground } from "../../playground/start-playground.ts";
import { chromiumFor, DESKTOP, openBrowser, openPage, type PageSession, PHONE } from "../browser/browser.ts";
import { START_TIMEOUT_MS, until } from "../discord/bot-scene.ts";

const chromium = chromiumFor("the playground's page");

const CONNECTED = `document.querySelector(".bot-state")?.textContent === "bot connected"`;
const LAST = `[...document.querySelectorAll(".message:not(:has(.thinking))")].at(-1)?.textContent ?? ""`;

// The bot allows ten questions per person and minute, so Ann and Ben take turns.
describe.skipIf(chromium === null)("the playground's page", () => {
  let playground: Playground;
  let browser: Browser;
  beforeAll(async () => {
    const env = { PATH: process.env.PATH, TIME_ZONE: "Europe/Berlin", LOG_LEVEL: "info" };
    playground = await startPlayground({ env, model: true });
    browser = await openBrowser(chromium ?? "");
    const { bot, discord } = playground;
    await until(
      () => discord.world.commands.size > 0 && bot.lines.some((line) => line.includes("library.synced")),
      START_TIMEOUT_MS,
    );
  });
  afterAll(async () => {
    await browser.close();
    await playground[Symbol.asyncDispose]();
  });

  async function open(size: { width: number; height: number }, as = "ann"): Promise<PageSession> {
    const session = await openPage(browser, size);
    await session.page.goto(`${playground.url}?as=${as}`);
    await session.until(CONNECTED);
    return session;
  }

  async function runBrief(session: PageSession): Promise<void> {
    await session.click("#entry textarea");
    await session.page.keyboard.insertText("/bri");
    await session.until(`document.querySelector(".popup .entry")?.textContent.includes("/brief")`);
    await session.page.keyboard.press("Enter");
    await session.until(`document.querySelector(".command-entry .popup .entry")`);
    await session.page.keyboard.press("Enter");
    await session.until(`(${LAST}).includes("Bottom line")`);
  }

  test("a command is typed, its answer shown, and its sources opened for one person only", async () => {
    await using session = await open(DESKTOP);
    await session.shoot("desktop-empty");
    await session.click("#entry textarea");
    await session.page.keyboard.insertText("/");
    await session.until(`document.querySelectorAll(".popup .entry").length > 5`);
    await session.shoot("desktop-commands");
    await session.page.keyboard.press("Escape");
    await session.read(`document.querySelector("#entry textarea").value = ""`);
    await runBrief(session);
    await session.shoot("desktop-brief");
    expect(await session.read(`document.querySelectorAll(".container .section").length`)).toBeGreaterThan(0);
    // The samples contain a toll that changed, so a chart is shown, once, with an alternative text.
    await session.until(`document.querySelector(".container .gallery-item")?.naturalWidth > 1000`);
    expect(await session.read(`document.querySelector(".gallery-item").alt`)).toMatch(
      /at least 122 on .*131 on /,
    );
    expect(await session.read(`document.querySelectorAll("img.picture, .gallery-item").length`)).toBe(1);
    await session.click(".button", "Sources");
    await session.until(`document.querySelector(".message.only-you:not(:has(.thinking)) .only")`);
    await session.shoot("desktop-sources");
    expect(await session.read(`document.querySelectorAll(".unknown").length`)).toBe(0);
    await session.click(".only .as-link", "Dismiss");
    await session.until(`!document.querySelector(".only")`);
    await session.read(`document.querySelector('[aria-label="Dark or light"]').click()`);
    await session.shoot("desktop-other-theme");
    await session.read(`document.querySelector('[aria-label="Dark or light"]').click()`);
    expect(session.errors).toEqual([]);
  });

  test("a modal is filled in, and a mention is answered", async () => {
    await using session = await open(DESKTOP);
    await runBrief(session);
    await session.click(".button", "Ask");
    await session.until(`document.querySelector("#modal").open`);
    await session.page.keyboard.insertText("How many US soldiers were killed in Jordan?");
    await session.shoot("desktop-form");
    await session.click("#modal .button", "Submit");
    await session.until(`(${LAST}).includes("soldiers")&& !document.querySelector("#modal").open`);
    await session.click("#entry textarea");
    await session.page.keyboard.insertText("@Date");
    await session.until(`document.querySelector(".popup .entry")`);
    await session.page.keyboard.press("Enter");
    await session.page.keyboard.insertText("why did the US strike 85 targets?");
    await session.page.keyboard.press("Enter");
    await session.until(
      `[...document.querySelectorAll(".excerpt")].some((one) => one.textContent.startsWith("@Dateline why did"))`,
    );
    await session.shoot("desktop-answer");
    expect(session.errors).toEqual([]);
  });

  test("options are completed by the bot", async () => {
    await using session = await open(DESKTOP, "ben");
    await session.click("#entry textarea");
    await session.page.keyboard.insertText("/story");
    await session.until(`document.querySelector(".popup .entry")?.textContent.includes("/story")`);
    await session.page.keyboard.press("Enter");
    await session.until(`document.querySelectorAll(".command-entry .popup .entry").length > 1`);
    await session.shoot("desktop-autocomplete");
    await session.page.keyboard.press("Enter");
    await session.page.keyboard.press("Enter");
    await session.until(
      `!document.querySelector(".command-entry") && document.querySelector(".origin .mention")`,
    );
    await session.until(
      `[...document.querySelectorAll(".message:not(:has(.thinking))")].at(-1)?.textContent.includes("Timeline")`,
    );
    await session.shoot("desktop-story");
    expect(session.errors).toEqual([]);
  });

  test("messages are rendered as text, and a dropped file goes into the open form", async () => {
    await using session = await open(DESKTOP, "ben");
    await session.click(".server", "VB");
    await session.until(`document.querySelector("#side h2").textContent === "Valley Bulletin"`);
    const hostile = `<img src=x onerror="document.title='run'"> [go](javascript:alert(1)) **b**`;
    await session.click("#entry textarea");
    await session.page.keyboard.insertText(hostile);
    await session.page.keyboard.press("Enter");
    await session.until(`(${LAST}).includes("onerror")`);
    const last = `[...document.querySelectorAll(".message .text")].at(-1)`;
    expect(await session.read(`${last}.querySelectorAll("img, a").length`)).toBe(0);
    expect(await session.read(`${last}.querySelector("strong").textContent`)).toBe("b");
    const drop = `(() => {
      const transfer = new DataTransfer();
      transfer.items.add(new File(["The new ferry to Holm sails on Monday."], "ferry.txt", { type: "text/plain" }));
      const init = { dataTransfer: transfer, bubbles: true, cancelable: true };
      document.querySelector("#messages").dispatchEvent(new DragEvent("drop", init));
    })()`;
    await session.read(drop);
    await session.until(`document.querySelector(".above .file")?.textContent.includes("ferry.txt")`);
    await session.click(".above .as-link", "Remove");
    await session.click("#entry textarea");
    await session.page.keyboard.insertText("/documents add");
    await session.until(`document.querySelector(".popup .entry")?.textContent.includes("/documents add")`);
    await session.page.keyboard.press("Enter");
    await session.until(`document.querySelector(".command-name")`);
    await session.read(drop);
    await session.shoot("desktop-drop");
    await session.click(".command-entry .button", "Send");
    await session.until(`(${LAST}).includes("Added: ferry")`);
    expect(session.errors).toEqual([]);
  });

  test("a fault is switched on and off, and the page reports that the bot does not respond", async () => {
    await using session = await open(DESKTOP);
    await session.click('[aria-label="Clock and faults"]');
    await session.click(".switch", "Discord is down");
    await session.until(`document.querySelector(".switch.on")`);
    await session.shoot("desktop-controls");
    await session.click("#entry textarea");
    await session.page.keyboard.insertText("/help");
    await session.until(`document.querySelector(".popup .entry")?.textContent.includes("/help")`);
    await session.page.keyboard.press("Enter");
    await session.page.keyboard.press("Enter");
    await session.until(
      `document.querySelector(".notice")?.textContent === "The application did not respond"`,
    );
    await session.click(".switch", "Discord is down");
    await session.until(`!document.querySelector(".switch.on")`);
    await session.until(CONNECTED, 40_000);
    expect(session.errors).toEqual([]);
  }, 60_000);

  test("on a phone nothing is wider than the screen, and a button opens the channels", async () => {
    await using session = await open(PHONE, "ben");
    const tooWide = `document.documentElement.scrollWidth - innerWidth`;
    await runBrief(session);
    await session.shoot("phone-brief");
    expect(await session.read(tooWide)).toBeLessThanOrEqual(0);
    const overflow = `[...document.querySelectorAll("#messages *")].filter((one) => one.getBoundingClientRect().right > innerWidth + 1).length`;
    expect(await session.read(overflow)).toBe(0);
    await session.click('[aria-label="Channels"]');
    await session.until(`document.querySelector("#side").getBoundingClientRect().left === 72`);
    await session.shoot("phone-channels");
    await session.click(".channel", "newsroom");
    await session.until(`document.querySelector("#head h1").textContent === "newsroom"`);
    expect(session.errors).toEqual([]);
  });

  test("each person sees the servers they are in", async () => {
    await using ann = await open(DESKTOP, "ann");
    await using ben = await open(DESKTOP, "ben");
    const servers = `[...document.querySelectorAll(".server")].map((one) => one.title)`;
    expect(await ann.read(servers)).toEqual(["Direct messages", "Harbour Gazette"]);
    expect(await ben.read(servers)).toEqual(["Direct messages", "Harbour Gazette", "Valley Bulletin"]);
  });
});
