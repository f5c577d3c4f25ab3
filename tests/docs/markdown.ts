// Reads links, headings and tables from Markdown pages.
import { execFileSync } from "node:child_process";

/** All Markdown pages of the documentation, relative to the project root; not prompts and samples. */
export function pages(): readonly string[] {
  const names = execFileSync("git", ["ls-files", "-co", "--exclude-standard", "*.md"], { encoding: "utf8" });
  return names
    .trim()
    .split("\n")
    .filter((name) => !/^(?:prompts|seeds|tests|\.github)\//.test(name));
}

export interface Link {
  readonly target: string;
  /** True for pictures, in Markdown or HTML. */
  readonly isPicture: boolean;
  /** The alternative text of a picture, or the text of a Markdown link. */
  readonly alt: string;
}

/** Links and pictures in Markdown and HTML, outside of code. */
export function linksIn(page: string): readonly Link[] {
  const prose = page.replace(/^```[\s\S]*?^```/gm, "").replace(/`[^`\n]*`/g, "");
  const markdown = Array.from(prose.matchAll(/(!?)\[([^\]]*)\]\(([^)\s]+)\)/g), ([, mark, alt, target]) => ({
    ...{ target: target ?? "", isPicture: mark === "!", alt: alt ?? "" },
  }));
  const tags = Array.from(
    prose.matchAll(/<(img|a)\s[^>]*?(?:src|href)="([^"]+)"[^>]*>/g),
    ([tag, name, target]) => ({
      ...{ target: target ?? "", isPicture: name === "img", alt: /\salt="([^"]*)"/.exec(tag)?.[1] ?? "" },
    }),
  );
  return [...markdown, ...tags];
}

/** The anchors of a page's headings, as GitHub generates them. */
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

/** The rows of the tables below a level-2 heading as raw cells, without header and separator rows. */
export function rowsBelow(page: string, heading: string): readonly (readonly string[])[] {
  const [, rest = ""] = page.split(`\n## ${heading}\n`);
  const [section = ""] = rest.split(/\n## /);
  const tables = section
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line.startsWith("|"));
  return tables
    .filter((line, at) => !isSeparator(line) && !isSeparator(tables[at + 1] ?? ""))
    .map((line) =>
      line
        .slice(1, -1)
        .split(/(?<!\\)\|/)
        .map((cell) => cell.trim()),
    );
}

function isSeparator(line: string): boolean {
  return /^\|[-| ]+\|$/.test(line);
}

/** The texts between backticks. */
export function codesIn(cell: string): readonly string[] {
  return Array.from(cell.matchAll(/`([^`]+)`/g), ([, code]) => code ?? "");
}
