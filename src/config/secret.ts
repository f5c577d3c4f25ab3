import { inspect } from "node:util";

/** A secret value: printing, logging or serialising it gives "[secret]". */
export interface Secret {
  /** The value itself. */
  reveal(): string;
  toString(): string;
  toJSON(): string;
}

const HIDDEN = "[secret]";

const secrets = new WeakSet<object>();

export function createSecret(value: string): Secret {
  const hide = () => HIDDEN;
  const secret = Object.freeze({ reveal: () => value, toString: hide, toJSON: hide, [inspect.custom]: hide });
  secrets.add(secret);
  return secret;
}

export function isSecret(value: unknown): value is Secret {
  return typeof value === "object" && value !== null && secrets.has(value);
}
