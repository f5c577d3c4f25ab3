import type { Routine } from "./measure-growth.ts";

/**
 * For each exported function, as "folder/file.ts name": how to call it with a text of any length, or, as a string, why it is no text
 * routine.
 */
export type RoutineTable = Readonly<Record<string, Routine | string>>;

/** Reasons why a function is no text routine. */
export const NO_TEXT = "takes no text";
export const ONE_OF_A_LIST = "looks up a word or code that one of our lists contains";
export const CALLED_AT_START = "called once, with our own word lists";
