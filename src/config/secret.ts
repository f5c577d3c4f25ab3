import { inspect } from "node:util";

/** A secret value: printing, logging or serialising it gives "[secret]". */
export interface Secret {
  /** The value itself. */
  reveal(): string;
  toString(): string;
  toJSON(): string;
}

const HIDDEN = "[secret]";

export function createSecret(value: string): Secret {
  const hide = () => HIDDEN;
  return Object.freeze({ reveal: () => value, toString: hide, toJSON: hide, [inspect.custom]: hide });
}
