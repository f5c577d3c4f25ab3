import { allPacks } from "../../../text/languages/languages.ts";
import type { DomDocument, DomElement, DomNode } from "../dom/dom.ts";
import { judgeName } from "./boilerplate-names.ts";
import { type BlockRun, type HtmlBlock, htmlBlocksOf } from "./html-blocks.ts";
import { isProse } from "./prose.ts";

const BOILERPLATE_SELECTORS =
  "nav, footer, aside, form, button, figcaption, dialog, [hidden], [aria-hidden=true], [role=navigation], [role=complementary], [role=dialog]";
const PRESERVED_TAGS = new Set(["HTML", "BODY", "MAIN", "ARTICLE"]);
const CONTROLS = "form, input, button, textarea, select";
const PICTURE_NAMES = /caption|credit/i;
const TEXT = 3;

/** An element with a larger share of the page's paragraph text is the article itself, whatever its name is. */
const MAX_BOILERPLATE_SHARE = 0.3;

/** What is known of the page while its elements are judged. */
interface Page {
  readonly blocks: readonly HtmlBlock[];
  readonly runs: ReadonlyMap<DomNode, BlockRun>;
  /** Characters of prose before each block. */
  readonly proseBefore: readonly number[];
  readonly lengths: ReadonlyMap<DomNode, number>;
}

/**
 * Removes share bars, newsletter boxes, related links, captions and the like. An element is judged by its kind, and by its
 * class and id; a name alone removes no running text that stands between other running text.
 */
export function removeBoilerplate(document: DomDocument): void {
  const page = inspect(document.body);
  const total = page.lengths.get(document.body) ?? 0;
  for (const element of document.body.querySelectorAll(BOILERPLATE_SELECTORS)) {
    if (PRESERVED_TAGS.has(element.nodeName.toUpperCase())) continue;
    // Without its element: Readability drops asides as well.
    if (isCorrection(element, page)) element.replaceWith(...element.childNodes);
    else if ((page.lengths.get(element) ?? 0) <= total * MAX_BOILERPLATE_SHARE) element.remove();
  }
  for (const element of document.body.querySelectorAll("[class], [id]")) {
    const verdict = judgeNames(element);
    if (verdict === null || PRESERVED_TAGS.has(element.nodeName.toUpperCase())) continue;
    if (isArticleText(element, verdict, page)) withoutNames(element);
    else if ((page.lengths.get(element) ?? 0) <= total * MAX_BOILERPLATE_SHARE) element.remove();
  }
}

function judgeNames(element: DomElement): "certain" | "possible" | null {
  const names = `${element.getAttribute("class") ?? ""} ${element.id}`.split(/\s+/);
  const verdicts = names.map(judgeName);
  return verdicts.includes("certain") ? "certain" : verdicts.includes("possible") ? "possible" : null;
}

/** Running text whose name is about what it says. A name that is certain needs running text before and after it, too. */
function isArticleText(element: DomElement, verdict: "certain" | "possible", page: Page): boolean {
  if (!holdsProse(element, page) || Array.from(element.querySelectorAll(CONTROLS)).length > 0) return false;
  if (verdict === "possible") return true;
  if (PICTURE_NAMES.test(`${element.getAttribute("class") ?? ""} ${element.id}`)) return false;
  return [element.previousElementSibling, element.nextElementSibling].every(
    (sibling) => sibling !== null && holdsProse(sibling, page),
  );
}

/** Whether most of an element's text is prose. */
function holdsProse(element: DomElement, { blocks, runs, proseBefore }: Page): boolean {
  const run = runs.get(element);
  if (run === undefined) return false;
  const prose = (proseBefore[run.to] ?? 0) - (proseBefore[run.from] ?? 0);
  let all = 0;
  for (let index = run.from; index < run.to && all < 2 * prose; index += 1)
    if (blocks[index]?.kind !== "heading") all += blocks[index]?.text.length ?? 0;
  return prose > 0 && all < 2 * prose;
}

const CORRECTION_OPENINGS = new RegExp(
  `^(?:${allPacks.flatMap(({ pages }) => pages.boilerplate.correctionLabels).join("|")})\\b`,
  "iu",
);

/** A correction belongs to the article wherever it stands. */
function isCorrection(element: DomElement, { blocks, runs }: Page): boolean {
  const run = runs.get(element);
  if (run === undefined || run.to - run.from > 4) return false;
  return CORRECTION_OPENINGS.test(blocks[run.from]?.text ?? "");
}

/** Readability drops elements by name as well. */
function withoutNames(element: DomElement): void {
  element.removeAttribute("class");
  element.removeAttribute("id");
}

function inspect(body: DomElement): Page {
  const runs = new Map<DomNode, BlockRun>();
  const blocks = htmlBlocksOf(body, runs);
  const proseBefore = [0];
  for (const block of blocks)
    proseBefore.push((proseBefore.at(-1) ?? 0) + (isProse(block) ? block.text.length : 0));
  const lengths = new Map<DomNode, number>();
  measure(body, false, lengths);
  return { blocks, runs, proseBefore, lengths };
}

/** Stores the characters of paragraph text below each node in `lengths`, in one walk. */
function measure(node: DomNode, inParagraph: boolean, lengths: Map<DomNode, number>): number {
  const paragraph = inParagraph || node.nodeName.toUpperCase() === "P";
  let length = 0;
  if (node.nodeType === TEXT) length = paragraph ? (node.textContent ?? "").trim().length : 0;
  else for (const child of node.childNodes) length += measure(child, paragraph, lengths);
  lengths.set(node, length);
  return length;
}
