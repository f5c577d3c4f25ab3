/** Takes things as they come, and hands them on to whoever takes them over, those that came before first. */
export interface Mailbox<T> {
  readonly put: (thing: T) => void;
  readonly takeOver: (take: (thing: T) => void) => void;
}

export function createMailbox<T>(): Mailbox<T> {
  let waiting: T[] = [];
  let take = (thing: T): void => {
    waiting.push(thing);
  };
  return {
    put: (thing) => take(thing),
    takeOver(next) {
      take = next;
      for (const thing of waiting) next(thing);
      waiting = [];
    },
  };
}
