import iconv from "iconv-lite";
import { cleanText } from "../text/clean.ts";
import { NOTHING_STATED } from "./page.ts";
import type { Content } from "./page-parts.ts";
import { malformed, refusal } from "./reasons.ts";
import { charsetCodePage, PARAGRAPHS, SKIPPED, SYMBOLS } from "./rtf-words.ts";
import { parseStamp } from "./stamp.ts";
import { usableTitle } from "./usable-title.ts";

const NO_WORDS = refusal("no-text", "The document holds no text; write some, or take it out of the folder.");
const TOKEN =
  /(?<brace>[{}])|\\(?<word>[a-z]{1,32})(?<number>-?\d{1,10})? ?|\\'(?<hex>[\da-f]{2})|\\(?<symbol>[^a-z])|[\r\n]+|(?<text>[^{}\\\r\n]+)/giy;
/** Groups in one another beyond which no word processor writes. */
const DEEPEST = 2000;

/** What holds within a group of braces; a group inside begins with the same. */
interface Group {
  /** Where its text goes: the document, one of its properties, or nowhere. */
  into: string | null;
  /** Characters that stand in for each one given by number. */
  standIns: number;
  codePage: string;
  hidden: boolean;
  font: string;
}

/** A document in Rich Text Format 1.9: its paragraphs, without notes, page heads, pictures and objects. */
export function readRtf(bytes: Uint8Array): Content {
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
  const texts = createTexts();
  const codePages = new Map<string, string>();
  const stack: Group[] = [];
  let group: Group = { into: "body", standIns: 1, codePage: "windows-1252", hidden: false, font: "" };
  let toSkip = 0;

  function word(name: string, number: number | null): void {
    const value = number ?? 1;
    if (name === "u") {
      put(Buffer.from(String.fromCharCode((number ?? 0) & 0xffff), "utf16le"), "utf16le");
      toSkip = group.standIns;
    } else if (name === "uc") group.standIns = number ?? 1;
    else if (name === "ansicpg") group.codePage = `windows-${number ?? 1252}`;
    else if (name === "v" || name === "deleted") group.hidden = value !== 0;
    else if (name === "plain") group.hidden = false;
    else if (name === "f") useFont(String(number ?? 0));
    else if (name === "fcharset" && group.font !== "") codePages.set(group.font, charsetCodePage(value));
    else if (SKIPPED.has(name)) group.into = name === "fonttbl" ? "fonts" : null;
    else if (name === "info") group.into = "info";
    else if (group.into === "info" && /^(?:title|author|company|creatim)$/.test(name)) group.into = name;
    else if (group.into === "creatim") texts.append("creatim", Buffer.from(`${name}${value} `), "latin1");
    else if (PARAGRAPHS.has(name)) put(Buffer.from("\n\n"), "latin1");
    else put(Buffer.from(SYMBOLS.get(name) ?? "", "utf16le"), "utf16le");
  }
  function useFont(font: string): void {
    group.font = font;
    if (group.into !== "fonts") group.codePage = codePages.get(font) ?? group.codePage;
  }
  function put(piece: Buffer, encoding: string): void {
    if (group.into !== null && !group.hidden) texts.append(group.into, piece, encoding);
  }

  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(source); match?.groups !== undefined; match = TOKEN.exec(source)) {
    const { brace, word: name, number, hex, symbol, text } = match.groups;
    if (brace === "{") {
      if (stack.push({ ...group }) > DEEPEST) return malformed("its groups lie too deep in one another");
      toSkip = 0;
    } else if (brace === "}") {
      const outer = stack.pop();
      if (outer === undefined) break;
      group = outer;
      toSkip = 0;
    } else if (name === "bin") TOKEN.lastIndex += Math.max(0, Number(number ?? 0));
    else if (name !== undefined) word(name, number === undefined ? null : Number(number));
    else if (hex !== undefined) {
      if (toSkip > 0) toSkip -= 1;
      else put(Buffer.from(hex, "hex"), group.codePage);
    } else if (symbol === "*") group.into = null;
    else if (symbol !== undefined) put(Buffer.from(SYMBOLS.get(symbol) ?? "", "utf16le"), "utf16le");
    else if (text !== undefined) {
      const left = text.slice(toSkip);
      toSkip = Math.max(0, toSkip - text.length);
      put(Buffer.from(left, "latin1"), group.codePage);
    }
  }
  return contentOf(texts);
}

interface Texts {
  append(name: string, piece: Buffer, encoding: string): void;
  of(name: string): string;
}

/** Texts by name. Bytes of one encoding that follow each other are decoded together: some letters take two. */
function createTexts(): Texts {
  const texts = new Map<string, { done: string[]; pieces: Buffer[]; encoding: string }>();
  return {
    append(name, piece, encoding) {
      const text = texts.getOrInsertComputed(name, () => ({ done: [], pieces: [], encoding }));
      if (text.encoding !== encoding) {
        text.done.push(decoded(text.pieces, text.encoding));
        text.pieces = [];
        text.encoding = encoding;
      }
      if (piece.length > 0) text.pieces.push(piece);
    },
    of(name) {
      const text = texts.get(name);
      return text === undefined ? "" : text.done.join("") + decoded(text.pieces, text.encoding);
    },
  };
}

function decoded(pieces: readonly Buffer[], encoding: string): string {
  const known = iconv.encodingExists(encoding) ? encoding : "windows-1252";
  return pieces.length === 0 ? "" : iconv.decode(Buffer.concat(pieces), known, { stripBOM: false });
}

function contentOf(texts: Texts): Content {
  const text = cleanText(
    texts
      .of("body")
      .replace(/[^\S\n]+/g, " ")
      .replace(/ ?\n ?/g, "\n"),
  ).trim();
  if (text === "") return NO_WORDS;
  const property = (name: string) => cleanText(texts.of(name)).trim() || null;
  const stated = {
    ...NOTHING_STATED,
    title: usableTitle(property("title")),
    author: property("author"),
    made: parseStamp((property("creatim") ?? "").replace(/^yr(\d+) mo(\d+) dy(\d+).*$/s, "$1-$2-$3")),
  };
  return { text, stated };
}
