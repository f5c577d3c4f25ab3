/** The part of the DOM used here. The project is compiled without TypeScript's "dom" library, since Node has no DOM. */
export interface DomNode {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly textContent: string | null;
  readonly childNodes: Iterable<DomNode>;
  readonly nextSibling: DomNode | null;
  readonly parentNode: DomNode | null;
  remove(): void;
}

export interface DomElement extends DomNode {
  readonly innerHTML: string;
  readonly id: string;
  readonly children: Iterable<DomElement>;
  readonly previousElementSibling: DomElement | null;
  readonly nextElementSibling: DomElement | null;
  getAttribute(name: string): string | null;
  removeAttribute(name: string): void;
  replaceWith(...nodes: (DomNode | string)[]): void;
  querySelectorAll(selectors: string): ArrayLike<DomElement> & Iterable<DomElement>;
  appendChild(node: DomNode): void;
  cloneNode(deep: boolean): DomElement;
}

export interface DomDocument {
  readonly title: string;
  readonly head: DomElement;
  readonly body: DomElement;
  readonly documentElement: DomElement;
  querySelectorAll(selectors: string): ArrayLike<DomElement> & Iterable<DomElement>;
}
