// A port of the store is what one caller can know whole: no more than 15 methods. The files are formatted, so lines tell enough.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";

const STORE = "src/domain/store/store.ts";
const MAX_METHODS = 15;

interface Port {
  readonly name: string;
  readonly methods: readonly string[];
}

/** The ports that store.ts imports, with their methods. */
async function readPorts(): Promise<readonly Port[]> {
  const imports = (await readFile(STORE, "utf8")).matchAll(/^import type \{ (\w+) \} from "(.+)";$/gm);
  return Promise.all(
    [...imports].map(async ([, name = "", path = ""]) => {
      const source = await readFile(join(STORE, "..", path), "utf8");
      const [, body = ""] = new RegExp(`^export interface ${name} \\{\\n(.*?)^\\}`, "ms").exec(source) ?? [];
      return { name, methods: [...body.matchAll(/^ {2}(\w+)\(/gm)].map(([, method = ""]) => method) };
    }),
  );
}

test("no port of the store has more than 15 methods, and no method is in two", async () => {
  const ports = await readPorts();
  expect(ports.length).toBeGreaterThan(12);
  for (const { name, methods } of ports) {
    expect(methods.length, name).toBeGreaterThan(0);
    expect(methods.length, name).toBeLessThanOrEqual(MAX_METHODS);
  }
  const methods = ports.flatMap((port) => port.methods);
  expect([...new Set(methods)]).toEqual(methods);
});

test("Store has no methods of its own: it is its ports", async () => {
  const [, extended = "", body = "?"] =
    /^export interface Store\s+extends ([^{]*?) \{(.*)\}$/ms.exec(await readFile(STORE, "utf8")) ?? [];
  expect(body).toBe("");
  const names = (await readPorts()).map(({ name }) => name);
  expect(extended.split(/,\s*/).sort()).toEqual(names.sort());
});
