import { foldSpaces } from "../../../text/tokens/fold-spaces.ts";
import { loweredText, raisedText } from "../../content/raised-text.ts";
import type { DomElement, DomNode } from "../dom/dom.ts";

/** The text of a paragraph, heading, list item or similar element, white space folded. */
export interface HtmlBlock {
  readonly text: string;
  readonly kind: "paragraph" | "heading" | "item" | "caption";
  /** Share of its characters, 0..1, that are in links. */
  readonly linkShare: number;
}

const BLOCK_ELEMENTS = new Set(
  "ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY DD DETAILS DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN NAV OL P PRE SECTION SUMMARY TABLE TBODY TFOOT THEAD TR UL".split(
    " ",
  ),
);
const SKIPPED_ELEMENTS = new Set(
  "SCRIPT STYLE NOSCRIPT TEMPLATE SVG IFRAME OBJECT SELECT BUTTON TEXTAREA VIDEO AUDIO DEL S STRIKE RP RT".split(
    " ",
  ),
);
const ELEMENT = 1;
const TEXT = 3;

/** A run of blocks: index of the first one, and of the one after the last. */
export interface BlockRun {
  readonly from: number;
  readonly to: number;
}

/**
 * The blocks below an element, in order. Two line breaks end a block. `runs` gets the blocks of each block element, by
 * element, for callers that judge parts of the page.
 */
export function htmlBlocksOf(root: DomElement, runs?: Map<DomNode, BlockRun>): HtmlBlock[] {
  const blocks: HtmlBlock[] = [];
  let text = "";
  let linkedCharacters = 0;
  let kind: HtmlBlock["kind"] = "paragraph";

  function end(): void {
    for (const part of text.split(/\n\s*\n/)) {
      const folded = foldSpaces(part).replace(/^(?:\| ?)+|(?: ?\|)+$/g, "");
      if (folded !== "")
        blocks.push({
          text: folded,
          kind,
          linkShare: Math.min(1, linkedCharacters / Math.max(1, text.trim().length)),
        });
    }
    text = "";
    linkedCharacters = 0;
  }

  function walk(node: DomNode, inLink: boolean, inRow = false): void {
    if (node.nodeType === TEXT) {
      const piece = (node.textContent ?? "").replace(/\s+/g, " ");
      text += piece;
      if (inLink) linkedCharacters += piece.length;
      return;
    }
    if (node.nodeType !== ELEMENT || SKIPPED_ELEMENTS.has(node.nodeName.toUpperCase())) return;
    const name = node.nodeName.toUpperCase();
    if (name === "BR") text += "\n";
    if (name === "SUP") text += raisedText(text, node.textContent ?? "", node.nextSibling?.textContent ?? "");
    if (name === "SUB") text += loweredText(text, node.textContent ?? "");
    if (name === "SUP" || name === "SUB") return;
    // Cells of a row form one block, unless they contain block elements with longer texts.
    if (name === "TD" || name === "TH") text += inRow && isLaterCell(node) ? " | " : " ";
    if (inRow && (name === "P" || name === "DIV")) text += " ";
    const isBlock = BLOCK_ELEMENTS.has(name) && !(inRow && (name === "P" || name === "DIV"));
    const outer = kind;
    if (isBlock) {
      end();
      kind = kindOf(name, outer);
    }
    const from = blocks.length;
    const isRow = inRow || (name === "TR" && isRowOfFacts(node));
    for (const child of node.childNodes) walk(child, inLink || name === "A", isRow);
    if (isBlock) {
      end();
      kind = outer;
      runs?.set(node, { from, to: blocks.length });
    }
  }

  walk(root, false);
  end();
  return blocks;
}

function isLaterCell(cell: DomNode): boolean {
  return (cell as DomElement).previousElementSibling !== null;
}

const MAX_CELL_CHARACTERS = 80;

/** Whether a row has several short cells: word processors write each as a paragraph, and layouts have long ones. */
function isRowOfFacts(row: DomNode): boolean {
  const cells = Array.from(row.childNodes).filter((child) => /^T[DH]$/i.test(child.nodeName));
  return (
    cells.length > 1 &&
    cells.every(({ textContent }) => (textContent?.trim().length ?? 0) <= MAX_CELL_CHARACTERS)
  );
}

function kindOf(name: string, outer: HtmlBlock["kind"]): HtmlBlock["kind"] {
  if (/^H[1-6]$/.test(name)) return "heading";
  if (name === "LI") return "item";
  if (name === "FIGCAPTION" || name === "FIGURE") return "caption";
  return outer;
}
