import {
  ApplicationCommandAutocompleteCallbackRequestSchema,
  ApplicationCommandUpdateRequestSchema,
  CreateMessageInteractionCallbackRequestSchema,
  CreatePrivateChannelRequestSchema,
  CreateTextThreadWithMessageRequestSchema,
  CreateTextThreadWithoutMessageRequestSchema,
  IncomingWebhookRequestPartialSchema,
  MessageCreateRequestSchema,
  MessageEditRequestPartialSchema,
  ModalInteractionCallbackRequestSchema,
  UpdateMessageInteractionCallbackRequestSchema,
  UpdateThreadRequestPartialSchema,
} from "discord-api-spec/zod";
import type { z } from "zod/mini";
import type { FieldError } from "../http/api-error.ts";

const schemas = {
  ApplicationCommandAutocompleteCallbackRequestSchema,
  ApplicationCommandUpdateRequestSchema,
  CreateMessageInteractionCallbackRequestSchema,
  CreatePrivateChannelRequestSchema,
  CreateTextThreadWithMessageRequestSchema,
  CreateTextThreadWithoutMessageRequestSchema,
  IncomingWebhookRequestPartialSchema,
  MessageCreateRequestSchema,
  MessageEditRequestPartialSchema,
  ModalInteractionCallbackRequestSchema,
  UpdateMessageInteractionCallbackRequestSchema,
  UpdateThreadRequestPartialSchema,
};

export type SchemaName = keyof typeof schemas;

type Issue = z.core.$ZodIssue;
type Path = readonly (string | number)[];

/** Validates a body against Discord's published schema; error codes and messages match the API's. */
export function schemaErrors(schema: SchemaName, body: unknown, at: Path = []): FieldError[] {
  const result = schemas[schema].safeParse(body, { reportInput: true });
  return result.success ? [] : result.error.issues.flatMap((issue) => errorsOf(issue, at));
}

function errorsOf(issue: Issue, at: Path): FieldError[] {
  const path = [...at, ...issue.path.map((step) => (typeof step === "number" ? step : String(step)))];
  if (issue.code === "invalid_union") return unionErrors(issue.errors, path);
  return [{ path, ...describe(issue) }];
}

/** Reports the union branch with a matching `type`; among several, the one with the fewest errors. */
function unionErrors(branches: readonly (readonly Issue[])[], path: Path): FieldError[] {
  const isOtherType = (issues: readonly Issue[]) =>
    issues.some(({ path: [first], code }) => first === "type" && code === "invalid_value");
  const candidates = branches.filter((issues) => !isOtherType(issues)).sort((a, b) => a.length - b.length);
  const closest = candidates[0];
  if (closest) return closest.flatMap((issue) => errorsOf(issue, path));
  const types = branches.flatMap((issues) =>
    issues.flatMap((issue) =>
      issue.path[0] === "type" && issue.code === "invalid_value" ? issue.values : [],
    ),
  );
  const message = `Value of field "type" must be one of (${types.join(", ")}).`;
  return [{ path, code: "UNION_TYPE_CHOICES", message }];
}

function describe(issue: Issue): Pick<FieldError, "code" | "message"> {
  switch (issue.code) {
    case "too_big":
      return isLength(issue.origin)
        ? { code: "BASE_TYPE_MAX_LENGTH", message: `Must be ${issue.maximum} or fewer in length.` }
        : { code: "NUMBER_TYPE_MAX", message: `int value should be less than or equal to ${issue.maximum}.` };
    case "too_small":
      if (!isLength(issue.origin))
        return {
          code: "NUMBER_TYPE_MIN",
          message: `int value should be greater than or equal to ${issue.minimum}.`,
        };
      return issue.minimum === 1
        ? { code: "BASE_TYPE_REQUIRED", message: "This field is required" }
        : { code: "BASE_TYPE_MIN_LENGTH", message: `Must be ${issue.minimum} or more in length.` };
    case "invalid_type":
      return wrongType(issue.expected, issue.input);
    case "invalid_value":
      if (issue.input === undefined) return { code: "BASE_TYPE_REQUIRED", message: "This field is required" };
      return { code: "BASE_TYPE_CHOICES", message: `Value must be one of {${issue.values.join(", ")}}.` };
    case "invalid_format":
      return wrongFormat(issue.format, issue.input);
    default:
      return { code: "BASE_TYPE_INVALID", message: "Invalid value." };
  }
}

function isLength(origin: string): boolean {
  return origin === "string" || origin === "array";
}

function wrongType(expected: string, input: unknown): Pick<FieldError, "code" | "message"> {
  if (input === undefined) return { code: "BASE_TYPE_REQUIRED", message: "This field is required" };
  switch (expected) {
    case "array":
      return { code: "LIST_TYPE_CONVERT", message: "Only iterables may be used in a ListType." };
    case "object":
      return { code: "MODEL_TYPE_CONVERT", message: "Only dictionaries may be used in a ModelType" };
    case "number":
    case "int":
      return { code: "NUMBER_TYPE_COERCE", message: `Value "${String(input)}" is not int.` };
    default:
      return {
        code: `${expected.toUpperCase()}_TYPE_CONVERT`,
        message: `Could not interpret "${String(input)}" as ${expected}.`,
      };
  }
}

function wrongFormat(format: string, input: unknown): Pick<FieldError, "code" | "message"> {
  if (format === "url") return { code: "URL_TYPE_INVALID_URL", message: "Not a well formed URL." };
  if (format === "datetime")
    return { code: "DATE_TIME_TYPE_PARSE", message: `Could not parse ${String(input)}. Should be ISO8601.` };
  return { code: "NUMBER_TYPE_COERCE", message: `Value "${String(input)}" is not snowflake.` };
}
