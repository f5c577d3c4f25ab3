// Opens pages in the machine's Chromium. Continuous integration installs it; elsewhere it may be missing.
import { accessSync, constants } from "node:fs";
import { mkdir } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { type Browser, type BrowserContextOptions, chromium, type Locator, type Page } from "playwright-core";

export const DESKTOP = { width: 1280, height: 900 };
export const PHONE = { width: 390, height: 844 };

export type Scheme = "light" | "dark";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const TIMEOUT_MS = 60_000;
const POLL_MS = 25;

/**
 * The path of Chromium on this machine. If there is none: null and a warning that names what is skipped, or an Error when
 * CI=true.
 */
export function chromiumFor(what: string): string | null {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const files = folders.flatMap((folder) => NAMES.map((name) => join(folder, name)));
  const executable = files.find(isExecutable) ?? null;
  if (executable !== null) return executable;
  if (process.env.CI === "true") throw new Error(`${what}: no Chromium found, and CI=true requires one`);
  console.warn(`SKIPPED: ${what} (no Chromium on this machine)`);
  return null;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error) return false;
    throw error;
  }
}

export function openBrowser(executablePath: string): Promise<Browser> {
  return chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
}

/** A browser page in its own context. */
export interface PageSession extends AsyncDisposable {
  readonly page: Page;
  /** Evaluates an expression in the page; awaits promises. */
  readonly read: <T>(expression: string) => Promise<T>;
  /** Waits until an expression is true in the page. */
  readonly until: (expression: string, timeoutMs?: number) => Promise<void>;
  /** Clicks the last visible element that matches the selector and contains the text. */
  readonly click: (selector: string, text?: string) => Promise<void>;
  /** Saves a screenshot to the folder BROWSER_SHOTS, if set. */
  readonly shoot: (name: string) => Promise<void>;
  /** Exceptions, console errors and violations of the content security policy. */
  readonly errors: readonly string[];
}

export async function openPage(
  browser: Browser,
  size: { readonly width: number; readonly height: number },
  scheme: Scheme = "light",
  reader: Pick<BrowserContextOptions, "deviceScaleFactor" | "locale" | "timezoneId"> = {},
): Promise<PageSession> {
  const isMobile = size.width < 500;
  const context = await browser.newContext({ ...reader, viewport: size, isMobile, colorScheme: scheme });
  context.setDefaultTimeout(TIMEOUT_MS);
  const page = await context.newPage();
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  const read = <T>(expression: string) => page.evaluate<T>(expression);
  const shoot = async (name: string) => {
    const folder = process.env.BROWSER_SHOTS;
    if (folder === undefined) return;
    await mkdir(folder, { recursive: true });
    await page.screenshot({ path: join(folder, `${name}.png`) });
  };
  return {
    page,
    errors,
    read,
    shoot,
    async until(expression, timeoutMs = TIMEOUT_MS) {
      const end = performance.now() + timeoutMs;
      while (!(await read<boolean>(`Boolean(${expression})`))) {
        if (performance.now() > end) {
          await shoot("timed-out");
          throw new Error(`timed out: ${expression}`);
        }
        await new Promise((resolve) => setTimeout(resolve, POLL_MS));
      }
    },
    click: (selector, text) => lastVisible(page, selector, text).click(),
    [Symbol.asyncDispose]: () => context.close(),
  };
}

function lastVisible(page: Page, selector: string, text?: string): Locator {
  const filter = { visible: true, ...(text === undefined ? {} : { hasText: text }) };
  return page.locator(selector).filter(filter).last();
}
