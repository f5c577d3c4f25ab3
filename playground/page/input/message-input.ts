import type { CommandView, UserView } from "../../views/view-types.ts";
import { encodeFile, type UploadFile } from "../shell/api-client.ts";
import { byId, el } from "../shell/dom.ts";
import { currentChannel, type State } from "../shell/state.ts";
import { createSuggestionList } from "../shell/suggestion-list.ts";
import { parseCommandLine, type TypedCommand } from "./typed-command.ts";

export interface MessageInputHandlers {
  readonly commands: () => Promise<readonly CommandView[]>;
  readonly openCommand: (typed: TypedCommand) => void;
  /** Resolves to whether the message was sent; if not, the input keeps its text. */
  readonly send: (content: string, files: readonly UploadFile[]) => Promise<boolean>;
  readonly members: () => readonly UserView[];
  readonly cancelReply: () => void;
}

const COMMAND = /^\/([\w -]*)$/;

/** The message input: "/" suggests commands, "@" people; files are picked with the plus or dropped. */
export function createMessageInput(handlers: MessageInputHandlers) {
  const popup = createSuggestionList();
  const files: File[] = [];
  const above = el("div", { class: "above" });
  const text = el("textarea", { attributes: { rows: 1, "aria-label": "Message" } });
  const picker = el("input", { attributes: { type: "file", multiple: true, hidden: true } });
  const attachButton = el(
    "button",
    {
      class: "tool",
      attributes: { type: "button", "aria-label": "Attach files" },
      on: { click: () => picker.click() },
    },
    "+",
  );
  const inputRow = el("div", { class: "write" }, attachButton, picker, text);
  byId("entry").replaceChildren(popup.element, above, inputRow);
  picker.addEventListener("change", () => add([...(picker.files ?? [])]));

  let lastState: State | null = null;

  function add(newFiles: readonly File[]): void {
    files.push(...newFiles);
    if (lastState) draw(lastState);
  }

  function draw(state: State): void {
    lastState = state;
    const channel = currentChannel(state);
    const { kind, name: own = "" } = channel ?? {};
    const name = kind === "dm" ? `@${own}` : kind === "thread" ? `“${own}”` : `#${own}`;
    text.placeholder = channel?.mayWrite ? `Message ${name}` : "You cannot write here";
    text.disabled = !channel?.mayWrite;
    above.replaceChildren(...replyBar(state, handlers.cancelReply), ...files.map(fileChip));
  }

  function fileChip(file: File): HTMLElement {
    const remove = () => {
      files.splice(files.indexOf(file), 1);
      if (lastState) draw(lastState);
    };
    return el(
      "div",
      { class: "file" },
      `📄 ${file.name}`,
      el("button", { class: "as-link", attributes: { type: "button" }, on: { click: remove } }, "Remove"),
    );
  }

  /** Sends the message, or opens the form of a command typed out in full. */
  async function submit(): Promise<void> {
    const typed = text.value.startsWith("/") ? parseCommandLine(text.value, await handlers.commands()) : null;
    if (!typed) return send();
    open(typed);
  }

  function open(typed: TypedCommand): void {
    text.value = "";
    popup.hide();
    handlers.openCommand(typed);
  }

  async function send(): Promise<void> {
    const content = resolveMentions(text.value, handlers.members());
    if (content.trim() === "" && files.length === 0) return;
    if (!(await handlers.send(content, await Promise.all(files.map(encodeFile))))) return;
    files.length = 0;
    text.value = "";
    autoGrow();
    if (lastState) draw(lastState);
  }

  function autoGrow(): void {
    text.style.height = "auto";
    text.style.height = `${text.scrollHeight}px`;
  }

  async function suggest(): Promise<void> {
    const slash = COMMAND.exec(text.value);
    const at = /(?:^|\s)@(\w*)$/.exec(text.value.slice(0, text.selectionStart));
    if (slash) return suggestCommands(slash[1] ?? "");
    if (!at) return popup.hide();
    const prefix = (at[1] ?? "").toLowerCase();
    const matches = handlers.members().filter(({ name }) => name.toLowerCase().startsWith(prefix));
    popup.show(
      matches.map(({ name }) => ({ label: `@${name}`, choose: () => insert(prefix.length, `${name} `) })),
    );
  }

  async function suggestCommands(typed: string): Promise<void> {
    const commands = await handlers.commands();
    if (!text.value.startsWith("/")) return;
    const prefix = typed.trim().toLowerCase();
    const matches = commands.filter(({ name, type }) => type === 1 && name.startsWith(prefix));
    popup.show(
      matches.map((command) => ({
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
    autoGrow();
    void suggest();
  });
  text.addEventListener("keydown", (event) => {
    if (popup.key(event)) return;
    if (event.key === "Escape") handlers.cancelReply();
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    void submit();
  });

  return {
    draw,
    add,
    focus: () => text.focus(),
    show(on: boolean) {
      inputRow.hidden = !on;
    },
  };
}

function replyBar({ replyTo }: State, cancel: () => void): HTMLElement[] {
  if (!replyTo) return [];
  const ping = el(
    "button",
    { class: "as-link", attributes: { type: "button" } },
    `@ ${replyTo.ping ? "ON" : "OFF"}`,
  );
  ping.addEventListener("click", () => {
    replyTo.ping = !replyTo.ping;
    ping.textContent = `@ ${replyTo.ping ? "ON" : "OFF"}`;
  });
  const close = el(
    "button",
    {
      class: "as-link",
      attributes: { type: "button", "aria-label": "Cancel the reply" },
      on: { click: cancel },
    },
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

/** Turns typed "@Name" into mentions; the longest name wins. */
function resolveMentions(text: string, members: readonly UserView[]): string {
  const longestFirst = [...members].sort((a, b) => b.name.length - a.name.length);
  return longestFirst.reduce((all, { name, id }) => all.replaceAll(`@${name}`, `<@${id}>`), text);
}
