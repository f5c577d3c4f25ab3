import { DOMParser } from "linkedom";
import type { DomElement, DomNode } from "./dom.ts";

const ELEMENT = 1;

/**
 * The root element of an XML text; null if there is none. Only the entities of XML and HTML are resolved; those defined
 * in the text are not, and nothing is fetched.
 */
export function parseXml(text: string): DomElement | null {
  const document = new DOMParser().parseFromString(withoutDoctype(text), "text/xml");
  return childElements(document as unknown as DomNode)[0] ?? null;
}

function withoutDoctype(text: string): string {
  return text.replace(/<!doctype[^>[]*(?:\[[^\]]*\]\s*)?>/i, "");
}

export function childElements(node: DomNode): DomElement[] {
  return Array.from(node.childNodes).filter((child): child is DomElement => child.nodeType === ELEMENT);
}

/** An element's name without its prefix, in lower case. */
export function localName(element: DomNode): string {
  return element.nodeName.slice(element.nodeName.indexOf(":") + 1).toLowerCase();
}

/** The trimmed text of the first child with that local name; null if there is none or it is blank. */
export function childText(element: DomNode, name: string): string | null {
  const child = childElements(element).find((candidate) => localName(candidate) === name);
  const text = child?.textContent?.trim() ?? "";
  return text === "" ? null : text;
}
