// Every page can be reached from the README, and every link has a target.
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join, normalize, relative } from "node:path";
import { expect, test } from "vitest";
import { anchorsIn, linksIn, pages } from "./markdown.ts";

const texts = new Map(
  await Promise.all(pages().map(async (name) => [name, await readFile(name, "utf8")] as const)),
);

/** The target of a page's link within the repository; null for other sites. */
function linkTarget(page: string, target: string): { readonly file: string; readonly anchor: string } | null {
  if (/^[a-z]+:/i.test(target)) return null;
  const [path = "", anchor = ""] = target.split("#");
  return { file: path === "" ? page : normalize(join(page, "..", path)), anchor };
}

test("links lead to existing files and headings", () => {
  const dead = Array.from(texts).flatMap(([page, text]) =>
    linksIn(text).flatMap(({ target }) => {
      const linked = linkTarget(page, target);
      if (linked === null) return [];
      const { file, anchor } = linked;
      if (relative(".", file).startsWith("..") || !existsSync(file)) return [`${page}: ${target}`];
      const known = texts.get(file);
      return anchor === "" || known === undefined || anchorsIn(known).has(anchor)
        ? []
        : [`${page}: ${target}`];
    }),
  );
  expect(texts.size).toBeGreaterThan(20);
  expect(dead).toEqual([]);
});

test("every page can be reached from the README", () => {
  const reached = new Set(["README.md"]);
  for (const page of reached) {
    const text = texts.get(page);
    if (text === undefined) continue;
    for (const { target } of linksIn(text)) {
      const file = linkTarget(page, target)?.file;
      if (file === undefined) continue;
      reached.add(file);
      // A link to a folder shows all its files.
      for (const name of texts.keys()) if (name.startsWith(`${file}/`)) reached.add(name);
    }
  }
  expect(Array.from(texts.keys()).filter((page) => !reached.has(page))).toEqual([]);
});

test("docs/README.md lists every page of docs", () => {
  const listed = linksIn(texts.get("docs/README.md") ?? "").map(({ target }) =>
    normalize(join("docs", target)),
  );
  const written = Array.from(texts.keys()).filter(
    (name) => name.startsWith("docs/") && name !== "docs/README.md",
  );
  expect(
    written.filter((name) => !listed.some((listing) => name === listing || name.startsWith(`${listing}/`))),
  ).toEqual([]);
});

test("every picture has an alternative text of at least 15 characters", () => {
  const pictures = Array.from(texts.values())
    .flatMap(linksIn)
    .filter(({ isPicture }) => isPicture);
  expect(pictures.length).toBeGreaterThan(2);
  expect(pictures.filter(({ alt }) => alt.length < 15)).toEqual([]);
});
