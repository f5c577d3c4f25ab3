import type { MessageView } from "../shapes.ts";
import { byId, el } from "./dom.ts";
import { refreshTimes } from "./markdown.ts";
import { dots, goesOn, type MessageDeeds, sameDay, showMessage } from "./message.ts";
import { now } from "./now.ts";
import { currentChannel, messagesIn, type State } from "./state.ts";

interface Drawn {
  readonly message: MessageView;
  readonly under: boolean;
  readonly element: HTMLElement;
}

/** How close to its end a list counts as being read there, in pixels. */
const AT_END_PX = 80;

/** The messages of the open channel. What did not change is left as it is, so that nothing one does in it is lost. */
export function createList(deedsFor: (message: MessageView) => MessageDeeds) {
  const drawn = new Map<string, Drawn>();
  const days = new Map<string, HTMLElement>();
  keepAtEnd(byId("messages"));
  let shown = "";
  let drawnAt = now();

  /** A line between one day's messages and the next one's. */
  function dayBefore({ id, at }: MessageView, above: MessageView | undefined): HTMLElement[] {
    if (above !== undefined && sameDay(at, above.at)) return [];
    const text = new Date(at).toLocaleDateString(undefined, { dateStyle: "long" });
    const line = days.get(id) ?? el("li", { class: "day" }, el("span", {}, text));
    days.set(id, line);
    return [line];
  }

  function elementOf(message: MessageView, above: MessageView | undefined): HTMLElement {
    const under = goesOn(message, above);
    const before = drawn.get(message.id);
    if (before?.message === message && before.under === under) return before.element;
    const element = showMessage(message, under, deedsFor(message));
    drawn.set(message.id, { message, under, element });
    return element;
  }

  return {
    draw(state: State): void {
      const list = byId("messages");
      const atEnd =
        shown !== state.channel || list.scrollHeight - list.scrollTop - list.clientHeight < AT_END_PX;
      shown = state.channel;
      // "Yesterday at 07:30" is another day's by now.
      if (!sameDay(drawnAt, now())) drawn.clear();
      drawnAt = now();
      const messages = messagesIn(state, state.channel);
      const wanted = [
        beginning(state),
        ...messages.flatMap((message, at) => [
          ...dayBefore(message, messages[at - 1]),
          elementOf(message, messages[at - 1]),
        ]),
        ...noticesOf(state),
      ];
      place(list, wanted);
      refreshTimes(list);
      const last = messages.at(-1);
      if (last) state.seen.set(state.channel, last.id);
      showTyping(state);
      if (atEnd) list.scrollTop = list.scrollHeight;
    },
  };
}

/** What opens below, a reply or a command, does not cover the last messages. */
function keepAtEnd(list: HTMLElement): void {
  let atEnd = true;
  list.addEventListener("scroll", () => {
    atEnd = list.scrollHeight - list.scrollTop - list.clientHeight < AT_END_PX;
  });
  new ResizeObserver(() => {
    if (atEnd) list.scrollTop = list.scrollHeight;
  }).observe(list);
}

/** Puts the wanted in order and takes out the rest, without moving what is in its place. */
function place(list: HTMLElement, wanted: readonly HTMLElement[]): void {
  const keep = new Set<Element>(wanted);
  for (const child of [...list.children]) if (!keep.has(child)) child.remove();
  wanted.forEach((element, at) => {
    const there = list.children[at];
    if (there !== element) list.insertBefore(element, there ?? null);
  });
}

function beginning(state: State): HTMLElement {
  const channel = currentChannel(state);
  const { name = "", kind } = channel ?? {};
  const shown = kind === "dm" || kind === "thread" ? name : `#${name}`;
  return el("li", { class: "beginning" }, el("h2", {}, shown), `This is the start of ${shown}.`);
}

function noticesOf({ notices, channel }: State): HTMLElement[] {
  return notices
    .filter((notice) => notice.channel === channel)
    .map(({ text }) => el("li", { class: "notice", at: { role: "alert" } }, text));
}

function showTyping({ typing, channel, places }: State): void {
  const types = (typing.get(channel) ?? 0) > Date.now();
  const bot = places.guilds.flatMap(({ members }) => members).find((one) => one.bot);
  byId("typing").replaceChildren(
    ...(types ? [dots(), el("b", {}, bot?.name ?? "Somebody"), " is typing…"] : []),
  );
}
