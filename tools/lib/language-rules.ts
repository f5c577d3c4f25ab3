import { parseSync } from "@swc/core";
import { isNode, lineFinder, type SwcNode } from "./identifiers.ts";

/** Words that only a rule of a language needs: common function words, verbs of speech, days and months. */
const TELLTALES: ReadonlySet<string> = new Set(
  `the and of an with said says told yesterday today tomorrow monday tuesday wednesday thursday friday saturday sunday
  january february october december he she they his her who what when where which was were because according not never without
  nicht und oder der die das den gestern heute sagte laut kein keine ohne mit von le les du et hier el los del ayer il ieri
  gisteren ontem het een`
    .split(/\s+/)
    .filter((word) => word !== ""),
);

/** A word list or pattern of a language in a source file. */
export interface LanguageRule {
  /** From 1. */
  readonly line: number;
  readonly words: readonly string[];
}

/** An array or a split text with at least this many telltales is a word list. */
const MIN_LISTED = 3;

/**
 * The rules of a language in a TypeScript source: telltale words in a pattern (a regular expression, also one built with
 * RegExp), in a text that is split into words, or in an array of single words. Prose, such as messages, is no rule.
 */
export function languageRulesIn(source: string): readonly LanguageRule[] {
  const lineAt = lineFinder(Buffer.from(source));
  const rules: LanguageRule[] = [];
  const report = (node: SwcNode, words: readonly string[], min: number): void => {
    if (words.length >= min) rules.push({ line: lineAt(node.span.start - 1), words: [...new Set(words)] });
  };
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) for (const each of node) visit(each);
    if (!isNode(node)) return;
    if (node.type === "RegExpLiteral") report(node, alternatives(node.pattern ?? ""), 1);
    if (node.type === "NewExpression" && node.callee?.value === "RegExp")
      report(node, textsIn(node.arguments).flatMap(alternatives), 1);
    if (node.type === "CallExpression" && node.callee?.property?.value === "split")
      report(node, textsIn(node.callee).flatMap(listed), MIN_LISTED);
    if (node.type === "ArrayExpression")
      report(
        node,
        textsIn(node.elements).filter((text) => TELLTALES.has(text.toLowerCase())),
        MIN_LISTED,
      );
    for (const child of Object.values(node)) if (typeof child === "object") visit(child);
  };
  visit(parseSync(source, { syntax: "typescript" }).body);
  return rules;
}

/** Telltales that are alternatives of a pattern or stand between word boundaries. */
function alternatives(pattern: string): string[] {
  const words = pattern.matchAll(/(?<=\||\((?:\?[:=!]|\?<[!=])?|\\b|\\s[+*]?)\p{L}{2,}(?=\||\)|\\b|\\s)/gu);
  return Array.from(words, ([word]) => word.toLowerCase()).filter((word) => TELLTALES.has(word));
}

function listed(text: string): string[] {
  return text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => TELLTALES.has(word));
}

/** The literal texts of an expression, but not those of functions in it. */
function textsIn(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(textsIn);
  if (!isNode(node)) return [];
  if (node.type === "StringLiteral" && typeof node.value === "string") return [node.value];
  if (node.type === "TemplateElement") return [node.raw ?? ""];
  // The elements of an array are nodes without a type.
  if (node.type?.endsWith("FunctionExpression")) return [];
  return Object.values(node).flatMap((child) => (typeof child === "object" ? textsIn(child) : []));
}
