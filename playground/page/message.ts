import type { MessageView } from "../shapes.ts";
import { type ComponentDeeds, fileCard, largeOnPress, showComponents } from "./components.ts";
import { avatar, type Child, el } from "./dom.ts";
import { showMarkdown } from "./markdown.ts";
import { now } from "./now.ts";

/** What a person can do with a message. */
export interface MessageDeeds extends ComponentDeeds {
  readonly dismiss: () => void;
  readonly openThread: (channel: string) => void;
  readonly menu: (anchor: HTMLElement) => void;
  readonly reply: () => void;
}

/** Messages of one person this close together stand under one name, in ms. */
const TOGETHER_MS = 7 * 60_000;
const DAY_MS = 24 * 3_600_000;

/** Whether a message needs no name of its own, since the one above it is by the same person. */
export function goesOn(message: MessageView, above: MessageView | undefined): boolean {
  if (!above || message.reply || message.used || message.onlyYou !== above.onlyYou) return false;
  if (!sameDay(message.at, above.at)) return false;
  return above.author.id === message.author.id && message.at - above.at < TOGETHER_MS;
}

export function sameDay(at: number, other: number): boolean {
  return new Date(at).toDateString() === new Date(other).toDateString();
}

export function showMessage(message: MessageView, under: boolean, deeds: MessageDeeds): HTMLElement {
  const look = [
    "message",
    under && "under",
    message.onlyYou && "only-you",
    message.mentionsYou && "mentions-you",
  ];
  return el(
    "li",
    { class: look.filter(Boolean).join(" "), at: { "data-id": message.id } },
    origin(message),
    under
      ? el("time", { class: "gutter" }, shortTime(message.at))
      : avatar(message.author.name, message.author.hue, "large"),
    el("div", { class: "body" }, under ? null : byline(message), ...body(message, deeds)),
    tools(message, deeds),
  );
}

function origin({ reply, used }: MessageView): Child {
  if (used)
    return el(
      "div",
      { class: "origin" },
      avatar(used.by.name, used.by.hue, "small"),
      el("b", {}, used.by.name),
      " used ",
      el("span", { class: "mention" }, used.command),
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
    el("time", { at: { datetime: new Date(at).toISOString() } }, longTime(at)),
  );
}

function body(message: MessageView, deeds: MessageDeeds): Child[] {
  const { content, components, attachments, thread, thinking, onlyYou, edited } = message;
  if (thinking)
    return [
      el("div", { class: "thinking" }, dots(), `${message.author.name} is thinking…`),
      onlyFor(message, deeds),
    ];
  const mark = edited ? el("span", { class: "edited" }, " (edited)") : null;
  const withText = content.length > 0;
  return [
    withText ? el("div", { class: "text" }, ...showMarkdown(content), mark) : null,
    ...showComponents(components, deeds),
    withText ? null : mark,
    ...attachments.map((file) => attachment(file)),
    thread &&
      el(
        "button",
        { class: "thread-chip", at: { type: "button" }, on: { click: () => deeds.openThread(thread.id) } },
        el("b", {}, thread.name),
        el("span", {}, `${thread.messages} ${thread.messages === 1 ? "message" : "messages"} ›`),
      ),
    onlyYou ? onlyFor(message, deeds) : null,
  ];
}

export function dots(): HTMLElement {
  return el("span", { class: "dots", at: { "aria-hidden": "true" } }, el("i"), el("i"), el("i"));
}

function onlyFor({ onlyYou }: MessageView, { dismiss }: MessageDeeds): Child {
  if (!onlyYou) return null;
  return el(
    "div",
    { class: "only" },
    "👁 Only you can see this · ",
    el("button", { class: "as-link", at: { type: "button" }, on: { click: dismiss } }, "Dismiss message"),
  );
}

function attachment(file: MessageView["attachments"][number]): HTMLElement {
  const { filename, contentType, description, size, url } = file;
  if (/^image\/(png|jpeg|gif|webp)$/.test(contentType))
    return largeOnPress(url, el("img", { class: "picture", at: { src: url, alt: description ?? filename } }));
  return fileCard(filename, size, url);
}

function tools({ thinking }: MessageView, { reply, menu }: MessageDeeds): Child {
  if (thinking) return null;
  const open = ({ currentTarget }: Event) => menu(currentTarget as HTMLElement);
  return el(
    "div",
    { class: "tools" },
    el(
      "button",
      { at: { type: "button", title: "Reply", "aria-label": "Reply" }, on: { click: reply } },
      "↩",
    ),
    el("button", { at: { type: "button", title: "More", "aria-label": "More" }, on: { click: open } }, "⋯"),
  );
}

function shortTime(at: number): string {
  return new Date(at).toLocaleTimeString(undefined, { timeStyle: "short" });
}

function longTime(at: number): string {
  if (sameDay(at, now())) return shortTime(at);
  if (sameDay(at, now() - DAY_MS)) return `Yesterday at ${shortTime(at)}`;
  return new Date(at).toLocaleString(undefined, { dateStyle: "short", timeStyle: "short" });
}
