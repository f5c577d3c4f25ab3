import type { Json } from "../world/types.ts";

/** One validation error of a field, in Discord's wording. */
export interface FieldError {
  readonly path: readonly (string | number)[];
  readonly code: string;
  readonly message: string;
}

/** An error answer of the API, thrown by handlers. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: number;
  readonly body: Json;

  constructor(status: number, code: number, message: string, errors?: Json) {
    super(message);
    this.name = "ApiError";
    this.status = status;
    this.code = code;
    this.body = errors === undefined ? { message, code } : { message, code, errors };
  }
}

/** Status and message by error code. Source: Discord's reference, "JSON error codes". */
const KNOWN_ERRORS = {
  10003: [404, "Unknown Channel"],
  10004: [404, "Unknown Guild"],
  10007: [404, "Unknown Member"],
  10008: [404, "Unknown Message"],
  10011: [404, "Unknown Role"],
  10013: [404, "Unknown User"],
  10015: [404, "Unknown Webhook"],
  10062: [404, "Unknown interaction"],
  10063: [404, "Unknown application command"],
  30032: [400, "Maximum number of application commands reached (100)."],
  40005: [413, "Request entity too large"],
  40060: [400, "Interaction has already been acknowledged."],
  40094: [400, "This interaction has hit the maximum number of follow-up messages."],
  50001: [403, "Missing Access"],
  50005: [403, "Cannot edit a message authored by another user"],
  50006: [400, "Cannot send an empty message"],
  50007: [403, "Cannot send messages to this user"],
  50013: [403, "Missing Permissions"],
  50024: [400, "Cannot execute action on this channel type"],
  50027: [401, "Invalid Webhook Token"],
  50083: [400, "Thread is archived"],
  50146: [400, "Uploaded file not found."],
  50109: [400, "The request body contains invalid JSON."],
  160002: [400, "Cannot reply without permission to read message history"],
  160004: [400, "A thread has already been created for this message"],
} as const satisfies Record<number, readonly [number, string]>;

export function apiError(code: keyof typeof KNOWN_ERRORS): ApiError {
  const [status, message] = KNOWN_ERRORS[code];
  return new ApiError(status, code, message);
}

/** An error at the HTTP level: code 0 and the status line as message. */
export function httpError(status: 401 | 404 | 405 | 500): ApiError {
  const reason = {
    401: "Unauthorized",
    404: "Not Found",
    405: "Method Not Allowed",
    500: "Internal Server Error",
  };
  return new ApiError(status, 0, `${status}: ${reason[status]}`);
}

/** Error 50035 with the field errors nested by path, as clients print them. */
export function formError(fieldErrors: readonly FieldError[]): ApiError {
  const errors: Json = {};
  for (const { path, code, message } of fieldErrors) {
    let level = errors;
    for (const step of path) {
      const inner = (level[step] ?? {}) as Json;
      level[step] = inner;
      level = inner;
    }
    level._errors = [...((level._errors ?? []) as Json[]), { code, message }];
  }
  return new ApiError(400, 50035, "Invalid Form Body", errors);
}
