import { cleanText } from "../text/clean.ts";

/** Longest name of a part, in characters; what goes beyond is cut off. */
const LONGEST = 160;

/**
 * Names for the parts of one file, each its own: a name that was given before gets a number. They are shown and kept,
 * never opened, but read as paths: no step leads up or to a root, and nothing invisible is in them.
 */
export function createPartNames(): (wanted: string) => string {
  const used = new Set<string>();
  return (wanted) => {
    const plain = plainName(wanted);
    let name = plain;
    for (let number = 2; used.has(name); number += 1) name = `${plain} (${number})`;
    used.add(name);
    return name;
  };
}

function plainName(wanted: string): string {
  const steps = cleanText(wanted)
    .replace(/\s+/g, " ")
    .split(/[\\/]/)
    .map((step) => step.trim())
    .filter((step) => step !== "" && !/^\.+$/.test(step));
  return steps.join("/").slice(0, LONGEST).toWellFormed() || "unnamed";
}
