import type { FieldFault } from "./api-error.ts";
import type { Json } from "./types.ts";

/** Discord's limits on a message's components. Source: its reference, "Components". */
const MOST_COMPONENTS = 40;
const MOST_TEXT = 4000;
const MOST_ROWS = 5;
const BUTTON = 2;
const TEXT_DISPLAY = 10;
const LINK_STYLE = 5;
const PREMIUM_STYLE = 6;

interface Placed {
  readonly component: Json;
  readonly path: readonly (string | number)[];
}

/** What is wrong with a message's components beyond the shape of each, by field under "components". */
export function componentFaults(components: readonly Json[], v2: boolean): FieldFault[] {
  const all = flatten(components);
  return [
    ...(v2 ? [] : legacyFaults(components)),
    ...totalFaults(all),
    ...duplicateFaults(all),
    ...all.flatMap(placedFaults),
  ];
}

/** Every component with its place, nested ones after their parent. */
function flatten(components: readonly Json[]): Placed[] {
  const visit = (component: Json, path: readonly (string | number)[]): Placed[] => {
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

/** Without Components V2 there are rows only, five of them. */
function legacyFaults(components: readonly Json[]): FieldFault[] {
  const faults = components.flatMap(({ type }, at): FieldFault[] => {
    const message = 'Value of field "type" must be one of (1,).';
    return type === 1 ? [] : [{ path: ["components", at], code: "UNION_TYPE_CHOICES", message }];
  });
  if (components.length > MOST_ROWS)
    faults.push({
      path: ["components"],
      code: "BASE_TYPE_MAX_LENGTH",
      message: "Must be 5 or fewer in length.",
    });
  return faults;
}

function totalFaults(all: readonly Placed[]): FieldFault[] {
  const faults: FieldFault[] = [];
  const text = all
    .filter(({ component }) => component.type === TEXT_DISPLAY)
    .reduce((sum, { component }) => sum + [...String(component.content ?? "")].length, 0);
  if (all.length > MOST_COMPONENTS)
    faults.push({
      path: ["components"],
      code: "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED",
      message: `The total number of components in a message must be ${MOST_COMPONENTS} or fewer.`,
    });
  if (text > MOST_TEXT)
    faults.push({
      path: ["components"],
      code: "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED",
      message: `The total length of displayable text must be ${MOST_TEXT} or fewer.`,
    });
  return faults;
}

function duplicateFaults(all: readonly Placed[]): FieldFault[] {
  const faults: FieldFault[] = [];
  const look = (field: "custom_id" | "id", code: string, message: string) => {
    const seen = new Set<unknown>();
    for (const { component, path } of all) {
      const value = component[field];
      if (value === undefined || value === null || value === 0) continue;
      if (seen.has(value)) faults.push({ path: [...path, field], code, message });
      seen.add(value);
    }
  };
  look("custom_id", "COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated");
  look("id", "COMPONENT_ID_DUPLICATED", "Component id cannot be duplicated");
  return faults;
}

function placedFaults({ component, path }: Placed): FieldFault[] {
  switch (component.type) {
    case 1:
      return rowFaults(component, path);
    case BUTTON:
      return buttonFaults(component, path);
    case 3:
      return selectFaults(component, path);
    default:
      return [];
  }
}

/** A row holds five buttons, or one select and nothing else. */
function rowFaults(row: Json, path: Placed["path"]): FieldFault[] {
  const inner = Array.isArray(row.components) ? (row.components as Json[]) : [];
  const buttons = inner.filter(({ type }) => type === BUTTON).length;
  const fits = buttons === inner.length ? buttons <= 5 : inner.length === 1;
  if (fits) return [];
  const message = "The specified component exceeds the maximum width";
  return [{ path: [...path, "components", 5], code: "COMPONENT_LAYOUT_WIDTH_EXCEEDED", message }];
}

function buttonFaults(button: Json, path: Placed["path"]): FieldFault[] {
  const { style, label, emoji, url, custom_id: customId } = button;
  const faults: FieldFault[] = [];
  const required = (field: string) =>
    faults.push({ path: [...path, field], code: "BASE_TYPE_REQUIRED", message: "This field is required" });
  if (style === PREMIUM_STYLE) return faults;
  if (!label && !emoji) required("label");
  if (style === LINK_STYLE && !url) required("url");
  if (style !== LINK_STYLE && !customId) required("custom_id");
  if ((style === LINK_STYLE) === Boolean(customId) || (style !== LINK_STYLE && url))
    faults.push({
      path: [...path],
      code: "BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE",
      message: "A custom id and url cannot both be specified",
    });
  return faults;
}

function selectFaults(select: Json, path: Placed["path"]): FieldFault[] {
  const options = Array.isArray(select.options) ? (select.options as Json[]) : [];
  const most = Number(select.max_values ?? 1);
  const faults: FieldFault[] = [];
  if (most > options.length)
    faults.push({
      path: [...path, "max_values"],
      code: "NUMBER_TYPE_MAX",
      message: `int value should be less than or equal to ${options.length}.`,
    });
  const values = options.map(({ value }) => value);
  for (const [at, value] of values.entries())
    if (values.indexOf(value) < at)
      faults.push({
        path: [...path, "options", at, "value"],
        code: "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED",
        message: "The specified option value is already used",
      });
  return faults;
}
