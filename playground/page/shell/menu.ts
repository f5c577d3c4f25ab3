import { el } from "./dom.ts";

export interface MenuEntry {
  readonly label: string;
  readonly danger?: boolean;
  readonly choose: () => void;
}

/** Opens a small menu at the anchor; the next click or Escape closes it. */
export function openMenu(anchor: HTMLElement, entries: readonly MenuEntry[]): void {
  const menu = el(
    "div",
    { class: "menu", attributes: { role: "menu" } },
    ...entries.map(({ label, danger, choose }) =>
      el(
        "button",
        {
          class: danger ? "danger" : "",
          attributes: { type: "button", role: "menuitem" },
          on: { click: choose },
        },
        label,
      ),
    ),
  );
  document.body.append(menu);
  const { right, top } = anchor.getBoundingClientRect();
  const { width, height } = menu.getBoundingClientRect();
  menu.style.left = `${Math.max(8, right - width)}px`;
  menu.style.top = `${Math.max(8, Math.min(top + 24, innerHeight - height - 8))}px`;
  menu.querySelector("button")?.focus();
  const listeners = new AbortController();
  const close = () => {
    listeners.abort();
    menu.remove();
  };
  const { signal } = listeners;
  // Deferred, as the click that opened the menu is still bubbling up.
  setTimeout(() => document.addEventListener("click", close, { signal }));
  document.addEventListener("keydown", ({ key }) => key === "Escape" && close(), { signal });
}
