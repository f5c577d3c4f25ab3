import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { accessSync, constants } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { createInterface } from "node:readline";
import { WebSocket } from "ws";

/** A page in a real Chromium, driven over its own DevTools protocol. */
export interface Page extends AsyncDisposable {
  /** Goes there at this size in CSS pixels. */
  readonly open: (url: string, size: Size) => Promise<void>;
  /** What an expression gives in the page; promises are waited for. */
  readonly read: <T>(expression: string) => Promise<T>;
  /** Waits until an expression is true in the page. */
  readonly until: (expression: string, withinMs?: number) => Promise<void>;
  /** Presses the first element that fits, where it is, with the mouse. */
  readonly click: (selector: string, text?: string) => Promise<void>;
  readonly type: (text: string) => Promise<void>;
  readonly press: (key: "Enter" | "Tab" | "Escape") => Promise<void>;
  /** Keeps a picture where PLAYGROUND_SHOTS says; without it there is none. */
  readonly shoot: (name: string) => Promise<void>;
  /** What the page complained of: exceptions, errors, and what its security policy refused. */
  readonly complaints: readonly string[];
}

export interface Browser extends AsyncDisposable {
  readonly newPage: () => Promise<Page>;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

type Params = Readonly<Record<string, unknown>>;

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const PATIENCE_MS = 15_000;
const LOOK_EVERY_MS = 25;

/** Chromium's file on this machine, or null. */
export function findChromium(): string | null {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const files = folders.flatMap((folder) => NAMES.map((name) => join(folder, name)));
  return files.find(isExecutable) ?? null;
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

export async function openBrowser(file: string): Promise<Browser> {
  const profile = await mkdtemp(join(tmpdir(), "dateline-chromium-"));
  const flags = ["--headless=new", "--no-sandbox", "--disable-gpu", "--remote-debugging-port=0"];
  const child = spawn(file, [...flags, `--user-data-dir=${profile}`, "about:blank"], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  const socket = new WebSocket(await addressOf(child));
  await once(socket, "open");
  const wire = createWire(socket);
  return {
    async newPage() {
      const { targetId } = await wire.call("Target.createTarget", { url: "about:blank" });
      const { sessionId } = await wire.call("Target.attachToTarget", { targetId, flatten: true });
      const page = await createPage(wire, String(sessionId));
      return {
        ...page,
        [Symbol.asyncDispose]: async () => void (await wire.call("Target.closeTarget", { targetId })),
      };
    },
    async [Symbol.asyncDispose]() {
      const gone = once(child, "exit");
      socket.terminate();
      child.kill("SIGKILL");
      await gone;
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

async function addressOf(child: ChildProcess): Promise<string> {
  if (child.stderr === null) throw new Error("no line from Chromium");
  for await (const line of createInterface(child.stderr)) {
    const [, address] = /^DevTools listening on (ws:.+)$/.exec(line) ?? [];
    if (address) return address;
  }
  throw new Error("Chromium ended before it listened");
}

interface Wire {
  readonly call: (method: string, params?: Params, sessionId?: string) => Promise<Params>;
  readonly onEvent: (listener: (method: string, params: Params) => void) => void;
}

interface Frame {
  readonly id?: number;
  readonly method?: string;
  readonly params?: Params;
  readonly result?: Params;
  readonly error?: { readonly message: string };
}

function createWire(socket: WebSocket): Wire {
  const waiting = new Map<number, PromiseWithResolvers<Params>>();
  const listeners = new Set<(method: string, params: Params) => void>();
  let last = 0;
  socket.on("message", (data) => {
    const { id, method, params = {}, result = {}, error } = JSON.parse(String(data)) as Frame;
    if (method) for (const listener of listeners) listener(method, params);
    const answered = id === undefined ? undefined : waiting.get(id);
    if (error) answered?.reject(new Error(error.message));
    else answered?.resolve(result);
  });
  return {
    onEvent: (listener) => void listeners.add(listener),
    call(method, params = {}, sessionId) {
      last += 1;
      const answer = Promise.withResolvers<Params>();
      waiting.set(last, answer);
      socket.send(JSON.stringify({ id: last, method, params, ...(sessionId && { sessionId }) }));
      return answer.promise;
    },
  };
}

async function createPage(wire: Wire, session: string): Promise<Omit<Page, typeof Symbol.asyncDispose>> {
  const call = (method: string, params?: Params) => wire.call(method, params, session);
  const complaints: string[] = [];
  wire.onEvent((method, params) => {
    if (method === "Runtime.exceptionThrown") complaints.push(JSON.stringify(params.exceptionDetails));
    const { level, text } = (params.entry ?? {}) as { level?: string; text?: string };
    if (method === "Log.entryAdded" && level === "error") complaints.push(String(text));
  });
  for (const domain of ["Page", "Runtime", "Log"]) await call(`${domain}.enable`);

  async function read<T>(expression: string): Promise<T> {
    const asked = { expression, awaitPromise: true, returnByValue: true };
    const { result, exceptionDetails } = await call("Runtime.evaluate", asked);
    if (exceptionDetails) throw new Error(`${expression}: ${JSON.stringify(exceptionDetails)}`);
    return (result as { value: T }).value;
  }

  async function until(expression: string, withinMs = PATIENCE_MS): Promise<void> {
    const end = performance.now() + withinMs;
    while (!(await read<boolean>(`Boolean(${expression})`))) {
      if (performance.now() > end) {
        await shoot("waited-in-vain");
        throw new Error(`waited in vain: ${expression}`);
      }
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    }
  }

  async function shoot(name: string): Promise<void> {
    const folder = process.env.PLAYGROUND_SHOTS;
    if (folder === undefined) return;
    await mkdir(folder, { recursive: true });
    const { data } = await call("Page.captureScreenshot", { format: "png" });
    await writeFile(join(folder, `${name}.png`), Buffer.from(String(data), "base64"));
  }

  return {
    complaints,
    read,
    until,
    async open(url, { width, height }) {
      const mobile = width < 500;
      await call("Emulation.setDeviceMetricsOverride", { width, height, deviceScaleFactor: 1, mobile });
      await call("Page.navigate", { url });
    },
    async click(selector, text) {
      const found = `[...document.querySelectorAll(${JSON.stringify(selector)})].filter((one) => one.checkVisibility({ visibilityProperty: true })${text === undefined ? "" : ` && one.textContent.includes(${JSON.stringify(text)})`}).at(-1)`;
      await until(found);
      const [x, y] = await read<[number, number]>(
        `(() => { const one = ${found}; one.scrollIntoView({ block: "center" }); const { left, top, width, height } = one.getBoundingClientRect(); return [left + width / 2, top + height / 2]; })()`,
      );
      for (const type of ["mouseMoved", "mousePressed", "mouseReleased"])
        await call("Input.dispatchMouseEvent", { type, x, y, button: "left", clickCount: 1 });
    },
    type: async (text) => void (await call("Input.insertText", { text })),
    async press(key) {
      const codes = { Enter: 13, Tab: 9, Escape: 27 };
      const given = { key, code: key, windowsVirtualKeyCode: codes[key] };
      await call("Input.dispatchKeyEvent", {
        type: "keyDown",
        ...given,
        ...(key === "Enter" && { text: "\r" }),
      });
      await call("Input.dispatchKeyEvent", { type: "keyUp", ...given });
    },
    shoot,
  };
}
