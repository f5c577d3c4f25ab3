import { type ApiError, apiError, type FieldError, formError } from "../http/api-error.ts";
import type { Interaction, Json, Message } from "../world/types.ts";
import { commandErrors, duplicateNames } from "./command-rules.ts";
import { isEmpty, messageAfterRequest, messageErrors } from "./message-rules.ts";
import type { SchemaName } from "./schema-errors.ts";

/** Request validation; each check throws the API's error. `files` is the number of uploaded files. */
export interface Checks {
  readonly form: (schema: SchemaName, body: Json) => void;
  /** One command; `present` is the number of other commands in its scope. */
  readonly command: (body: Json, present: number) => void;
  /** All commands of a scope at once. */
  readonly allCommands: (bodies: readonly Json[]) => void;
  readonly newMessage: (body: Json, files: number) => void;
  readonly editMessage: (body: Json, message: Message, files: number) => void;
  readonly followUp: (body: Json, files: number) => void;
  readonly callback: (interaction: Interaction, body: Json, files: number) => void;
  /** Parses a page size: 1 to 100, default 50. */
  readonly limit: (value: string | null) => number;
  readonly unknownReference: () => ApiError;
}

type FindErrors = (schema: SchemaName, body: unknown, at?: readonly (string | number)[]) => FieldError[];

const MAX_COMMANDS = 100;

/** Creates the checks. Without `validate`, Discord's schemas are skipped, for speed. */
export async function createChecks(validate: boolean): Promise<Checks> {
  const errorsOf: FindErrors = validate ? (await import("./schema-errors.ts")).schemaErrors : () => [];
  const message = (schema: SchemaName, body: Json, present: Message | null, files: number) => {
    throwIfAny(errorsOf(schema, body));
    throwIfAny(messageErrors(body, present, files));
    if (isEmpty(messageAfterRequest(body, present, files), body)) throw apiError(50006);
  };
  const command = (body: Json, at: readonly number[]) => [
    ...errorsOf("ApplicationCommandUpdateRequestSchema", withNumericPermissions(body), at),
    ...commandErrors(body, at),
  ];
  return {
    form: (schema, body) => throwIfAny(errorsOf(schema, body)),
    command(body, present) {
      if (present >= MAX_COMMANDS) throw apiError(30032);
      throwIfAny(command(body, []));
    },
    allCommands(bodies) {
      if (bodies.length > MAX_COMMANDS) throw apiError(30032);
      throwIfAny(bodies.flatMap((body, at) => command(body, [at])));
      throwIfAny(duplicateNames(bodies));
    },
    newMessage: (body, files) => message("MessageCreateRequestSchema", body, null, files),
    editMessage: (body, present, files) => message("MessageEditRequestPartialSchema", body, present, files),
    followUp: (body, files) => message("IncomingWebhookRequestPartialSchema", body, null, files),
    callback: (interaction, body, files) => checkCallback(errorsOf, interaction, body, files),
    limit(value) {
      const limit = value === null ? 50 : Number(value);
      if (Number.isInteger(limit) && limit >= 1 && limit <= 100) return limit;
      throw formError([
        {
          path: ["limit"],
          code: "NUMBER_TYPE_MAX",
          message: "int value should be less than or equal to 100.",
        },
      ]);
    },
    unknownReference: () =>
      formError([
        { path: ["message_reference"], code: "REPLIES_UNKNOWN_MESSAGE", message: "Unknown message" },
      ]),
  };
}

function throwIfAny(errors: readonly FieldError[]): void {
  if (errors.length > 0) throw formError(errors);
}

/** The schema expects a number where the API also takes the string that clients send. */
function withNumericPermissions(body: Json): Json {
  const { default_member_permissions: bits } = body;
  return typeof bits === "string" ? { ...body, default_member_permissions: Number(bits) } : body;
}

const EPHEMERAL = 1 << 6;

/** The callback types allowed for an interaction. Source: Discord's reference, "Interaction callback type". */
function callbackTypes({ type, source }: Interaction): readonly number[] {
  switch (type) {
    case 2:
      return [4, 5, 9];
    case 3:
      return [4, 5, 6, 7, 9];
    case 4:
      return [8];
    case 5:
      return source ? [4, 5, 6, 7] : [4, 5];
  }
}

function checkCallback(errorsOf: FindErrors, interaction: Interaction, body: Json, files: number): void {
  const allowed = callbackTypes(interaction);
  const type = Number(body.type);
  if (!allowed.includes(type)) {
    const message = `Value must be one of {${allowed.join(", ")}}.`;
    throw formError([{ path: ["type"], code: "BASE_TYPE_CHOICES", message }]);
  }
  const data = (body.data ?? {}) as Json;
  throwIfAny(errorsOf(schemaOf(type), body));
  if (type === 5) throwIfAny(deferErrors(data));
  if (type !== 4 && type !== 7) return;
  const present = type === 7 ? interaction.source : null;
  const inData = ({ path, ...error }: FieldError) => ({ ...error, path: ["data", ...path] });
  throwIfAny(messageErrors(data, present, files).map(inData));
  if (isEmpty(messageAfterRequest(data, present, files), data)) throw apiError(50006);
}

function schemaOf(type: number): SchemaName {
  if (type === 8) return "ApplicationCommandAutocompleteCallbackRequestSchema";
  if (type === 9) return "ModalInteractionCallbackRequestSchema";
  return type === 6 || type === 7
    ? "UpdateMessageInteractionCallbackRequestSchema"
    : "CreateMessageInteractionCallbackRequestSchema";
}

/** A deferral accepts only the EPHEMERAL flag. */
function deferErrors({ flags }: Json): FieldError[] {
  const isAllowed = flags === undefined || flags === null || (Number(flags) & ~EPHEMERAL) === 0;
  const message = "Only EPHEMERAL may be set on a deferred response";
  return isAllowed ? [] : [{ path: ["data", "flags"], code: "INTERACTION_DEFERRED_FLAGS_INVALID", message }];
}
