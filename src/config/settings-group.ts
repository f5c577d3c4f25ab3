import { z } from "zod";
import type { Message } from "../domain/texts/texts.ts";
import { problemOf } from "./setting-values.ts";

/** What is wrong with one variable. */
export interface SettingIssue {
  readonly variable: string;
  readonly problem: Message;
}

export type ParsedGroup<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly issues: readonly SettingIssue[] };

/** The variables that belong together, and what the configuration makes of them. */
export interface SettingsGroup<Variable extends string, Value> {
  /** For each variable a valid value, shown in error messages. */
  readonly examples: Readonly<Record<Variable, string | Message>>;
  /** `values` by variable: trimmed, without empty ones. */
  parse(values: Readonly<Record<string, string>>): ParsedGroup<Value>;
}

interface GroupDefinition<Shape extends z.ZodRawShape, Value> {
  readonly shape: Shape;
  readonly examples: Readonly<Record<keyof Shape & string, string | Message>>;
  read(values: z.output<z.ZodObject<Shape>>): Value;
}

export function settingsGroup<Shape extends z.ZodRawShape, Value>({
  shape,
  examples,
  read,
}: GroupDefinition<Shape, Value>): SettingsGroup<keyof Shape & string, Value> {
  const schema = z.object(shape);
  return {
    examples,
    parse(values) {
      const parsed = schema.safeParse(values);
      if (parsed.success) return { ok: true, value: read(parsed.data) };
      const issues = parsed.error.issues.map((issue) => ({
        variable: String(issue.path[0]),
        problem: problemOf(issue),
      }));
      return { ok: false, issues };
    },
  };
}
