import { parseSync } from "@swc/core";

export interface Identifier {
  readonly name: string;
  /** From 1. */
  readonly line: number;
}

/** All identifiers and property names of a TypeScript source, in order; strings and comments are ignored. */
export function identifiersIn(source: string): readonly Identifier[] {
  const lineAt = lineFinder(Buffer.from(source));
  const identifiers: Identifier[] = [];
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) for (const each of node) visit(each);
    if (!isNode(node)) return;
    // swc's spans are byte offsets starting at 1.
    if (node.type === "Identifier" && typeof node.value === "string")
      identifiers.push({ name: node.value, line: lineAt(node.span.start - 1) });
    for (const child of Object.values(node)) if (typeof child === "object") visit(child);
  };
  visit(parseSync(source, { syntax: "typescript" }).body);
  return identifiers;
}

/** A node of swc's syntax tree, with the fields that the checks read. */
export interface SwcNode {
  readonly type?: string;
  readonly value?: unknown;
  readonly pattern?: string;
  readonly raw?: string;
  readonly callee?: { readonly value?: unknown; readonly property?: { readonly value?: unknown } };
  readonly arguments?: unknown;
  readonly elements?: unknown;
  readonly span: { readonly start: number };
}

export function isNode(node: unknown): node is SwcNode {
  return typeof node === "object" && node !== null && !Array.isArray(node);
}

/** Maps a byte offset to its line, from 1. */
export function lineFinder(bytes: Buffer): (offset: number) => number {
  const ends: number[] = [];
  for (let at = bytes.indexOf(10); at !== -1; at = bytes.indexOf(10, at + 1)) ends.push(at);
  return (offset) => ends.findLastIndex((end) => end < offset) + 2;
}
