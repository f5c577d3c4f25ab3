import type { FieldError } from "../http/api-error.ts";
import type { Json } from "../world/types.ts";

/** Source: Discord's reference, "Application command naming". */
const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
const MAX_TEXT = 8000;

/** Errors of a command that the schema does not cover; `at` is its path in a bulk overwrite. */
export function commandErrors(command: Json, at: readonly (string | number)[]): FieldError[] {
  const slash = (command.type ?? 1) === 1;
  const errors = slash ? [...nameErrors(command, at), ...descriptionErrors(command, at)] : [];
  if (!slash && command.description)
    errors.push({
      path: [...at, "description"],
      code: "APPLICATION_COMMAND_INVALID_DESCRIPTION",
      message: "Context menu commands cannot have description",
    });
  if (textLength(command) > MAX_TEXT)
    errors.push({
      path: [...at],
      code: "APPLICATION_COMMAND_TOO_LARGE",
      message: `Command exceeds maximum size (${MAX_TEXT})`,
    });
  return [...errors, ...optionErrors(command, at)];
}

function nameErrors({ name }: Json, at: readonly (string | number)[]): FieldError[] {
  const text = String(name);
  if (NAME.test(text) && text === text.toLowerCase()) return [];
  const message = "Command name is invalid";
  return [{ path: [...at, "name"], code: "APPLICATION_COMMAND_INVALID_NAME", message }];
}

function descriptionErrors({ description }: Json, at: readonly (string | number)[]): FieldError[] {
  if (typeof description === "string" && description !== "") return [];
  return [{ path: [...at, "description"], code: "BASE_TYPE_REQUIRED", message: "This field is required" }];
}

function optionErrors(command: Json, at: readonly (string | number)[]): FieldError[] {
  const options = Array.isArray(command.options) ? (command.options as Json[]) : [];
  const errors: FieldError[] = [];
  const names = new Set<unknown>();
  let optionalSeen = false;
  for (const [index, option] of options.entries()) {
    const path = [...at, "options", index];
    errors.push(...nameErrors(option, path), ...optionErrors(option, path));
    const add = (code: string, message: string) => errors.push({ path, code, message });
    if (names.has(option.name))
      add("APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS", "Option names must be unique");
    names.add(option.name);
    if (option.required === true && optionalSeen)
      add(
        "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID",
        "Required options must be placed before non-required options",
      );
    optionalSeen ||= option.required !== true;
    if (option.autocomplete === true && Array.isArray(option.choices) && option.choices.length > 0)
      add("APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_CHOICES", "Autocomplete options may not have choices");
  }
  const kinds = options.map(({ type }) => type === 1 || type === 2);
  if (kinds.includes(true) && kinds.includes(false))
    errors.push({
      path: [...at, "options"],
      code: "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID",
      message: "Sub-command and sub-command group option types are mutually exclusive to all other types",
    });
  return errors;
}

/** Length of names, descriptions and choice values, including those of the options. */
function textLength(command: Json): number {
  const own = [command.name, command.description, command.value];
  const inner = [command.options, command.choices].flatMap((list) => (Array.isArray(list) ? list : []));
  const length = own.reduce((sum: number, text) => sum + (typeof text === "string" ? text.length : 0), 0);
  return inner.reduce((sum: number, child) => sum + textLength(child as Json), length);
}

/** Commands of one type may not share a name; reported once for the whole bulk overwrite. */
export function duplicateNames(commands: readonly Json[]): FieldError[] {
  const seen = new Set<string>();
  return commands.flatMap((command, at): FieldError[] => {
    const key = `${command.type ?? 1} ${command.name}`;
    const known = seen.has(key);
    seen.add(key);
    const message = "Application command names must be unique";
    return known ? [{ path: [at, "name"], code: "APPLICATION_COMMANDS_DUPLICATE_NAME", message }] : [];
  });
}
