import { cleanText } from "../../text/sentences/clean.ts";

/** Longest name of a part, in characters; what goes beyond is cut off. */
const MAX_NAME_CHARACTERS = 160;

/**
 * Names for the parts of one file, each its own: a name that was given before gets a number. They are shown and kept,
 * never opened, but read as paths: no step leads up or to a root, and nothing invisible is in them.
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
  const steps = cleanText(proposed)
    .replace(/\s+/g, " ")
    .split(/[\\/]/)
    .map((step) => step.trim())
    .filter((step) => step !== "" && !/^\.+$/.test(step));
  return steps.join("/").slice(0, MAX_NAME_CHARACTERS).toWellFormed() || "unnamed";
}
