import { DOMParser } from "linkedom";
import type { DomElement, DomNode } from "./dom.ts";

const ELEMENT = 1;

/**
 * The root element of an XML text. Entities that a text defines for itself stay unresolved, and nothing is fetched: the
 * parser knows the five of XML and those of HTML only.
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

/** The text of the first child of that local name, trimmed; null where there is none or it is blank. */
export function childText(element: DomNode, name: string): string | null {
  const child = childElements(element).find((each) => localName(each) === name);
  const text = child?.textContent?.trim() ?? "";
  return text === "" ? null : text;
}
