/** Buffers events until a handler is attached. */
export interface EventBuffer<T> {
  readonly push: (event: T) => void;
  /** Passes the buffered events to the handler, in order, and all later ones as they come. */
  readonly drain: (handle: (event: T) => void) => void;
}

export function createEventBuffer<T>(): EventBuffer<T> {
  let buffered: T[] = [];
  let handle = (event: T): void => {
    buffered.push(event);
  };
  return {
    push: (event) => handle(event),
    drain(next) {
      handle = next;
      for (const event of buffered) next(event);
      buffered = [];
    },
  };
}
