/** Holds events until a handler is there, then passes them on: the held ones first, later ones as they come. */
export interface EventBuffer<T> {
  readonly push: (event: T) => void;
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
