import type { MessageView } from "../../views/view-types.ts";
import { byId, el } from "../shell/dom.ts";
import { nowMs } from "../shell/now.ts";
import { currentChannel, messagesIn, type State } from "../shell/state.ts";
import { refreshRelativeTimes } from "./markdown.ts";
import { isGrouped, type MessageHandlers, renderMessage, sameDay, typingDots } from "./message.ts";

interface RenderedMessage {
  readonly message: MessageView;
  readonly grouped: boolean;
  readonly element: HTMLElement;
}

/** A list scrolled to within this many pixels of its end follows new messages. */
const AT_END_PX = 80;

/** The messages of the open channel. Unchanged elements stay in place, so that input and focus in them survive. */
export function createMessageList(handlersFor: (message: MessageView) => MessageHandlers) {
  const rendered = new Map<string, RenderedMessage>();
  const days = new Map<string, HTMLElement>();
  stickToBottom(byId("messages"));
  let displayedChannel = "";
  let renderedAt = nowMs();

  /** The date line before the first message of a day. */
  function dayBefore({ id, at }: MessageView, above: MessageView | undefined): HTMLElement[] {
    if (above !== undefined && sameDay(at, above.at)) return [];
    const text = new Date(at).toLocaleDateString(undefined, { dateStyle: "long" });
    const line = days.get(id) ?? el("li", { class: "day" }, el("span", {}, text));
    days.set(id, line);
    return [line];
  }

  function elementOf(message: MessageView, above: MessageView | undefined): HTMLElement {
    const grouped = isGrouped(message, above);
    const before = rendered.get(message.id);
    if (before?.message === message && before.grouped === grouped) return before.element;
    const element = renderMessage(message, grouped, handlersFor(message));
    rendered.set(message.id, { message, grouped, element });
    return element;
  }

  return {
    draw(state: State): void {
      const list = byId("messages");
      const atEnd =
        displayedChannel !== state.channel ||
        list.scrollHeight - list.scrollTop - list.clientHeight < AT_END_PX;
      displayedChannel = state.channel;
      // On a new day, "today" and "yesterday" in the shown times change.
      if (!sameDay(renderedAt, nowMs())) rendered.clear();
      renderedAt = nowMs();
      const messages = messagesIn(state, state.channel);
      const elements = [
        channelStart(state),
        ...messages.flatMap((message, at) => [
          ...dayBefore(message, messages[at - 1]),
          elementOf(message, messages[at - 1]),
        ]),
        ...noticesOf(state),
      ];
      reconcile(list, elements);
      refreshRelativeTimes(list);
      const last = messages.at(-1);
      if (last) state.lastSeen.set(state.channel, last.id);
      showTyping(state);
      if (atEnd) list.scrollTop = list.scrollHeight;
    },
  };
}

/** Keeps the last messages visible when the area below grows (a reply bar, a command form). */
function stickToBottom(list: HTMLElement): void {
  let atEnd = true;
  list.addEventListener("scroll", () => {
    atEnd = list.scrollHeight - list.scrollTop - list.clientHeight < AT_END_PX;
  });
  new ResizeObserver(() => {
    if (atEnd) list.scrollTop = list.scrollHeight;
  }).observe(list);
}

/** Puts the elements in order and removes all others; elements already in place are not moved. */
function reconcile(list: HTMLElement, elements: readonly HTMLElement[]): void {
  const keep = new Set<Element>(elements);
  for (const child of [...list.children]) if (!keep.has(child)) child.remove();
  elements.forEach((element, at) => {
    const current = list.children[at];
    if (current !== element) list.insertBefore(element, current ?? null);
  });
}

function channelStart(state: State): HTMLElement {
  const channel = currentChannel(state);
  const { name = "", kind } = channel ?? {};
  const title = kind === "dm" || kind === "thread" ? name : `#${name}`;
  return el("li", { class: "beginning" }, el("h2", {}, title), `This is the start of ${title}.`);
}

function noticesOf({ notices, channel }: State): HTMLElement[] {
  return notices
    .filter((notice) => notice.channel === channel)
    .map(({ text }) => el("li", { class: "notice", attributes: { role: "alert" } }, text));
}

function showTyping({ typing, channel, places }: State): void {
  const types = (typing.get(channel) ?? 0) > Date.now();
  const bot = places.guilds.flatMap(({ members }) => members).find((member) => member.bot);
  byId("typing").replaceChildren(
    ...(types ? [typingDots(), el("b", {}, bot?.name ?? "Somebody"), " is typing…"] : []),
  );
}
