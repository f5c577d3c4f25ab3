/** Takes things as they come, and hands them on to whoever takes them over, those that came before first. */
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
