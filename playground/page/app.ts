// The page's entry point: the current person, their view, and the actions.
import type { MessageView, Outcome, PlacesView } from "../views/view-types.ts";
import { type CommandForm, createCommandForm } from "./input/command-form.ts";
import { createMessageInput } from "./input/message-input.ts";
import type { TypedCommand } from "./input/typed-command.ts";
import type { SelectOption } from "./messages/components.ts";
import { createMessageList } from "./messages/message-list.ts";
import { messageMenu } from "./messages/message-menu.ts";
import { openModal } from "./messages/modal.ts";
import { updateClocks } from "./panels/clock-panel.ts";
import { renderControls } from "./panels/controls.ts";
import { renderPlaces } from "./panels/places.ts";
import { performAction, readCommands, readPeople, subscribe } from "./shell/api-client.ts";
import { byId, el } from "./shell/dom.ts";
import { acceptDrops } from "./shell/file-drop.ts";
import { openMenu } from "./shell/menu.ts";
import { setClockOffset } from "./shell/now.ts";
import { applyEvent, currentChannel, type State } from "./shell/state.ts";

const emptyPlaces = (you: PlacesView["people"][number]): PlacesView => ({
  you,
  people: [you],
  guilds: [],
  dms: [],
  bot: { state: "running", exitCode: null, connected: false, lines: [], refused: [] },
  faults: [],
  clock: { offsetMs: 0, busy: false, message: null, pendingEditions: [], zones: [], samples: false },
});

const THEME_KEY = "playground-theme";
const HINT_KEY = "playground-hint";

function start(you: PlacesView["people"][number]): void {
  const state: State = {
    places: emptyPlaces(you),
    messages: new Map(),
    notices: [],
    dismissed: new Set(),
    lastSeen: new Map(),
    typing: new Map(),
    guild: "",
    channel: "",
    replyTo: null,
  };
  let openForm: CommandForm | null = null;
  const actAsYou = (action: object) => performAction({ person: you.id, ...action });

  /** Shows an outcome as Discord's client does; returns whether the action succeeded. */
  function handleOutcome(outcome: Outcome, failureText: string): boolean {
    if (outcome.outcome === "modal")
      openModal(outcome.modal, (fields) => actAsYou({ do: "submit", modal: outcome.id, fields }));
    if (outcome.outcome === "thread") goTo(state.guild, outcome.channel);
    if (outcome.outcome === "no-answer") notice(failureText);
    if (outcome.outcome === "refused") notice(outcome.reason);
    return outcome.outcome !== "no-answer" && outcome.outcome !== "refused";
  }

  function notice(text: string): void {
    state.notices.push({ channel: state.channel, at: Date.now(), text });
    drawMessages();
  }

  const onMessage = (message: MessageView, action: object) =>
    actAsYou({ message: message.id, ...action }).then((outcome) => {
      handleOutcome(outcome, "This interaction failed");
      for (const button of document.querySelectorAll(`[data-id="${message.id}"] .waiting`))
        button.classList.remove("waiting");
      return outcome;
    });

  const list = createMessageList((message) => ({
    press: (button) => void onMessage(message, { do: "click", button }),
    choose: (select, values) => void onMessage(message, { do: "choose", select, values }),
    selectOptions,
    dismiss() {
      state.dismissed.add(message.id);
      drawMessages();
    },
    openThread: (channel) => goTo(state.guild, channel),
    reply: () => replyTo(message),
    menu: (anchor) => void openMessageMenu(anchor, message),
  }));

  const messageInput = createMessageInput({
    commands: () => readCommands(you.id, state.channel),
    openCommand,
    members,
    cancelReply: () => replyTo(null),
    async send(content, files) {
      const reply = state.replyTo;
      const outcome = await actAsYou({
        do: "send",
        channel: state.channel,
        content,
        files,
        ...(reply && { replyTo: reply.message.id, ping: reply.ping }),
      });
      state.replyTo = null;
      state.notices.length = 0;
      return handleOutcome(outcome, "This message was not sent");
    },
  });

  function members() {
    const guild = state.places.guilds.find(({ id }) => id === state.guild);
    return guild?.members ?? [];
  }

  /** Choices for selects of people, channels or roles in the current server. */
  function optionsOf(kind: "people" | "channels" | "roles"): SelectOption[] {
    const guild = state.places.guilds.find(({ id }) => id === state.guild);
    if (kind === "people") return members().map(({ name, id }) => ({ label: name, value: id }));
    if (kind === "roles") return (guild?.roles ?? []).map(({ name, id }) => ({ label: name, value: id }));
    return (guild?.channels ?? []).map(({ name, id }) => ({ label: `#${name}`, value: id }));
  }

  function selectOptions(selectType: number): SelectOption[] {
    if (selectType === 5) return optionsOf("people");
    if (selectType === 6) return optionsOf("roles");
    if (selectType === 8) return optionsOf("channels");
    return [...optionsOf("people"), ...optionsOf("roles")];
  }

  function openCommand({ command: commandView, values }: TypedCommand): void {
    const run = (action: object) => actAsYou({ channel: state.channel, name: commandView.name, ...action });
    openForm = createCommandForm(commandView, values, {
      async run(options) {
        state.notices.length = 0;
        return handleOutcome(await run({ do: "command", options }), "The application did not respond");
      },
      complete: (focused, options) => run({ do: "autocomplete", focused, options }),
      cancel: closeCommand,
      selectOptions: (type) => optionsOf(type === 7 ? "channels" : type === 8 ? "roles" : "people"),
    });
    messageInput.show(false);
    byId("entry").append(openForm.element);
    openForm.focus();
  }

  function closeCommand(): void {
    openForm?.element.remove();
    openForm = null;
    messageInput.show(true);
    messageInput.focus();
  }

  function replyTo(target: MessageView | null): void {
    state.replyTo = target && { message: target, ping: target.author.id !== you.id };
    messageInput.draw(state);
    if (target) messageInput.focus();
  }

  async function openMessageMenu(anchor: HTMLElement, message: MessageView): Promise<void> {
    const commands = await readCommands(you.id, message.channel);
    const handlers = {
      reply: () => replyTo(message),
      act: (action: object) => onMessage(message, action),
    };
    openMenu(anchor, messageMenu(state, message, commands, handlers));
  }

  function goTo(guild: string, channel: string): void {
    state.guild = guild;
    state.channel = channel;
    state.replyTo = null;
    document.body.classList.remove("side-open");
    if (openForm) closeCommand();
    drawAll();
  }

  function drawPlaces(): void {
    renderPlaces(state, {
      goTo,
      toggleSide: () => void document.body.classList.toggle("side-open"),
      toggleTheme,
      toggleControls() {
        byId("controls").hidden = !byId("controls").hidden;
      },
    });
    renderControls(state, goTo);
    updateClocks();
    messageInput.draw(state);
  }

  function drawMessages(): void {
    if (currentChannel(state)) list.draw(state);
  }

  function drawAll(): void {
    drawMessages();
    drawPlaces();
  }

  acceptDrops(byId("main"), (files) => {
    const [first] = files;
    if (!(first && openForm?.acceptFile(first))) messageInput.add(files);
  });
  byId("messages").addEventListener("click", () => document.body.classList.remove("side-open"));
  setInterval(() => {
    updateClocks();
    drawMessages();
  }, 1000);
  subscribe(you.id, (event) => {
    applyEvent(state, event);
    setClockOffset(state.places.clock.offsetMs);
    drawAll();
  });
}

function toggleTheme(): void {
  const root = document.documentElement;
  root.dataset.theme = root.dataset.theme === "light" ? "dark" : "light";
  localStorage.setItem(THEME_KEY, root.dataset.theme);
}

function showHint(): void {
  if (sessionStorage.getItem(HINT_KEY) !== null) return;
  const close = () => {
    sessionStorage.setItem(HINT_KEY, "read");
    byId("hint").replaceChildren();
  };
  byId("hint").replaceChildren(
    el(
      "p",
      {},
      "A local stand-in for Discord, with the real bot. Try /brief, press Sources, ask @Dateline, switch between Ann and Ben; ⚙ moves the clock and injects faults.",
    ),
    el(
      "button",
      { class: "as-link", attributes: { type: "button", "aria-label": "Close" }, on: { click: close } },
      "✕",
    ),
  );
}

document.documentElement.dataset.theme =
  localStorage.getItem(THEME_KEY) ?? (matchMedia("(prefers-color-scheme: light)").matches ? "light" : "dark");
showHint();
const people = await readPeople();
const handle = new URLSearchParams(location.search).get("as");
const you = people.find((person) => person.handle === handle) ?? people[0];
if (you) start(you);
