import type { CommandView, OptionView, Outcome } from "../../views/view-types.ts";
import { encodeFile, type UploadFile } from "../shell/api-client.ts";
import { el } from "../shell/dom.ts";
import { createSuggestionList, type SuggestionList } from "../shell/suggestion-list.ts";

export type OptionValues = Record<string, string | number | boolean | UploadFile>;

export interface CommandFormHandlers {
  readonly run: (options: OptionValues) => Promise<boolean>;
  readonly complete: (focused: string, options: OptionValues) => Promise<Outcome>;
  readonly cancel: () => void;
  /** Choices for options of people (6), channels (7) and roles (8). */
  readonly selectOptions: (type: number) => readonly { readonly label: string; readonly value: string }[];
}

export interface CommandForm {
  readonly element: HTMLElement;
  readonly focus: () => void;
  /** Puts a dropped file into the command's file option; false if it has none. */
  readonly acceptFile: (file: File) => boolean;
}

type Field = HTMLInputElement | HTMLSelectElement;

/** Pause in typing before autocomplete choices are requested, in ms. */
const DEBOUNCE_MS = 180;

/** A form for a command's options: Enter sends it, Escape cancels. */
export function createCommandForm(
  command: CommandView,
  typedValues: ReadonlyMap<string, string>,
  handlers: CommandFormHandlers,
): CommandForm {
  const popup = createSuggestionList();
  const files = new Map<string, File>();
  const fields = new Map<string, Field>();
  const values = () => valuesOf(command.options, fields, files);
  const send = async () => {
    const options = await values();
    const missing = command.options.find(({ name, required }) => required && !(name in options));
    if (missing) return fields.get(missing.name)?.focus();
    if (await handlers.run(options)) handlers.cancel();
  };
  const about = el("p", { class: "about", attributes: { role: "status" } }, command.description);
  const chips = command.options.map((option) => {
    const field = fieldFor(option, files, handlers);
    fields.set(option.name, field);
    fillIn(field, typedValues.get(option.name));
    field.addEventListener("focus", () => {
      about.textContent = `${option.name}: ${option.description ?? ""}`;
    });
    if (option.autocomplete && field instanceof HTMLInputElement)
      attachAutocomplete(field, popup, async () => handlers.complete(option.name, await values()));
    const className = option.required ? "option required" : "option";
    return el("label", { class: className }, el("span", {}, option.name), field);
  });
  const element = el(
    "form",
    { class: "command-entry" },
    popup.element,
    about,
    el("span", { class: "command-name" }, `/${command.name}`),
    ...chips,
    el("button", { class: "button primary", attributes: { type: "submit" } }, "Send"),
    el(
      "button",
      {
        class: "tool",
        attributes: { type: "button", "aria-label": "Cancel the command" },
        on: { click: handlers.cancel },
      },
      "✕",
    ),
  );
  element.addEventListener("submit", (event) => {
    event.preventDefault();
    void send();
  });
  element.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !popup.isOpen()) handlers.cancel();
  });
  return {
    element,
    focus() {
      const empty = [...fields.values()].find(({ value }) => value === "");
      const field =
        typedValues.size === 0
          ? empty
          : [...fields.values()].find(({ required, value }) => required && value === "");
      (field ?? element.querySelector<HTMLElement>("[type=submit]"))?.focus();
    },
    acceptFile(file) {
      const option = command.options.find(({ type }) => type === 11);
      const field = option && fields.get(option.name);
      if (!option || !(field instanceof HTMLInputElement)) return false;
      const transfer = new DataTransfer();
      transfer.items.add(file);
      field.files = transfer.files;
      files.set(option.name, file);
      return true;
    },
  };
}

/** Fills in a typed value; a choice is also matched by its label. */
function fillIn(field: Field, text: string | undefined): void {
  if (text === undefined || field.type === "file") return;
  if (field instanceof HTMLInputElement) {
    field.value = text;
    return;
  }
  const lowerCaseText = text.toLowerCase();
  const option = [...field.options].find(
    ({ value, label }) =>
      value === text || [lowerCaseText, `#${lowerCaseText}`].includes(label.toLowerCase()),
  );
  if (option) field.value = option.value;
}

function fieldFor(
  option: OptionView,
  files: Map<string, File>,
  { selectOptions }: CommandFormHandlers,
): Field {
  const { type, name, choices, required, min_value, max_value, max_length } = option;
  if (type === 11) {
    const field = el("input", { attributes: { type: "file", name } });
    field.addEventListener("change", () => {
      const [file] = field.files ?? [];
      if (file) files.set(name, file);
    });
    return field;
  }
  if (type === 5)
    return menu(option, [
      { label: "True", value: "true" },
      { label: "False", value: "false" },
    ]);
  if (choices && choices.length > 0)
    return menu(
      option,
      choices.map((choice) => ({ label: choice.name, value: String(choice.value) })),
    );
  if (type >= 6 && type <= 9) return menu(option, selectOptions(type));
  const number = type === 4 || type === 10;
  return el("input", {
    attributes: {
      name,
      type: number ? "number" : "text",
      min: min_value,
      max: max_value,
      maxlength: max_length,
      required,
      placeholder: required ? null : "optional",
      autocomplete: "off",
    },
  });
}

function menu(
  { name, required }: OptionView,
  entries: readonly { readonly label: string; readonly value: string }[],
) {
  const emptyOption = el("option", { attributes: { value: "" } }, "");
  return el(
    "select",
    { attributes: { name, required } },
    emptyOption,
    ...entries.map(({ label, value }) => el("option", { attributes: { value } }, label)),
  );
}

async function valuesOf(
  options: readonly OptionView[],
  fields: ReadonlyMap<string, Field>,
  files: ReadonlyMap<string, File>,
): Promise<OptionValues> {
  const values: OptionValues = {};
  for (const { name, type, choices } of options) {
    const file = files.get(name);
    const field = fields.get(name);
    // A completed choice is sent by its value, not by its label.
    const text = field?.dataset.value ?? field?.value ?? "";
    if (file) values[name] = await encodeFile(file);
    else if (type !== 11 && text !== "") values[name] = typed(type, text, choices);
  }
  return values;
}

function typed(type: number, text: string, choices: OptionView["choices"]): string | number | boolean {
  const choice = choices?.find(({ value }) => String(value) === text);
  if (choice) return choice.value;
  if (type === 5) return text === "true";
  return type === 4 || type === 10 ? Number(text) : text;
}

/** Requests choices while the user types; ignores responses to outdated input. */
function attachAutocomplete(
  field: HTMLInputElement,
  popup: SuggestionList,
  fetchChoices: () => Promise<Outcome>,
): void {
  let latestRequest = 0;
  let timer = 0;
  const complete = async () => {
    latestRequest += 1;
    const thisRequest = latestRequest;
    const outcome = await fetchChoices();
    if (thisRequest !== latestRequest || document.activeElement !== field || outcome.outcome !== "choices")
      return;
    popup.show(
      outcome.choices.map(({ name, value }) => ({
        label: name,
        choose() {
          field.value = name;
          field.dataset.value = String(value);
        },
      })),
      field.required || field.value !== "" ? undefined : "unselected",
    );
  };
  const completeSoon = () => {
    delete field.dataset.value;
    clearTimeout(timer);
    timer = setTimeout(() => void complete(), DEBOUNCE_MS);
  };
  field.addEventListener("input", completeSoon);
  field.addEventListener("focus", () => {
    if (field.dataset.value === undefined) completeSoon();
  });
  field.addEventListener("blur", () => popup.hide());
  field.addEventListener("keydown", (event) => popup.key(event));
}
