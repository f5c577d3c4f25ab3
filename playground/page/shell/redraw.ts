import { type Child, presentChildren } from "./dom.ts";

const renderedState = new WeakMap<Element, string>();
const FOCUSABLE = "button, select, input, textarea, a";

/**
 * Redraws an element's content only if `dependsOn` changed, so that a control in use is not replaced under the mouse.
 * Keyboard focus is restored.
 */
export function redraw(element: Element, dependsOn: unknown, draw: () => readonly Child[]): void {
  const serialized = JSON.stringify(dependsOn);
  if (renderedState.get(element) === serialized) return;
  renderedState.set(element, serialized);
  const at = [...element.querySelectorAll(FOCUSABLE)].indexOf(document.activeElement ?? element);
  element.replaceChildren(...presentChildren(draw()));
  if (at >= 0) [...element.querySelectorAll<HTMLElement>(FOCUSABLE)][at]?.focus();
}
