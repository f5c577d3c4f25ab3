import type { Json, Message } from "../world/types.ts";
import type { OpenModal } from "./person-action.ts";

/** Every component of a message or modal, including nested ones. */
export function allComponents(components: readonly Json[]): Json[] {
  return components.flatMap((component) => {
    const inner = [component.components, component.accessory, component.component].flat();
    return [
      component,
      ...allComponents(inner.filter((child) => child !== undefined && child !== null) as Json[]),
    ];
  });
}

/** The button with this label or custom_id; throws if there is none or it cannot be pressed. */
export function findButton(message: Message, name: string): Json {
  const buttons = allComponents(message.components).filter(({ type }) => type === 2);
  const button = buttons.find(({ label, custom_id: id }) => id === name || label === name);
  const labels = buttons.map(({ label, custom_id: id }) => String(label ?? id)).join(", ");
  if (!button) throw new Error(`no button ${name} on the message; its buttons: ${labels || "none"}`);
  if (button.disabled === true) throw new Error(`button ${name} is disabled`);
  if (!button.custom_id) throw new Error(`button ${name} is a link`);
  return button;
}

/** The select menu with this custom_id or placeholder; validates the values as the client does. */
export function findSelect(message: Message, name: string, values: readonly string[]): Json {
  const selects = allComponents(message.components).filter(({ type }) => isSelect(type));
  const select = selects.find(({ placeholder, custom_id: id }) => id === name || placeholder === name);
  if (!select) throw new Error(`no select ${name} on the message`);
  if (select.disabled === true) throw new Error(`select ${name} is disabled`);
  checkValues(select, values);
  return select;
}

function isSelect(type: unknown): boolean {
  return type === 3 || (typeof type === "number" && type >= 5 && type <= 8);
}

function checkValues(select: Json, values: readonly string[]): void {
  const { custom_id: name, min_values: min, max_values: max, options } = select;
  if (values.length < Number(min ?? 1) || values.length > Number(max ?? 1))
    throw new Error(`select ${name} does not take ${values.length} values`);
  if (!Array.isArray(options)) return;
  const offeredValues = new Set(options.map((option: Json) => option.value));
  for (const value of values)
    if (!offeredValues.has(value)) throw new Error(`select ${name} has no option ${value}`);
}

/** A modal's fields as the client submits them, each inside its original row or label. */
export function filledModal(
  { modal }: OpenModal,
  fieldValues: Readonly<Record<string, string | readonly string[]>>,
): Json[] {
  const fields = allComponents((modal.components ?? []) as Json[]);
  const ids = new Set(fields.map(({ custom_id: id }) => id));
  for (const id of Object.keys(fieldValues))
    if (!ids.has(id)) throw new Error(`the modal has no field ${id}`);
  return ((modal.components ?? []) as Json[]).map((container) => {
    const { type, id, components, component } = container;
    const label = component as Json | undefined;
    return {
      type,
      id: id ?? 0,
      ...(Array.isArray(components) && {
        components: components.map((field: Json) => fill(field, fieldValues)),
      }),
      ...(label && { component: fill(label, fieldValues) }),
    };
  });
}

function fill(field: Json, fieldValues: Readonly<Record<string, string | readonly string[]>>): Json {
  const { type, custom_id: id, required, value: preset, min_length: min, max_length: max } = field;
  const value = fieldValues[String(id)] ?? (type === 4 ? String(preset ?? "") : []);
  const base = { type, id: field.id ?? 0, custom_id: id };
  const empty = value.length === 0;
  if (required !== false && empty) throw new Error(`field ${id} is required`);
  if (typeof value !== "string") {
    if (isSelect(type) && !(empty && required === false)) checkValues(field, value);
    return { ...base, values: value };
  }
  if (value.length > Number(max ?? 4000)) throw new Error(`field ${id} takes ${max ?? 4000} characters`);
  if (!empty && value.length < Number(min ?? 0)) throw new Error(`field ${id} needs ${min} characters`);
  return { ...base, value };
}
