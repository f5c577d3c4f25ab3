// The clock and the controls as they are seen, in a real Chromium. PLAYGROUND_SHOTS=DIR keeps pictures.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Playground, startPlayground } from "../../playground/start-playground.ts";
import { type Browser, findChromium, openBrowser, type Page } from "./browser.ts";
import { visit } from "./visitor.ts";

const chromium = findChromium();
if (chromium === null)
  console.warn("SKIPPED: the clock on the playground's page, for there is no Chromium on this machine");

const DESK = { width: 1280, height: 900 };
const PHONE = { width: 390, height: 844 };
const OPENER = '[aria-label="Move the clock"]';
const SAID = `document.querySelector(".said").textContent`;
const SHOWN = `document.querySelector(".clock-time.large").textContent`;

describe.skipIf(chromium === null)("the playground's clock on its page", () => {
  let playground: Playground;
  let browser: Browser;
  beforeAll(async () => {
    const env = { PATH: process.env.PATH, TIME_ZONE: "Europe/Berlin", LOG_LEVEL: "info" };
    playground = await startPlayground({ env });
    browser = await openBrowser(chromium ?? "");
    await visit(playground);
  });
  afterAll(async () => {
    await browser[Symbol.asyncDispose]();
    await playground[Symbol.asyncDispose]();
  });

  async function open(size: { width: number; height: number }): Promise<Page> {
    const page = await browser.newPage();
    await page.open(`${playground.url}?as=ann`, size);
    await page.until(`document.querySelector(".bot-state")?.textContent === "bot connected"`);
    return page;
  }

  test("a command is written out, a document arrives, and an hour passes for all that is shown", async () => {
    await using page = await open(DESK);
    await page.click("#entry textarea");
    await page.type("/schedule add channel:#newsroom time:7:30 time-zone:berlin id:morning");
    await page.press("Enter");
    await page.until(`document.querySelector('.command-entry [name="id"]')?.value === "morning"`);
    await page.press("Enter");
    await page.until(
      `document.querySelector(".message")?.textContent.includes("morning posts in #newsroom")`,
    );
    const away = `document.querySelector("time[data-relative]").textContent`;
    const before = await page.read<string>(away);

    await page.click(OPENER);
    await page.click("#controls .button", "A new document arrives");
    await page.until(`${SAID}.includes("Ferry runs aground")`);
    const wall = await page.read<string>(SHOWN);
    await page.click("#controls .button", "+1 h");
    await page.until(`${SAID}.includes("An hour has passed")`);
    await page.shoot("desk-clock");
    expect(await page.read(`${SHOWN} !== ${JSON.stringify(wall)}`)).toBe(true);
    expect(await page.read(`document.querySelector(".clock-time[data-zone]").dataset.zone`)).toBe(
      "Europe/Berlin",
    );
    await page.until(`${away} !== ${JSON.stringify(before)}`);
    expect(page.complaints).toEqual([]);
  });

  test("on a phone the controls open below the head, and close", async () => {
    await using page = await open(PHONE);
    await page.click(OPENER);
    await page.until(`document.querySelector("#controls").checkVisibility()`);
    await page.shoot("phone-clock");
    const head = `document.querySelector("#head").getBoundingClientRect()`;
    const panel = `document.querySelector("#controls").getBoundingClientRect()`;
    expect(await page.read(`${panel}.top >= ${head}.bottom - 1 && ${panel}.right <= innerWidth`)).toBe(true);
    const crowded = `[...document.querySelectorAll("#head > *")].some((one, at, all) => at > 0 && one.getBoundingClientRect().left < all[at - 1].getBoundingClientRect().right - 1)`;
    expect(await page.read(crowded)).toBe(false);
    await page.click('[aria-label="Close the controls"]');
    await page.until(`!document.querySelector("#controls").checkVisibility()`);
    expect(page.complaints).toEqual([]);
  });
});
