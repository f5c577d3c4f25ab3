import type { CommandView, Face } from "../shapes.ts";
import { type SentFile, sentFile } from "./api.ts";
import { byId, el } from "./dom.ts";
import { createPopup } from "./popup.ts";
import { currentChannel, type State } from "./state.ts";
import { readTyped, type TypedCommand } from "./typed-command.ts";

export interface EntryDeeds {
  readonly commands: () => Promise<readonly CommandView[]>;
  readonly openCommand: (typed: TypedCommand) => void;
  /** Whether it was sent; if not, what was typed stays. */
  readonly send: (content: string, files: readonly SentFile[]) => Promise<boolean>;
  readonly members: () => readonly Face[];
  readonly dropReply: () => void;
}

const COMMAND = /^\/([\w -]*)$/;

/** Where one writes: "/" offers the commands, "@" the people; files come by the plus or are dropped. */
export function createEntry(deeds: EntryDeeds) {
  const popup = createPopup();
  const files: File[] = [];
  const above = el("div", { class: "above" });
  const text = el("textarea", { at: { rows: 1, "aria-label": "Message" } });
  const picker = el("input", { at: { type: "file", multiple: true, hidden: true } });
  const plus = el(
    "button",
    {
      class: "tool",
      at: { type: "button", "aria-label": "Attach files" },
      on: { click: () => picker.click() },
    },
    "+",
  );
  const line = el("div", { class: "write" }, plus, picker, text);
  byId("entry").replaceChildren(popup.element, above, line);
  picker.addEventListener("change", () => add([...(picker.files ?? [])]));

  let drawn: State | null = null;

  function add(given: readonly File[]): void {
    files.push(...given);
    if (drawn) draw(drawn);
  }

  function draw(state: State): void {
    drawn = state;
    const channel = currentChannel(state);
    const { kind, name: own = "" } = channel ?? {};
    const name = kind === "dm" ? `@${own}` : kind === "thread" ? `“${own}”` : `#${own}`;
    text.placeholder = channel?.mayWrite ? `Message ${name}` : "You may not write here";
    text.disabled = !channel?.mayWrite;
    above.replaceChildren(...replyBar(state, deeds.dropReply), ...files.map(fileChip));
  }

  function fileChip(file: File): HTMLElement {
    const remove = () => {
      files.splice(files.indexOf(file), 1);
      if (drawn) draw(drawn);
    };
    return el(
      "div",
      { class: "file" },
      `📄 ${file.name}`,
      el("button", { class: "as-link", at: { type: "button" }, on: { click: remove } }, "Remove"),
    );
  }

  /** A command that was written out, with its options or before the list of commands came, is opened as it stands. */
  async function submit(): Promise<void> {
    const typed = text.value.startsWith("/") ? readTyped(text.value, await deeds.commands()) : null;
    if (!typed) return send();
    open(typed);
  }

  function open(typed: TypedCommand): void {
    text.value = "";
    popup.hide();
    deeds.openCommand(typed);
  }

  async function send(): Promise<void> {
    const content = withIds(text.value, deeds.members());
    if (content.trim() === "" && files.length === 0) return;
    if (!(await deeds.send(content, await Promise.all(files.map(sentFile))))) return;
    files.length = 0;
    text.value = "";
    grow();
    if (drawn) draw(drawn);
  }

  function grow(): void {
    text.style.height = "auto";
    text.style.height = `${text.scrollHeight}px`;
  }

  async function offer(): Promise<void> {
    const slash = COMMAND.exec(text.value);
    const at = /(?:^|\s)@(\w*)$/.exec(text.value.slice(0, text.selectionStart));
    if (slash) return offerCommands(slash[1] ?? "");
    if (!at) return popup.hide();
    const wanted = (at[1] ?? "").toLowerCase();
    const found = deeds.members().filter(({ name }) => name.toLowerCase().startsWith(wanted));
    popup.show(
      found.map(({ name }) => ({ label: `@${name}`, choose: () => insert(wanted.length, `${name} `) })),
    );
  }

  async function offerCommands(typed: string): Promise<void> {
    const commands = await deeds.commands();
    if (!text.value.startsWith("/")) return;
    const wanted = typed.trim().toLowerCase();
    const found = commands.filter(({ name, type }) => type === 1 && name.startsWith(wanted));
    popup.show(
      found.map((command) => ({
        label: `/${command.name}`,
        detail: command.description,
        choose: () => open({ command, values: new Map() }),
      })),
    );
  }

  function insert(typed: number, name: string): void {
    const at = text.selectionStart;
    text.setRangeText(name, at - typed, at, "end");
    text.focus();
  }

  text.addEventListener("input", () => {
    grow();
    void offer();
  });
  text.addEventListener("keydown", (event) => {
    if (popup.key(event)) return;
    if (event.key === "Escape") deeds.dropReply();
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    void submit();
  });

  return {
    draw,
    add,
    focus: () => text.focus(),
    show(on: boolean) {
      line.hidden = !on;
    },
  };
}

function replyBar({ replyTo }: State, drop: () => void): HTMLElement[] {
  if (!replyTo) return [];
  const ping = el("button", { class: "as-link", at: { type: "button" } }, `@ ${replyTo.ping ? "ON" : "OFF"}`);
  ping.addEventListener("click", () => {
    replyTo.ping = !replyTo.ping;
    ping.textContent = `@ ${replyTo.ping ? "ON" : "OFF"}`;
  });
  const close = el(
    "button",
    { class: "as-link", at: { type: "button", "aria-label": "Not a reply" }, on: { click: drop } },
    "✕",
  );
  return [
    el(
      "div",
      { class: "reply-bar" },
      "Replying to ",
      el("b", {}, replyTo.message.author.name),
      el("span", { class: "grow" }),
      ping,
      close,
    ),
  ];
}

/** "@Name" as one types it becomes the mention that is sent; the longest name wins. */
function withIds(text: string, members: readonly Face[]): string {
  const longestFirst = [...members].sort((one, other) => other.name.length - one.name.length);
  return longestFirst.reduce((all, { name, id }) => all.replaceAll(`@${name}`, `<@${id}>`), text);
}
