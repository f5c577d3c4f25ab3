// The page's start: who one is, what one sees, and what each click does.
import type { MessageView, Outcome, PlacesView } from "../shapes.ts";
import { act, follow, readCommands, readPeople } from "./api.ts";
import { showTime } from "./clock-panel.ts";
import { type CommandEntry, createCommandEntry } from "./command-entry.ts";
import type { Offered } from "./components.ts";
import { showControls } from "./controls.ts";
import { byId, el } from "./dom.ts";
import { takeFiles } from "./dropping.ts";
import { createEntry } from "./entry.ts";
import { createList } from "./list.ts";
import { openMenu } from "./menu.ts";
import { messageMenu } from "./message-menu.ts";
import { openModal } from "./modal.ts";
import { moveNow } from "./now.ts";
import { showPlaces } from "./places.ts";
import { currentChannel, type State, takeIn } from "./state.ts";
import type { TypedCommand } from "./typed-command.ts";

const NO_PLACES = (you: PlacesView["people"][number]): PlacesView => ({
  you,
  people: [you],
  guilds: [],
  dms: [],
  bot: { state: "running", exitCode: null, connected: false, lines: [], refused: [] },
  faults: [],
  clock: { movedByMs: 0, busy: false, said: null, awaited: [], zones: [], samples: false },
});

const THEME = "playground-theme";
const HINT = "playground-hint";

function start(you: PlacesView["people"][number]): void {
  const state: State = {
    places: NO_PLACES(you),
    messages: new Map(),
    notices: [],
    dismissed: new Set(),
    seen: new Map(),
    typing: new Map(),
    guild: "",
    channel: "",
    replyTo: null,
  };
  let command: CommandEntry | null = null;
  const asYou = (given: object) => act({ person: you.id, ...given });

  /** Shows what a client shows of it; whether it went well. */
  function settle(outcome: Outcome, failed: string): boolean {
    if (outcome.outcome === "modal")
      openModal(outcome.modal, (fields) => asYou({ do: "submit", modal: outcome.id, fields }));
    if (outcome.outcome === "thread") goTo(state.guild, outcome.channel);
    if (outcome.outcome === "no-answer") notice(failed);
    if (outcome.outcome === "refused") notice(outcome.why);
    return outcome.outcome !== "no-answer" && outcome.outcome !== "refused";
  }

  function notice(text: string): void {
    state.notices.push({ channel: state.channel, at: Date.now(), text });
    drawMessages();
  }

  const onMessage = (message: MessageView, given: object) =>
    asYou({ message: message.id, ...given }).then((outcome) => {
      settle(outcome, "This interaction failed");
      for (const button of document.querySelectorAll(`[data-id="${message.id}"] .waiting`))
        button.classList.remove("waiting");
      return outcome;
    });

  const list = createList((message) => ({
    press: (button) => void onMessage(message, { do: "click", button }),
    choose: (select, values) => void onMessage(message, { do: "choose", select, values }),
    offered,
    dismiss() {
      state.dismissed.add(message.id);
      drawMessages();
    },
    openThread: (channel) => goTo(state.guild, channel),
    reply: () => replyTo(message),
    menu: (anchor) => void openMessageMenu(anchor, message),
  }));

  const entry = createEntry({
    commands: () => readCommands(you.id, state.channel),
    openCommand,
    members,
    dropReply: () => replyTo(null),
    async send(content, files) {
      const reply = state.replyTo;
      const outcome = await asYou({
        do: "send",
        channel: state.channel,
        content,
        files,
        ...(reply && { replyTo: reply.message.id, ping: reply.ping }),
      });
      state.replyTo = null;
      state.notices.length = 0;
      return settle(outcome, "This message was not sent");
    },
  });

  function members() {
    const guild = state.places.guilds.find(({ id }) => id === state.guild);
    return guild?.members ?? [];
  }

  /** By the type of an option or, counted alike here, a select: people 6, channels 7, roles 8. */
  function offeredTo(kind: "people" | "channels" | "roles"): Offered[] {
    const guild = state.places.guilds.find(({ id }) => id === state.guild);
    if (kind === "people") return members().map(({ name, id }) => ({ label: name, value: id }));
    if (kind === "roles") return (guild?.roles ?? []).map(({ name, id }) => ({ label: name, value: id }));
    return (guild?.channels ?? []).map(({ name, id }) => ({ label: `#${name}`, value: id }));
  }

  function offered(selectType: number): Offered[] {
    if (selectType === 5) return offeredTo("people");
    if (selectType === 6) return offeredTo("roles");
    if (selectType === 8) return offeredTo("channels");
    return [...offeredTo("people"), ...offeredTo("roles")];
  }

  function openCommand({ command: chosen, values }: TypedCommand): void {
    const run = (given: object) => asYou({ channel: state.channel, name: chosen.name, ...given });
    command = createCommandEntry(chosen, values, {
      async run(options) {
        state.notices.length = 0;
        return settle(await run({ do: "command", options }), "The application did not respond");
      },
      complete: (focused, options) => run({ do: "autocomplete", focused, options }),
      cancel: closeCommand,
      offered: (type) => offeredTo(type === 7 ? "channels" : type === 8 ? "roles" : "people"),
    });
    entry.show(false);
    byId("entry").append(command.element);
    command.focus();
  }

  function closeCommand(): void {
    command?.element.remove();
    command = null;
    entry.show(true);
    entry.focus();
  }

  function replyTo(message: MessageView | null): void {
    state.replyTo = message && { message, ping: message.author.id !== you.id };
    entry.draw(state);
    if (message) entry.focus();
  }

  async function openMessageMenu(anchor: HTMLElement, message: MessageView): Promise<void> {
    const commands = await readCommands(you.id, message.channel);
    const deeds = {
      reply: () => replyTo(message),
      act: (given: object) => onMessage(message, given),
    };
    openMenu(anchor, messageMenu(state, message, commands, deeds));
  }

  function goTo(guild: string, channel: string): void {
    state.guild = guild;
    state.channel = channel;
    state.replyTo = null;
    document.body.classList.remove("side-open");
    if (command) closeCommand();
    drawAll();
  }

  function drawPlaces(): void {
    showPlaces(state, {
      goTo,
      toggleSide: () => void document.body.classList.toggle("side-open"),
      toggleTheme,
      toggleControls() {
        byId("controls").hidden = !byId("controls").hidden;
      },
    });
    showControls(state, goTo);
    showTime();
    entry.draw(state);
  }

  function drawMessages(): void {
    if (currentChannel(state)) list.draw(state);
  }

  function drawAll(): void {
    drawMessages();
    drawPlaces();
  }

  takeFiles(byId("main"), (files) => {
    const [first] = files;
    if (!(first && command?.drop(first))) entry.add(files);
  });
  byId("messages").addEventListener("click", () => document.body.classList.remove("side-open"));
  setInterval(() => {
    showTime();
    drawMessages();
  }, 1000);
  follow(you.id, (told) => {
    takeIn(state, told);
    moveNow(state.places.clock.movedByMs);
    drawAll();
  });
}

function toggleTheme(): void {
  const root = document.documentElement;
  root.dataset.theme = root.dataset.theme === "light" ? "dark" : "light";
  localStorage.setItem(THEME, root.dataset.theme);
}

function showHint(): void {
  if (sessionStorage.getItem(HINT) !== null) return;
  const close = () => {
    sessionStorage.setItem(HINT, "read");
    byId("hint").replaceChildren();
  };
  byId("hint").replaceChildren(
    el(
      "p",
      {},
      "A Discord of your own, with the real bot in it. Try /brief, press Sources, ask @Dateline, be Ann or Ben; ⚙ moves the clock and breaks things.",
    ),
    el(
      "button",
      { class: "as-link", at: { type: "button", "aria-label": "Close" }, on: { click: close } },
      "✕",
    ),
  );
}

document.documentElement.dataset.theme =
  localStorage.getItem(THEME) ?? (matchMedia("(prefers-color-scheme: light)").matches ? "light" : "dark");
showHint();
const people = await readPeople();
const handle = new URLSearchParams(location.search).get("as");
const you = people.find((person) => person.handle === handle) ?? people[0];
if (you) start(you);
