import type { ComponentView, ModalView, Outcome } from "../../views/view-types.ts";
import { byId, type Child, el } from "../shell/dom.ts";
import type { SelectOption } from "./components.ts";

type Fields = Record<string, string | string[]>;
type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** Opens a modal. A refused submission is shown in it; a successful one closes it. */
export function openModal(
  { title, components }: ModalView,
  submit: (fields: Fields) => Promise<Outcome>,
): void {
  const dialog = byId("modal") as HTMLDialogElement;
  const controls: Control[] = [];
  const problem = el("p", { class: "problem", attributes: { role: "alert" } });
  const form = el(
    "form",
    { attributes: { method: "dialog" } },
    el("h2", {}, title),
    ...components.map((component) => fieldGroup(component, controls)),
    problem,
    el(
      "div",
      { class: "modal-foot" },
      el(
        "button",
        { class: "button secondary", attributes: { type: "button" }, on: { click: () => dialog.close() } },
        "Cancel",
      ),
      el("button", { class: "button primary", attributes: { type: "submit" } }, "Submit"),
    ),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void submit(valuesOf(controls)).then((outcome) => {
      if (outcome.outcome === "refused") problem.textContent = outcome.reason;
      else if (outcome.outcome === "no-answer") problem.textContent = "Something went wrong. Try again.";
      else dialog.close();
    });
  });
  dialog.replaceChildren(form);
  dialog.showModal();
  controls[0]?.focus();
}

function valuesOf(controls: readonly Control[]): Fields {
  return Object.fromEntries(
    controls.map((control) => [
      control.name,
      control instanceof HTMLSelectElement
        ? [...control.selectedOptions].map(({ value }) => value)
        : control.value,
    ]),
  );
}

/** A field group: a label (18) with one field, a row (1) of fields, or plain text (10). */
function fieldGroup(
  { type, label, description, component, components = [], content }: ComponentView,
  controls: Control[],
): Child {
  if (type === 10) return el("p", {}, String(content));
  const fields = component ? [component] : components;
  return el(
    "label",
    {},
    el("b", {}, String(label ?? fields[0]?.label ?? "")),
    fields[0]?.required === false ? null : el("span", { class: "needed" }, " *"),
    description ? el("small", {}, String(description)) : null,
    ...fields.map((field) => control(field, controls)),
  );
}

function control(field: ComponentView, controls: Control[]): Control {
  const { type, custom_id: name, required, value, placeholder, min_length, max_length, style } = field;
  const isRequired = required !== false;
  const common = { name: String(name), required: isRequired };
  const text = {
    ...common,
    placeholder: placeholder as string,
    minlength: min_length as number,
    maxlength: max_length as number,
  };
  const element =
    type !== 4
      ? el(
          "select",
          { class: "select", attributes: { ...common, multiple: Number(field.max_values ?? 1) > 1 } },
          ...choices(field),
        )
      : style === 2
        ? el("textarea", { attributes: { ...text, rows: 4 } }, String(value ?? ""))
        : el("input", { attributes: { ...text, value: String(value ?? "") } });
  controls.push(element);
  return element;
}

function choices({ options }: ComponentView): HTMLElement[] {
  return ((options ?? []) as readonly SelectOption[]).map(({ label, value, default: preset }) =>
    el("option", { attributes: { value, selected: preset === true } }, label),
  );
}
