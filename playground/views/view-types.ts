// Types exchanged between the playground's server and its page. Times are milliseconds since 1970; ids are snowflakes.

/** A node of parsed Discord Markdown; the server has resolved names of people, channels and commands. */
export interface MarkdownNode {
  readonly type: string;
  readonly content?: string | readonly MarkdownNode[];
  readonly level?: number;
  readonly lang?: string;
  readonly target?: string;
  /** Seconds since 1970; `format` is its display style: t, T, d, D, f, F or R. */
  readonly timestamp?: string;
  readonly format?: string | undefined;
  readonly name?: string;
  readonly ordered?: boolean;
  readonly start?: number;
  readonly items?: readonly (readonly MarkdownNode[])[];
}

/** A component as in Discord's API; text displays also carry their parsed Markdown. */
export interface ComponentView {
  readonly type: number;
  readonly nodes?: readonly MarkdownNode[];
  readonly components?: readonly ComponentView[];
  readonly accessory?: ComponentView;
  readonly component?: ComponentView;
  readonly [field: string]: unknown;
}

/** A user's public profile; `hue` is their avatar colour in degrees. */
export interface UserView {
  readonly id: string;
  readonly name: string;
  readonly bot: boolean;
  readonly hue: number;
}

export interface AttachmentView {
  readonly id: string;
  readonly filename: string;
  readonly contentType: string;
  /** Alternative text. */
  readonly description: string | null;
  /** Bytes. */
  readonly size: number;
  /** Path on the page's server. */
  readonly url: string;
}

export interface MessageView {
  readonly id: string;
  readonly channel: string;
  readonly author: UserView;
  readonly at: number;
  readonly edited: boolean;
  /** The text as sent; `content` is the parsed form. */
  readonly text: string;
  readonly content: readonly MarkdownNode[];
  readonly components: readonly ComponentView[];
  readonly attachments: readonly AttachmentView[];
  /** The message it replies to; author is null if that message was deleted or is not visible. */
  readonly reply: {
    readonly id: string;
    readonly author: UserView | null;
    readonly excerpt: string;
    readonly pings: boolean;
  } | null;
  /** The command it responds to. */
  readonly invocation: { readonly by: UserView; readonly command: string } | null;
  readonly thread: { readonly id: string; readonly name: string; readonly messages: number } | null;
  readonly onlyYou: boolean;
  readonly thinking: boolean;
  readonly mentionsYou: boolean;
  /** Discord's message type; 21 is a thread's first entry, shown as the message that started it. */
  readonly kind: number;
}

export interface ChannelView {
  readonly id: string;
  readonly name: string;
  readonly kind: "text" | "announcement" | "thread" | "dm";
  readonly parent: string | null;
  readonly mayWrite: boolean;
}

export interface GuildView {
  readonly id: string;
  readonly name: string;
  readonly channels: readonly ChannelView[];
  readonly members: readonly UserView[];
  readonly roles: readonly { readonly id: string; readonly name: string }[];
}

/** `ended`: exited on its own, with this code. Running but not connected: starting, or retrying. */
export interface BotView {
  readonly state: "running" | "stopped" | "ended";
  readonly exitCode: number | null;
  readonly connected: boolean;
  /** Latest terminal output. */
  readonly lines: readonly string[];
  /** Requests of the bot that the stand-in rejected. */
  readonly refused: readonly string[];
}

export interface FaultSwitchView {
  readonly name: string;
  readonly label: string;
  readonly on: boolean;
}

/** An edition that a clock move made due. */
export interface PendingEditionView {
  readonly name: string;
  /** Where it is posted; null for a schedule of the shared library. */
  readonly guild: string | null;
  readonly channel: string;
  readonly slot: number;
  /** Its result in the bot's words; null while pending. */
  readonly outcome: string | null;
}

/** The clock of the stand-in and its bot. */
export interface ClockView {
  readonly offsetMs: number;
  /** Whether a clock move is running. */
  readonly busy: boolean;
  /** Result of the last move, or why it did nothing. */
  readonly message: string | null;
  readonly pendingEditions: readonly PendingEditionView[];
  /** The schedules' time zones when last listed. */
  readonly zones: readonly string[];
  /** Whether sample documents can be added to the folder. */
  readonly samples: boolean;
}

export interface PlacesView {
  readonly you: UserView;
  /** `handle` identifies the person in the page's URL: ?as=ann. */
  readonly people: readonly (UserView & { readonly handle: string })[];
  readonly guilds: readonly GuildView[];
  readonly dms: readonly ChannelView[];
  readonly bot: BotView;
  readonly faults: readonly FaultSwitchView[];
  readonly clock: ClockView;
}

/** An option as registered by the bot. Types: 1 and 2 subcommands, 3 text, 4 integer, 5 boolean, 10 number, 11 file. */
export interface OptionView {
  readonly type: number;
  readonly name: string;
  readonly description?: string;
  readonly required?: boolean;
  readonly autocomplete?: boolean;
  readonly choices?: readonly { readonly name: string; readonly value: string | number }[];
  readonly options?: readonly OptionView[];
  readonly min_value?: number;
  readonly max_value?: number;
  readonly max_length?: number;
}

/** A command: type 1 slash, 3 message. A subcommand has its full name: "documents add". */
export interface CommandView {
  readonly name: string;
  readonly type: number;
  readonly description: string;
  readonly options: readonly OptionView[];
}

/** Events for the page. `all` comes first, and again after a lost connection. */
export type PageEvent =
  | { readonly kind: "all"; readonly places: PlacesView; readonly messages: readonly MessageView[] }
  | { readonly kind: "places"; readonly places: PlacesView }
  | { readonly kind: "message"; readonly message: MessageView }
  | { readonly kind: "gone"; readonly id: string; readonly channel: string }
  | { readonly kind: "typing"; readonly channel: string; readonly who: string };

/** A modal as sent by the bot. */
export interface ModalView {
  readonly title: string;
  readonly components: readonly ComponentView[];
}

/** The outcome of an action. `no-answer`: the bot did not acknowledge it within Discord's three seconds. */
export type Outcome =
  | { readonly outcome: "done" }
  | { readonly outcome: "no-answer" }
  | { readonly outcome: "refused"; readonly reason: string }
  | { readonly outcome: "thread"; readonly channel: string }
  | { readonly outcome: "modal"; readonly id: string; readonly modal: ModalView }
  | {
      readonly outcome: "choices";
      readonly choices: readonly { readonly name: string; readonly value: string | number }[];
    };
