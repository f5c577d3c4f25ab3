import { parseSync } from "@swc/core";
import { isNode, lineFinder, type SwcNode } from "./identifiers.ts";

/** An English text for people in a source file. */
export interface EnglishText {
  /** From 1. */
  readonly line: number;
  readonly text: string;
}

/** Words that an English sentence or phrase can hardly do without, and that names, keys and SQL lack. */
const FUNCTION_WORD =
  /\b(?:a|an|are|at|be|can't|did|does|for|from|has|have|in|is|it|its|more|must|no|not|of|on|than|that|the|there|this|to|was|were|with|your?)\b/i;
const SQL =
  /^\s*(?:ALTER|AND|CREATE|DELETE|DROP|EXISTS|FROM|INSERT|LEFT JOIN|NOT EXISTS|ON CONFLICT|PRAGMA|SELECT|SET|UPDATE|VACUUM|WHERE|WITH)\b/;
/** Pictures, paths and attributes: "M10 5 L 20 4", "mask-type: a", CSS. */
const NO_PROSE = /[{};<>=]|^\S*$|^[\s\d.,A-Z-]*$/;
/** With fewer words a literal is more likely a name than a phrase. */
const MIN_WORDS = 3;

/**
 * The texts of a TypeScript source that read as English: literals and templates of three words or more with a function word.
 * Messages of exceptions other than Faults are for developers, and patterns and SQL are no texts.
 */
export function englishTextsIn(source: string): readonly EnglishText[] {
  const lineAt = lineFinder(Buffer.from(source));
  const texts: EnglishText[] = [];
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) for (const each of node) visit(each);
    if (!isNode(node) || isException(node)) return;
    const text = textOf(node);
    if (text !== null && readsAsEnglish(text)) texts.push({ line: lineAt(node.span.start - 1), text });
    for (const child of Object.values(node)) if (typeof child === "object") visit(child);
  };
  visit(parseSync(source, { syntax: "typescript" }).body);
  return texts;
}

function isException({ type, callee }: SwcNode): boolean {
  return type === "NewExpression" && /Error$/.test(String(callee?.value ?? ""));
}

/** A literal's text; of a template, the literal parts with … for each value. */
function textOf(node: SwcNode): string | null {
  if (node.type === "StringLiteral") return typeof node.value === "string" ? node.value : null;
  if (node.type !== "TemplateLiteral") return null;
  const { quasis } = node as { readonly quasis?: readonly { readonly raw: string }[] };
  return (quasis ?? []).map(({ raw }) => raw).join("…");
}

function readsAsEnglish(text: string): boolean {
  if (SQL.test(text) || NO_PROSE.test(text)) return false;
  const words = text.match(/(?<![\w./-])[A-Za-z][a-z']*(?![\w/-])/g) ?? [];
  return words.length >= MIN_WORDS && words.some((word) => FUNCTION_WORD.test(word));
}
