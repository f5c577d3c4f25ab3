import { cleanText } from "../../text/sentences/clean.ts";

/** Longer names are cut. */
const MAX_NAME_CHARACTERS = 160;

/**
 * Makes unique names for the items of one file: a name that was used before gets a number. Names are shown and stored,
 * never opened. They are safe as paths all the same: no "..", no root, no invisible characters.
 */
export function createEmbeddedNames(): (proposed: string) => string {
  const used = new Set<string>();
  return (proposed) => {
    const plain = plainName(proposed);
    let name = plain;
    for (let number = 2; used.has(name); number += 1) name = `${plain} (${number})`;
    used.add(name);
    return name;
  };
}

function plainName(proposed: string): string {
  const segments = cleanText(proposed)
    .replace(/\s+/g, " ")
    .split(/[\\/]/)
    .map((segment) => segment.trim())
    .filter((segment) => segment !== "" && !/^\.+$/.test(segment));
  return segments.join("/").slice(0, MAX_NAME_CHARACTERS).toWellFormed() || "unnamed";
}
