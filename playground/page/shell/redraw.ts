import { type Child, presentChildren } from "./dom.ts";

const renderedState = new WeakMap<Element, string>();
const FOCUSABLE = "button, select, input, textarea, a";

/**
 * Draws what is in an element anew, if what it shows has changed: what is being pressed or chosen from is not taken away under
 * the mouse. Where the keyboard was, it is again.
 */
export function redraw(element: Element, dependsOn: unknown, draw: () => readonly Child[]): void {
  const serialized = JSON.stringify(dependsOn);
  if (renderedState.get(element) === serialized) return;
  renderedState.set(element, serialized);
  const at = [...element.querySelectorAll(FOCUSABLE)].indexOf(document.activeElement ?? element);
  element.replaceChildren(...presentChildren(draw()));
  if (at >= 0) [...element.querySelectorAll<HTMLElement>(FOCUSABLE)][at]?.focus();
}
