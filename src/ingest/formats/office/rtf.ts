import iconv from "iconv-lite";
import { message } from "../../../domain/texts/texts.ts";
import { cleanText } from "../../../text/sentences/clean.ts";
import type { Content } from "../../content/content.ts";
import { NOTHING_STATED } from "../../content/extracted-text.ts";
import { loweredText, raisedText } from "../../content/raised-text.ts";
import { malformed, readFailure } from "../../content/read-failures.ts";
import { parseTimestamp } from "../../metadata/parse-timestamp.ts";
import { usableTitle } from "../../metadata/usable-title.ts";
import { charsetCodePage, PARAGRAPH_BREAKS, SKIPPED_DESTINATIONS, SYMBOLS } from "./rtf-control-words.ts";

const EMPTY_DOCUMENT = readFailure("no-text", message("reason.file.empty-document"));
const TOKEN =
  /(?<brace>[{}])|\\(?<word>[a-z]{1,32})(?<number>-?\d{1,10})? ?|\\'(?<hex>[\da-f]{2})|\\(?<symbol>[^a-z])|[\r\n]+|(?<text>[^{}\\\r\n]+)/giy;
/** More than any word processor writes. */
const MAX_GROUP_DEPTH = 2000;

/** The state of a group in braces; inner groups inherit it. */
interface Group {
  /** Where its text goes: "body", the name of a property, or null to drop it. */
  destination: string | null;
  /** Fallback characters after each \u control word (\uc); they are skipped. */
  fallbackCharacters: number;
  codePage: string;
  hidden: boolean;
  /** Struck-out text was corrected or withdrawn. */
  struck: boolean;
  script: Script | null;
  font: string;
}

/** The paragraphs of a document in Rich Text Format 1.9, without notes, page headers, pictures and objects. */
export function readRtf(bytes: Uint8Array): Content {
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
  const texts = createDestinationTexts();
  const codePages = new Map<string, string>();
  const stack: Group[] = [];
  let group: Group = {
    destination: "body",
    fallbackCharacters: 1,
    codePage: "windows-1252",
    hidden: false,
    struck: false,
    script: null,
    font: "",
  };
  let charactersToSkip = 0;

  function applyControlWord(name: string, number: number | null): void {
    const value = number ?? 1;
    if (name === "u") {
      append(Buffer.from(String.fromCharCode((number ?? 0) & 0xffff), "utf16le"), "utf16le");
      charactersToSkip = group.fallbackCharacters;
    } else if (name === "uc") group.fallbackCharacters = number ?? 1;
    else if (name === "ansicpg") group.codePage = `windows-${number ?? 1252}`;
    else if (name === "v" || name === "deleted") group.hidden = value !== 0;
    else if (name === "strike" || name === "striked") group.struck = value !== 0;
    else if (SCRIPT_WORDS.has(name)) group.script = value === 0 ? null : (SCRIPT_WORDS.get(name) ?? null);
    else if (name === "plain") group = { ...group, hidden: false, struck: false, script: null };
    else if (name === "f") useFont(String(number ?? 0));
    else if (name === "fcharset" && group.font !== "") codePages.set(group.font, charsetCodePage(value));
    else if (SKIPPED_DESTINATIONS.has(name)) group.destination = name === "fonttbl" ? "fonts" : null;
    else if (name === "info") group.destination = "info";
    else if (group.destination === "info" && /^(?:title|author|company|creatim)$/.test(name))
      group.destination = name;
    else if (group.destination === "creatim")
      texts.append("creatim", Buffer.from(`${name}${value} `), "latin1");
    else if (PARAGRAPH_BREAKS.has(name)) append(Buffer.from("\n\n"), "latin1");
    else append(Buffer.from(SYMBOLS.get(name) ?? "", "utf16le"), "utf16le");
  }
  function useFont(font: string): void {
    group.font = font;
    if (group.destination !== "fonts") group.codePage = codePages.get(font) ?? group.codePage;
  }
  function append(piece: Buffer, encoding: string): void {
    if (group.destination === null || group.hidden || group.struck) return;
    const marks = group.script === null ? null : SCRIPT_MARKS[group.script];
    if (marks !== null) texts.append(group.destination, marks.open, "utf16le");
    texts.append(group.destination, piece, encoding);
    if (marks !== null) texts.append(group.destination, marks.close, "utf16le");
  }

  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(source); match?.groups !== undefined; match = TOKEN.exec(source)) {
    const { brace, word: name, number, hex, symbol, text } = match.groups;
    if (brace === "{") {
      if (stack.push({ ...group }) > MAX_GROUP_DEPTH)
        return malformed(message("reason.file.malformed.nesting"));
      charactersToSkip = 0;
    } else if (brace === "}") {
      const outer = stack.pop();
      if (outer === undefined) break;
      group = outer;
      charactersToSkip = 0;
    } else if (name === "bin") TOKEN.lastIndex += Math.max(0, Number(number ?? 0));
    else if (name !== undefined) applyControlWord(name, number === undefined ? null : Number(number));
    else if (hex !== undefined) {
      if (charactersToSkip > 0) charactersToSkip -= 1;
      else append(Buffer.from(hex, "hex"), group.codePage);
    } else if (symbol === "*") group.destination = null;
    else if (symbol !== undefined) append(Buffer.from(SYMBOLS.get(symbol) ?? "", "utf16le"), "utf16le");
    else if (text !== undefined) {
      const left = text.slice(charactersToSkip);
      charactersToSkip = Math.max(0, charactersToSkip - text.length);
      append(Buffer.from(left, "latin1"), group.codePage);
    }
  }
  return contentOf(texts);
}

type Script = "super" | "sub";

/** Control words that raise or lower text; "up" and "dn" say by how much. */
const SCRIPT_WORDS: ReadonlyMap<string, Script | null> = new Map([
  ["super", "super"],
  ["up", "super"],
  ["sub", "sub"],
  ["dn", "sub"],
  ["nosupersub", null],
] as const);

/** Characters for private use around raised and lowered text, until the text around it is known. */
const SCRIPT_MARKS = {
  super: { open: Buffer.from("\ue000", "utf16le"), close: Buffer.from("\ue001", "utf16le") },
  sub: { open: Buffer.from("\ue002", "utf16le"), close: Buffer.from("\ue003", "utf16le") },
} as const;
const BETWEEN_PIECES = /\ue001\ue000|\ue003\ue002/g;
const RAISED = /\ue000([^\ue000-\ue003]*)\ue001/g;
const LOWERED = /\ue002([^\ue000-\ue003]*)\ue003/g;
/** Characters before a raised text that say what it is. */
const CONTEXT = 40;

function withoutScripts(text: string): string {
  return text
    .replace(BETWEEN_PIECES, "")
    .replace(RAISED, (mark, raised: string, at: number, whole: string) =>
      raisedText(
        whole.slice(Math.max(0, at - CONTEXT), at),
        raised,
        whole.slice(at + mark.length, at + mark.length + 2),
      ),
    )
    .replace(LOWERED, (_, lowered: string, at: number, whole: string) =>
      loweredText(whole.slice(Math.max(0, at - CONTEXT), at), lowered),
    );
}

interface DestinationTexts {
  append(name: string, piece: Buffer, encoding: string): void;
  of(name: string): string;
}

/** Texts by destination. Consecutive bytes of one encoding are decoded together, because characters may have two bytes. */
function createDestinationTexts(): DestinationTexts {
  const texts = new Map<string, { done: string[]; pending: Buffer[]; encoding: string }>();
  return {
    append(name, piece, encoding) {
      const text = texts.getOrInsertComputed(name, () => ({ done: [], pending: [], encoding }));
      if (text.encoding !== encoding) {
        text.done.push(decodePieces(text.pending, text.encoding));
        text.pending = [];
        text.encoding = encoding;
      }
      if (piece.length > 0) text.pending.push(piece);
    },
    of(name) {
      const text = texts.get(name);
      return text === undefined ? "" : text.done.join("") + decodePieces(text.pending, text.encoding);
    },
  };
}

function decodePieces(pending: readonly Buffer[], encoding: string): string {
  const known = iconv.encodingExists(encoding) ? encoding : "windows-1252";
  return pending.length === 0 ? "" : iconv.decode(Buffer.concat(pending), known, { stripBOM: false });
}

function contentOf(texts: DestinationTexts): Content {
  const text = cleanText(
    withoutScripts(texts.of("body"))
      .replace(/[^\S\n]+/g, " ")
      .replace(/(?: ?\|)* ?\n ?/g, "\n"),
  ).trim();
  if (text === "") return EMPTY_DOCUMENT;
  const property = (name: string) => cleanText(texts.of(name)).trim() || null;
  const stated = {
    ...NOTHING_STATED,
    title: usableTitle(property("title")),
    author: property("author"),
    created: parseTimestamp((property("creatim") ?? "").replace(/^yr(\d+) mo(\d+) dy(\d+).*$/s, "$1-$2-$3")),
  };
  return { text, stated };
}
