import type { FieldError } from "../http/api-error.ts";
import type { Json } from "../world/types.ts";

/** Discord's limits on a message's components. Source: its reference, "Components". */
const MAX_COMPONENTS = 40;
const MAX_TEXT = 4000;
const MAX_ROWS = 5;
const BUTTON = 2;
const TEXT_DISPLAY = 10;
const LINK_STYLE = 5;
const PREMIUM_STYLE = 6;

interface LocatedComponent {
  readonly component: Json;
  readonly path: readonly (string | number)[];
}

/** Errors of a message's components that the schema does not cover; paths start at "components". */
export function componentErrors(components: readonly Json[], v2: boolean): FieldError[] {
  const all = flatten(components);
  return [
    ...(v2 ? [] : legacyErrors(components)),
    ...totalErrors(all),
    ...duplicateErrors(all),
    ...all.flatMap(singleComponentErrors),
  ];
}

/** Every component with its path; nested ones follow their parent. */
function flatten(components: readonly Json[]): LocatedComponent[] {
  const visit = (component: Json, path: readonly (string | number)[]): LocatedComponent[] => {
    const children = Array.isArray(component.components) ? (component.components as Json[]) : [];
    const accessory = component.accessory as Json | undefined;
    return [
      { component, path },
      ...children.flatMap((child, at) => visit(child, [...path, "components", at])),
      ...(accessory ? visit(accessory, [...path, "accessory"]) : []),
    ];
  };
  return components.flatMap((component, at) => visit(component, ["components", at]));
}

/** Without Components V2 only rows are allowed, at most five. */
function legacyErrors(components: readonly Json[]): FieldError[] {
  const errors = components.flatMap(({ type }, at): FieldError[] => {
    const message = 'Value of field "type" must be one of (1,).';
    return type === 1 ? [] : [{ path: ["components", at], code: "UNION_TYPE_CHOICES", message }];
  });
  if (components.length > MAX_ROWS)
    errors.push({
      path: ["components"],
      code: "BASE_TYPE_MAX_LENGTH",
      message: "Must be 5 or fewer in length.",
    });
  return errors;
}

function totalErrors(all: readonly LocatedComponent[]): FieldError[] {
  const errors: FieldError[] = [];
  const text = all
    .filter(({ component }) => component.type === TEXT_DISPLAY)
    .reduce((sum, { component }) => sum + [...String(component.content ?? "")].length, 0);
  if (all.length > MAX_COMPONENTS)
    errors.push({
      path: ["components"],
      code: "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED",
      message: `The total number of components in a message must be ${MAX_COMPONENTS} or fewer.`,
    });
  if (text > MAX_TEXT)
    errors.push({
      path: ["components"],
      code: "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED",
      message: `The total length of displayable text must be ${MAX_TEXT} or fewer.`,
    });
  return errors;
}

function duplicateErrors(all: readonly LocatedComponent[]): FieldError[] {
  const errors: FieldError[] = [];
  const findDuplicates = (field: "custom_id" | "id", code: string, message: string) => {
    const seen = new Set<unknown>();
    for (const { component, path } of all) {
      const value = component[field];
      if (value === undefined || value === null || value === 0) continue;
      if (seen.has(value)) errors.push({ path: [...path, field], code, message });
      seen.add(value);
    }
  };
  findDuplicates("custom_id", "COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated");
  findDuplicates("id", "COMPONENT_ID_DUPLICATED", "Component id cannot be duplicated");
  return errors;
}

function singleComponentErrors({ component, path }: LocatedComponent): FieldError[] {
  switch (component.type) {
    case 1:
      return rowErrors(component, path);
    case BUTTON:
      return buttonErrors(component, path);
    case 3:
      return selectErrors(component, path);
    default:
      return [];
  }
}

/** A row holds up to five buttons or exactly one select. */
function rowErrors(row: Json, path: LocatedComponent["path"]): FieldError[] {
  const inner = Array.isArray(row.components) ? (row.components as Json[]) : [];
  const buttons = inner.filter(({ type }) => type === BUTTON).length;
  const fits = buttons === inner.length ? buttons <= 5 : inner.length === 1;
  if (fits) return [];
  const message = "The specified component exceeds the maximum width";
  return [{ path: [...path, "components", 5], code: "COMPONENT_LAYOUT_WIDTH_EXCEEDED", message }];
}

function buttonErrors(button: Json, path: LocatedComponent["path"]): FieldError[] {
  const { style, label, emoji, url, custom_id: customId } = button;
  const errors: FieldError[] = [];
  const required = (field: string) =>
    errors.push({ path: [...path, field], code: "BASE_TYPE_REQUIRED", message: "This field is required" });
  if (style === PREMIUM_STYLE) return errors;
  if (!label && !emoji) required("label");
  if (style === LINK_STYLE && !url) required("url");
  if (style !== LINK_STYLE && !customId) required("custom_id");
  if ((style === LINK_STYLE) === Boolean(customId) || (style !== LINK_STYLE && url))
    errors.push({
      path: [...path],
      code: "BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE",
      message: "A custom id and url cannot both be specified",
    });
  return errors;
}

function selectErrors(select: Json, path: LocatedComponent["path"]): FieldError[] {
  const options = Array.isArray(select.options) ? (select.options as Json[]) : [];
  const max = Number(select.max_values ?? 1);
  const errors: FieldError[] = [];
  if (max > options.length)
    errors.push({
      path: [...path, "max_values"],
      code: "NUMBER_TYPE_MAX",
      message: `int value should be less than or equal to ${options.length}.`,
    });
  const values = options.map(({ value }) => value);
  for (const [at, value] of values.entries())
    if (values.indexOf(value) < at)
      errors.push({
        path: [...path, "options", at, "value"],
        code: "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED",
        message: "The specified option value is already used",
      });
  return errors;
}
