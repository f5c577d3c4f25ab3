import type { Signature } from "./signature.ts";

/** A document in the grouper. */
export interface Member extends Signature {
  readonly path: string;
  readonly storyId: string;
  /** Published time in milliseconds since 1970; only meaningful if `dated`. */
  readonly publishedMs: number;
}

/** The grouper's documents, each in a slot (a small integer that is never reused), and their stories. */
export interface Members {
  readonly size: number;
  get(path: string): Member | undefined;
  at(slot: number): Member | null;
  add(member: Member): number;
  /** Removes a document; its slot stays empty. */
  remove(path: string): Member | undefined;
  /** The slots of a story's documents in order of arrival; empty for an unknown story. */
  story(id: string): readonly number[];
  entries(): Iterable<readonly [slot: number, member: Member]>;
}

export function createMembers(): Members {
  const slots: (Member | null)[] = [];
  const byPath = new Map<string, number>();
  const stories = new Map<string, number[]>();
  function leaveStory(id: string, slot: number): void {
    const remaining = (stories.get(id) ?? []).filter((other) => other !== slot);
    if (remaining.length > 0) stories.set(id, remaining);
    else stories.delete(id);
  }
  return {
    get size() {
      return byPath.size;
    },
    get: (path) => slots[byPath.get(path) ?? -1] ?? undefined,
    at: (slot) => slots[slot] ?? null,
    add(member) {
      const slot = slots.push(member) - 1;
      byPath.set(member.path, slot);
      const story = stories.get(member.storyId);
      if (story) story.push(slot);
      else stories.set(member.storyId, [slot]);
      return slot;
    },
    remove(path) {
      const slot = byPath.get(path);
      const member = slot === undefined ? null : slots[slot];
      if (slot === undefined || !member) return undefined;
      byPath.delete(path);
      slots[slot] = null;
      leaveStory(member.storyId, slot);
      return member;
    },
    story: (id) => stories.get(id) ?? [],
    *entries() {
      for (const slot of byPath.values()) {
        const member = slots[slot];
        if (member) yield [slot, member];
      }
    },
  };
}
