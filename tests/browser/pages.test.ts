// The pages in a real Chromium, at desktop and phone width, light and dark. BROWSER_SHOTS=DIR saves screenshots.

import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { detail } from "../../src/domain/texts/reasons.ts";
import { NOW, openPagesScene, type PagesScene } from "../web/pages/pages-scene.ts";
import { seriousFindings } from "./axe.ts";
import {
  chromiumFor,
  DESKTOP,
  openBrowser,
  openPage,
  type PageSession,
  PHONE,
  type Scheme,
} from "./browser.ts";

const chromium = chromiumFor("the pages");
const CLAIM = /^The number of wounded has risen to more than 40/;

describe.skipIf(chromium === null)("the pages", () => {
  let scene: PagesScene;
  let browser: Browser;
  let paths: readonly string[] = [];
  beforeAll(async () => {
    [scene, browser] = await Promise.all([openPagesScene("seeds"), openBrowser(chromium ?? "")]);
    await addPast(scene);
    const stories = await scene.rooms.store.recentStories(scene.library, "visible", 9);
    const chile = stories.find(({ title }) => title.includes("Chile's forest"));
    paths = [
      "/",
      "/?claim=c14&document=2024-01-29-soldiers-named.html&at=6",
      "/stories",
      `/stories/${chile?.id}`,
      "/library",
      "/library?q=soldiers",
      "/library?state=refused",
      "/document?path=2024-01-29-soldiers-named.html&at=6",
      "/editions",
      "/quality",
      "/stories/gone",
    ];
  });
  afterAll(async () => {
    await browser.close();
    await scene[Symbol.asyncDispose]();
  });

  const sizes = { desktop: DESKTOP, phone: PHONE };
  const variants = (["desktop", "phone"] as const).flatMap((size) =>
    (["light", "dark"] as const).map((scheme): [keyof typeof sizes, Scheme] => [size, scheme]),
  );

  test.each(variants)(
    "pages are accessible and not wider than the screen: %s, %s",
    async (size, scheme) => {
      await using session = await openPage(browser, sizes[size], scheme);
      for (const path of paths) {
        await session.page.goto(scene.url + path);
        await session.read(`document.querySelectorAll("details").forEach((one) => { one.open = true; })`);
        expect(await seriousFindings(session), path).toEqual([]);
        expect(
          await session.read("document.documentElement.scrollWidth - innerWidth"),
          path,
        ).toBeLessThanOrEqual(0);
        const levels = await session.read<number[]>(
          `[...document.querySelectorAll("h1, h2, h3, h4")].map((one) => Number(one.localName[1]))`,
        );
        expect(
          levels.filter((level) => level === 1),
          path,
        ).toHaveLength(1);
        expect(
          levels.every((level, at) => level <= (levels[at - 1] ?? 0) + 1),
          path,
        ).toBe(true);
        await session.shoot(`${size}-${scheme}-${paths.indexOf(path)}`);
      }
      expect(session.errors.filter((line) => !line.includes("404"))).toEqual([]);
    },
    40_000,
  );

  /** Whether the whole element is visible on screen. */
  const inView = (session: PageSession, selector: string) =>
    session.read<boolean>(`(() => {
      const { top, bottom, left, right } = document.querySelector(${JSON.stringify(selector)}).getBoundingClientRect();
      return top >= 0 && left >= 0 && bottom <= innerHeight && right <= innerWidth;
    })()`);

  test.each(["desktop", "phone"] as const)(
    "a click on a claim shows the claim and the sentence at the same time: %s",
    async (size) => {
      await using session = await openPage(browser, sizes[size]);
      await session.page.goto(scene.url);
      await session.page.getByRole("link", { name: CLAIM }).click();
      await session.page.waitForURL(/claim=.*#c\d/);
      expect(await session.page.locator(".evidence mark").textContent()).toMatch(CLAIM);
      expect(await inView(session, ".claim[aria-current]")).toBe(true);
      expect(await inView(session, ".evidence mark")).toBe(true);
      await session.shoot(`click-${size}`);
      await session.click(".evidence a", "Pentagon names the three soldiers");
      await session.page.waitForURL(/document.*#s6$/);
      expect(await session.page.locator("#s6:target mark").textContent()).toMatch(CLAIM);
      expect(await inView(session, "#s6")).toBe(true);
      expect(session.errors).toEqual([]);
    },
  );

  test("works with the keyboard alone: skip the menu, go through the claims to the sentence, with visible focus", async () => {
    await using session = await openPage(browser, DESKTOP);
    const focused = () =>
      session.read<string>("document.activeElement.textContent.replace(/\\s+/g, ' ').trim()");
    await session.page.goto(scene.url);
    await session.page.keyboard.press("Tab");
    expect(await focused()).toBe("Skip to the content");
    expect(await inView(session, ":focus")).toBe(true);
    await session.page.keyboard.press("Enter");
    const seen: string[] = [];
    while (!CLAIM.test(await focused())) {
      await session.page.keyboard.press("Tab");
      seen.push(await focused());
      expect(seen.length).toBeLessThan(60);
    }
    expect(seen).not.toContain("Library");
    expect(await session.read("getComputedStyle(document.activeElement).outlineStyle")).toBe("solid");
    await session.page.keyboard.press("Enter");
    await session.page.waitForURL(/claim=.*#c\d/);
    // The browser continues from the claim in the URL's fragment.
    for (const step of [CLAIM, /^To the source sentence$/]) {
      await session.page.keyboard.press("Tab");
      expect(await focused()).toMatch(step);
    }
    await session.page.keyboard.press("Enter");
    await session.page.waitForURL(/#evidence$/);
    expect(await session.read(`document.activeElement.id`)).toBe("evidence");
    expect(session.errors).toEqual([]);
  });
});

/** Adds a schedule with past editions, and some counts. */
async function addPast({ rooms: { store }, library }: PagesScene): Promise<void> {
  const timing = { kind: "daily", time: "07:30", weekdays: ["mon", "tue", "wed", "thu", "fri"] } as const;
  const at = "2024-01-01T00:00:00.000Z";
  await store.addSchedule(
    library,
    {
      ...{ id: "morning", ref: "morning", guild: null, channel: "900", title: "Morning brief", topic: null },
      ...{ nothingNew: "line", thread: false, language: null, paused: null, timingSetAt: at, createdAt: at },
      timing: { ...timing, timeZone: "Europe/Berlin" },
    },
    25,
  );
  const ends = ["delivered", "missed", "uncertain", "failed", "silent"] as const;
  for (const [day, state] of ends.entries()) {
    const slot = `2024-02-0${day + 1}T06:30:00.000Z`;
    const request = {
      subject: { kind: "scheduled", schedule: "morning" } as const,
      slot,
      library,
      channel: "900",
      late: false,
      notBefore: slot,
      deadline: slot,
    };
    await store.leaseEdition(request, `past-${day}`, { holder: "a", forMs: 60_000 }, slot);
    await store.endEdition(`past-${day}`, 1, { state, reason: detail("why"), at: slot });
  }
  const day = NOW.slice(0, 10);
  await store.addTallies([
    { day, kind: "claim", reason: "matched", count: 30 },
    { day, kind: "claim", reason: "number", count: 3 },
    { day, kind: "answer", reason: "answered", count: 3 },
  ]);
}
