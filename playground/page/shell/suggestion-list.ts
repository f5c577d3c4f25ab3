import { el } from "./dom.ts";

export interface SuggestionEntry {
  readonly label: string;
  readonly detail?: string;
  readonly choose: () => void;
}

/** Suggestions above an input: arrows move, Enter or Tab accepts, Escape closes. */
export interface SuggestionList {
  readonly element: HTMLElement;
  readonly isOpen: () => boolean;
  /** Shows entries with the first one selected, or with none selected. */
  readonly show: (entries: readonly SuggestionEntry[], mode?: "unselected") => void;
  readonly hide: () => void;
  /** Handles a key; returns whether the list consumed it. */
  readonly key: (event: KeyboardEvent) => boolean;
}

export function createSuggestionList(): SuggestionList {
  const element = el("div", { class: "popup", attributes: { role: "listbox", hidden: true } });
  let entries: readonly SuggestionEntry[] = [];
  let at = 0;

  function hide(): void {
    entries = [];
    element.replaceChildren();
    element.hidden = true;
  }

  function accept(entry: SuggestionEntry | undefined): void {
    hide();
    entry?.choose();
  }

  function draw(): void {
    const items = entries.map((entry, index) => {
      // mousedown, not click, so that the field keeps its focus.
      const press = (event: Event) => {
        event.preventDefault();
        accept(entry);
      };
      return el(
        "div",
        {
          class: index === at ? "entry open" : "entry",
          attributes: { role: "option", "aria-selected": index === at },
          on: { mousedown: press },
        },
        el("b", {}, entry.label),
        entry.detail ? el("span", {}, entry.detail) : null,
      );
    });
    element.replaceChildren(...items);
    element.hidden = items.length === 0;
    items[at]?.scrollIntoView({ block: "nearest" });
  }

  function act(key: string): void {
    if (key === "ArrowDown") at = (at + 1) % entries.length;
    if (key === "ArrowUp") at = (Math.max(at, 0) + entries.length - 1) % entries.length;
    if (key === "Enter" || key === "Tab") accept(entries[at]);
    else if (key === "Escape") hide();
    else draw();
  }

  return {
    element,
    isOpen: () => entries.length > 0,
    hide,
    show(newEntries, mode) {
      entries = newEntries;
      at = mode === "unselected" ? -1 : 0;
      draw();
    },
    key(event) {
      if (entries.length === 0 || !["ArrowDown", "ArrowUp", "Enter", "Tab", "Escape"].includes(event.key))
        return false;
      if (at < 0 && (event.key === "Enter" || event.key === "Tab")) {
        hide();
        return false;
      }
      event.preventDefault();
      event.stopPropagation();
      act(event.key);
      return true;
    },
  };
}
