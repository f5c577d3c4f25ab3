import type { MessageView } from "../../views/view-types.ts";
import { avatar, type Child, el } from "../shell/dom.ts";
import { nowMs } from "../shell/now.ts";
import { type ComponentHandlers, fileCard, linkToFullSize, renderComponents } from "./components.ts";
import { renderMarkdown } from "./markdown.ts";

/** Actions on a message. */
export interface MessageHandlers extends ComponentHandlers {
  readonly dismiss: () => void;
  readonly openThread: (channel: string) => void;
  readonly menu: (anchor: HTMLElement) => void;
  readonly reply: () => void;
}

/** Messages by one person within this time are grouped under one name. */
const GROUP_WITHIN_MS = 7 * 60_000;
const DAY_MS = 24 * 3_600_000;

/** Whether a message is grouped with the one above and shows no name of its own. */
export function isGrouped(message: MessageView, above: MessageView | undefined): boolean {
  if (!above || message.reply || message.invocation || message.onlyYou !== above.onlyYou) return false;
  if (!sameDay(message.at, above.at)) return false;
  return above.author.id === message.author.id && message.at - above.at < GROUP_WITHIN_MS;
}

export function sameDay(at: number, other: number): boolean {
  return new Date(at).toDateString() === new Date(other).toDateString();
}

export function renderMessage(
  message: MessageView,
  grouped: boolean,
  handlers: MessageHandlers,
): HTMLElement {
  const classes = [
    "message",
    grouped && "under",
    message.onlyYou && "only-you",
    message.mentionsYou && "mentions-you",
  ];
  return el(
    "li",
    { class: classes.filter(Boolean).join(" "), attributes: { "data-id": message.id } },
    originLine(message),
    grouped
      ? el("time", { class: "gutter" }, shortTime(message.at))
      : avatar(message.author.name, message.author.hue, "large"),
    el("div", { class: "body" }, grouped ? null : byline(message), ...body(message, handlers)),
    tools(message, handlers),
  );
}

function originLine({ reply, invocation }: MessageView): Child {
  if (invocation)
    return el(
      "div",
      { class: "origin" },
      avatar(invocation.by.name, invocation.by.hue, "small"),
      el("b", {}, invocation.by.name),
      " used ",
      el("span", { class: "mention" }, invocation.command),
    );
  if (!reply) return null;
  if (!reply.author) return el("div", { class: "origin" }, el("i", {}, "Original message was deleted"));
  return el(
    "div",
    { class: "origin" },
    avatar(reply.author.name, reply.author.hue, "small"),
    el("b", {}, `${reply.pings ? "@" : ""}${reply.author.name}`),
    el("span", { class: "excerpt" }, reply.excerpt || "Click to see attachment"),
  );
}

function byline({ author, at }: MessageView): HTMLElement {
  return el(
    "div",
    { class: "byline" },
    el("b", {}, author.name),
    author.bot ? el("span", { class: "app" }, "APP") : null,
    el("time", { attributes: { datetime: new Date(at).toISOString() } }, longTime(at)),
  );
}

function body(message: MessageView, handlers: MessageHandlers): Child[] {
  const { content, components, attachments, thread, thinking, onlyYou, edited } = message;
  if (thinking)
    return [
      el("div", { class: "thinking" }, typingDots(), `${message.author.name} is thinking…`),
      onlyYouNote(message, handlers),
    ];
  const mark = edited ? el("span", { class: "edited" }, " (edited)") : null;
  const withText = content.length > 0;
  return [
    withText ? el("div", { class: "text" }, ...renderMarkdown(content), mark) : null,
    ...renderComponents(components, handlers),
    withText ? null : mark,
    ...attachments.map((file) => attachment(file)),
    thread &&
      el(
        "button",
        {
          class: "thread-chip",
          attributes: { type: "button" },
          on: { click: () => handlers.openThread(thread.id) },
        },
        el("b", {}, thread.name),
        el("span", {}, `${thread.messages} ${thread.messages === 1 ? "message" : "messages"} ›`),
      ),
    onlyYou ? onlyYouNote(message, handlers) : null,
  ];
}

export function typingDots(): HTMLElement {
  return el("span", { class: "dots", attributes: { "aria-hidden": "true" } }, el("i"), el("i"), el("i"));
}

function onlyYouNote({ onlyYou }: MessageView, { dismiss }: MessageHandlers): Child {
  if (!onlyYou) return null;
  return el(
    "div",
    { class: "only" },
    "👁 Only you can see this · ",
    el(
      "button",
      { class: "as-link", attributes: { type: "button" }, on: { click: dismiss } },
      "Dismiss message",
    ),
  );
}

function attachment(file: MessageView["attachments"][number]): HTMLElement {
  const { filename, contentType, description, size, url } = file;
  if (/^image\/(png|jpeg|gif|webp)$/.test(contentType))
    return linkToFullSize(
      url,
      el("img", { class: "picture", attributes: { src: url, alt: description ?? filename } }),
    );
  return fileCard(filename, size, url);
}

function tools({ thinking }: MessageView, { reply, menu }: MessageHandlers): Child {
  if (thinking) return null;
  const open = ({ currentTarget }: Event) => menu(currentTarget as HTMLElement);
  return el(
    "div",
    { class: "tools" },
    el(
      "button",
      { attributes: { type: "button", title: "Reply", "aria-label": "Reply" }, on: { click: reply } },
      "↩",
    ),
    el(
      "button",
      { attributes: { type: "button", title: "More", "aria-label": "More" }, on: { click: open } },
      "⋯",
    ),
  );
}

function shortTime(at: number): string {
  return new Date(at).toLocaleTimeString(undefined, { timeStyle: "short" });
}

function longTime(at: number): string {
  if (sameDay(at, nowMs())) return shortTime(at);
  if (sameDay(at, nowMs() - DAY_MS)) return `Yesterday at ${shortTime(at)}`;
  return new Date(at).toLocaleString(undefined, { dateStyle: "short", timeStyle: "short" });
}
