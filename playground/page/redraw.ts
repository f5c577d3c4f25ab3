import { type Child, present } from "./dom.ts";

const shown = new WeakMap<Element, string>();
const FOCUSABLE = "button, select, input, textarea, a";

/**
 * Draws what is in an element anew, if what it shows has changed: what is being pressed or chosen from is not taken away under
 * the mouse. Where the keyboard was, it is again.
 */
export function redraw(element: Element, shows: unknown, draw: () => readonly Child[]): void {
  const now = JSON.stringify(shows);
  if (shown.get(element) === now) return;
  shown.set(element, now);
  const at = [...element.querySelectorAll(FOCUSABLE)].indexOf(document.activeElement ?? element);
  element.replaceChildren(...present(draw()));
  if (at >= 0) [...element.querySelectorAll<HTMLElement>(FOCUSABLE)][at]?.focus();
}
