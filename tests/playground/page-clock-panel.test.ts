// The clock and the control panel in a real Chromium. BROWSER_SHOTS=DIR saves screenshots.
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Playground, startPlayground } from "../../playground/start-playground.ts";
import { chromiumFor, DESKTOP, openBrowser, openPage, type PageSession, PHONE } from "../browser/browser.ts";
import { connectClient } from "./playground-client.ts";

const chromium = chromiumFor("the clock on the playground's page");

const OPENER = '[aria-label="Move the clock"]';
const MESSAGE = `document.querySelector(".clock-message").textContent`;
const CLOCK_TEXT = `document.querySelector(".clock-time.large").textContent`;

describe.skipIf(chromium === null)("the playground's clock on its page", () => {
  let playground: Playground;
  let browser: Browser;
  beforeAll(async () => {
    const env = { PATH: process.env.PATH, TIME_ZONE: "Europe/Berlin", LOG_LEVEL: "info" };
    playground = await startPlayground({ env });
    browser = await openBrowser(chromium ?? "");
    await connectClient(playground);
  });
  afterAll(async () => {
    await browser.close();
    await playground[Symbol.asyncDispose]();
  });

  async function open(size: typeof DESKTOP): Promise<PageSession> {
    const session = await openPage(browser, size);
    await session.page.goto(`${playground.url}?as=ann`);
    await session.until(`document.querySelector(".bot-state")?.textContent === "bot connected"`);
    return session;
  }

  test("a typed command opens its form, a document arrives, and +1 h updates every shown time", async () => {
    await using session = await open(DESKTOP);
    await session.click("#entry textarea");
    await session.page.keyboard.insertText(
      "/schedule add channel:#newsroom time:7:30 time-zone:berlin id:morning",
    );
    await session.page.keyboard.press("Enter");
    await session.until(`document.querySelector('.command-entry [name="id"]')?.value === "morning"`);
    await session.page.keyboard.press("Enter");
    await session.until(
      `document.querySelector(".message")?.textContent.includes("morning posts in #newsroom")`,
    );
    const relativeTime = `document.querySelector("time[data-relative]").textContent`;
    const before = await session.read<string>(relativeTime);

    await session.click(OPENER);
    await session.click("#controls .button", "A new document arrives");
    await session.until(`${MESSAGE}.includes("Ferry runs aground")`);
    const wall = await session.read<string>(CLOCK_TEXT);
    await session.click("#controls .button", "+1 h");
    await session.until(`${MESSAGE}.includes("One hour passed")`);
    await session.shoot("desktop-clock");
    expect(await session.read(`${CLOCK_TEXT} !== ${JSON.stringify(wall)}`)).toBe(true);
    expect(await session.read(`document.querySelector(".clock-time[data-zone]").dataset.zone`)).toBe(
      "Europe/Berlin",
    );
    await session.until(`${relativeTime} !== ${JSON.stringify(before)}`);
    expect(session.errors).toEqual([]);
  });

  test("on a phone the controls open below the header, and close", async () => {
    await using session = await open(PHONE);
    await session.click(OPENER);
    await session.until(`document.querySelector("#controls").checkVisibility()`);
    await session.shoot("phone-clock");
    const head = `document.querySelector("#head").getBoundingClientRect()`;
    const panel = `document.querySelector("#controls").getBoundingClientRect()`;
    expect(await session.read(`${panel}.top >= ${head}.bottom - 1 && ${panel}.right <= innerWidth`)).toBe(
      true,
    );
    const crowded = `[...document.querySelectorAll("#head > *")].some((one, at, all) => at > 0 && one.getBoundingClientRect().left < all[at - 1].getBoundingClientRect().right - 1)`;
    expect(await session.read(crowded)).toBe(false);
    await session.click('[aria-label="Close the controls"]');
    await session.until(`!document.querySelector("#controls").checkVisibility()`);
    expect(session.errors).toEqual([]);
  });
});
