// The clock and the controls as they are seen, in a real Chromium. BROWSER_SHOTS=DIR keeps pictures.
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Playground, startPlayground } from "../../playground/start-playground.ts";
import { chromiumFor, DESK, type Look, openBrowser, openPage, PHONE } from "../browser/browser.ts";
import { visit } from "./visitor.ts";

const chromium = chromiumFor("the clock on the playground's page");

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
    await browser.close();
    await playground[Symbol.asyncDispose]();
  });

  async function open(size: typeof DESK): Promise<Look> {
    const look = await openPage(browser, size);
    await look.page.goto(`${playground.url}?as=ann`);
    await look.until(`document.querySelector(".bot-state")?.textContent === "bot connected"`);
    return look;
  }

  test("a command is written out, a document arrives, and an hour passes for all that is shown", async () => {
    await using look = await open(DESK);
    await look.click("#entry textarea");
    await look.page.keyboard.insertText(
      "/schedule add channel:#newsroom time:7:30 time-zone:berlin id:morning",
    );
    await look.page.keyboard.press("Enter");
    await look.until(`document.querySelector('.command-entry [name="id"]')?.value === "morning"`);
    await look.page.keyboard.press("Enter");
    await look.until(
      `document.querySelector(".message")?.textContent.includes("morning posts in #newsroom")`,
    );
    const away = `document.querySelector("time[data-relative]").textContent`;
    const before = await look.read<string>(away);

    await look.click(OPENER);
    await look.click("#controls .button", "A new document arrives");
    await look.until(`${SAID}.includes("Ferry runs aground")`);
    const wall = await look.read<string>(SHOWN);
    await look.click("#controls .button", "+1 h");
    await look.until(`${SAID}.includes("An hour has passed")`);
    await look.shoot("desk-clock");
    expect(await look.read(`${SHOWN} !== ${JSON.stringify(wall)}`)).toBe(true);
    expect(await look.read(`document.querySelector(".clock-time[data-zone]").dataset.zone`)).toBe(
      "Europe/Berlin",
    );
    await look.until(`${away} !== ${JSON.stringify(before)}`);
    expect(look.complaints).toEqual([]);
  });

  test("on a phone the controls open below the head, and close", async () => {
    await using look = await open(PHONE);
    await look.click(OPENER);
    await look.until(`document.querySelector("#controls").checkVisibility()`);
    await look.shoot("phone-clock");
    const head = `document.querySelector("#head").getBoundingClientRect()`;
    const panel = `document.querySelector("#controls").getBoundingClientRect()`;
    expect(await look.read(`${panel}.top >= ${head}.bottom - 1 && ${panel}.right <= innerWidth`)).toBe(true);
    const crowded = `[...document.querySelectorAll("#head > *")].some((one, at, all) => at > 0 && one.getBoundingClientRect().left < all[at - 1].getBoundingClientRect().right - 1)`;
    expect(await look.read(crowded)).toBe(false);
    await look.click('[aria-label="Close the controls"]');
    await look.until(`!document.querySelector("#controls").checkVisibility()`);
    expect(look.complaints).toEqual([]);
  });
});
