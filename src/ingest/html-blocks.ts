import { foldSpaces } from "../text/fold.ts";
import type { DomElement, DomNode } from "./html-dom.ts";
/** A paragraph, heading, list item or the like of a page, as text, white space folded. */
export interface Block {
  readonly text: string;
  readonly kind: "paragraph" | "heading" | "item" | "caption";
  /** Share of its characters, 0..1, that are links. */
  readonly linked: number;
}

const BLOCKS = new Set(
  "ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY DD DETAILS DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN NAV OL P PRE SECTION SUMMARY TABLE TBODY TFOOT THEAD TR UL".split(
    " ",
  ),
);
const SILENT = new Set(
  "SCRIPT STYLE NOSCRIPT TEMPLATE SVG IFRAME OBJECT SELECT BUTTON TEXTAREA VIDEO AUDIO".split(" "),
);
const ELEMENT = 1;
const TEXT = 3;

/** The blocks below an element, in order. Two line breaks end a block as a paragraph does. */
export function blocksOf(root: DomElement): Block[] {
  const blocks: Block[] = [];
  let text = "";
  let linked = 0;
  let kind: Block["kind"] = "paragraph";

  function end(): void {
    for (const part of text.split(/\n\s*\n/)) {
      const folded = foldSpaces(part);
      if (folded !== "")
        blocks.push({ text: folded, kind, linked: Math.min(1, linked / Math.max(1, text.trim().length)) });
    }
    text = "";
    linked = 0;
  }

  function walk(node: DomNode, inLink: boolean): void {
    if (node.nodeType === TEXT) {
      const piece = (node.textContent ?? "").replace(/\s+/g, " ");
      text += piece;
      if (inLink) linked += piece.length;
      return;
    }
    if (node.nodeType !== ELEMENT || SILENT.has(node.nodeName.toUpperCase())) return;
    const name = node.nodeName.toUpperCase();
    if (name === "BR") text += "\n";
    // The cells of a row belong together, unless they are laid out as blocks of their own.
    if (name === "TD" || name === "TH") text += " ";
    const isBlock = BLOCKS.has(name);
    const outer = kind;
    if (isBlock) {
      end();
      kind = kindOf(name, outer);
    }
    for (const child of node.childNodes) walk(child, inLink || name === "A");
    if (isBlock) {
      end();
      kind = outer;
    }
  }

  walk(root, false);
  end();
  return blocks;
}

function kindOf(name: string, outer: Block["kind"]): Block["kind"] {
  if (/^H[1-6]$/.test(name)) return "heading";
  if (name === "LI") return "item";
  if (name === "FIGCAPTION" || name === "FIGURE") return "caption";
  return outer;
}
