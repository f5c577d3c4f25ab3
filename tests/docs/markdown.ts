// Reads links, headings and tables from the documentation, for its tests.
import { execFileSync } from "node:child_process";

/** Paths of all documentation pages, relative to the repository; without prompts, samples and test data. */
export function pages(): readonly string[] {
  const names = execFileSync("git", ["ls-files", "-co", "--exclude-standard", "*.md"], { encoding: "utf8" });
  return names
    .trim()
    .split("\n")
    .filter((name) => !/^(?:prompts|seeds|tests|\.github)\//.test(name));
}

export interface Link {
  readonly target: string;
  /** Whether it is a picture, in Markdown or HTML. */
  readonly isPicture: boolean;
  /** A picture's alternative text, or a link's text (empty for HTML links). */
  readonly alt: string;
}

/** Links and pictures, in Markdown and HTML; code is ignored. */
export function linksIn(page: string): readonly Link[] {
  const prose = page.replace(/^```[\s\S]*?^```/gm, "").replace(/`[^`\n]*`/g, "");
  const written = Array.from(prose.matchAll(/(!?)\[([^\]]*)\]\(([^)\s]+)\)/g), ([, mark, alt, target]) => ({
    ...{ target: target ?? "", isPicture: mark === "!", alt: alt ?? "" },
  }));
  const tags = Array.from(
    prose.matchAll(/<(img|a)\s[^>]*?(?:src|href)="([^"]+)"[^>]*>/g),
    ([tag, name, target]) => ({
      ...{ target: target ?? "", isPicture: name === "img", alt: /\salt="([^"]*)"/.exec(tag)?.[1] ?? "" },
    }),
  );
  return [...written, ...tags];
}

/** The anchors that GitHub generates for a page's headings. */
export function anchorsIn(page: string): ReadonlySet<string> {
  const headings = page.replace(/^```[\s\S]*?^```/gm, "").matchAll(/^#{1,6} (.+)$/gm);
  return new Set(Array.from(headings, ([, heading = ""]) => anchorOf(heading)));
}

function anchorOf(heading: string): string {
  const words = heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, "");
  return words.replaceAll(" ", "-");
}

/** The rows of the tables in the section of a level-2 heading, as raw cells; without header and delimiter rows. */
export function rowsBelow(page: string, heading: string): readonly (readonly string[])[] {
  const [, rest = ""] = page.split(`\n## ${heading}\n`);
  const [section = ""] = rest.split(/\n## /);
  const tables = section
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line.startsWith("|"));
  return tables
    .filter((line, at) => !isRule(line) && !isRule(tables[at + 1] ?? ""))
    .map((line) =>
      line
        .slice(1, -1)
        .split(/(?<!\\)\|/)
        .map((cell) => cell.trim()),
    );
}

function isRule(line: string): boolean {
  return /^\|[-| ]+\|$/.test(line);
}

/** The contents of all code spans. */
export function codesIn(cell: string): readonly string[] {
  return Array.from(cell.matchAll(/`([^`]+)`/g), ([, code]) => code ?? "");
}
