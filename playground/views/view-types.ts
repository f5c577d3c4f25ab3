// What passes between the playground's server and its page. Times are milliseconds since 1970; ids are snowflakes.

/** A node of parsed Discord Markdown; names of people, channels and commands are put in by the server. */
export interface MarkdownNode {
  readonly type: string;
  readonly content?: string | readonly MarkdownNode[];
  readonly level?: number;
  readonly lang?: string;
  readonly target?: string;
  /** Seconds since 1970, and how it is to be shown: t, T, d, D, f, F or R. */
  readonly timestamp?: string;
  readonly format?: string | undefined;
  readonly name?: string;
  readonly ordered?: boolean;
  readonly start?: number;
  readonly items?: readonly (readonly MarkdownNode[])[];
}

/** A component as Discord's API has it; text displays carry their parsed Markdown too. */
export interface ComponentView {
  readonly type: number;
  readonly nodes?: readonly MarkdownNode[];
  readonly components?: readonly ComponentView[];
  readonly accessory?: ComponentView;
  readonly component?: ComponentView;
  readonly [field: string]: unknown;
}

/** Somebody as others see them; hue is the colour of their picture in degrees. */
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
  /** What it shows, for those who can't see it. */
  readonly description: string | null;
  /** Bytes. */
  readonly size: number;
  /** A path on the page's own server. */
  readonly url: string;
}

export interface MessageView {
  readonly id: string;
  readonly channel: string;
  readonly author: UserView;
  readonly at: number;
  readonly edited: boolean;
  /** As it was sent; `content` is the same, parsed. */
  readonly text: string;
  readonly content: readonly MarkdownNode[];
  readonly components: readonly ComponentView[];
  readonly attachments: readonly AttachmentView[];
  /** The message it replies to; without an author when that one is gone. */
  readonly reply: {
    readonly id: string;
    readonly author: UserView | null;
    readonly excerpt: string;
    readonly pings: boolean;
  } | null;
  /** The command it answers. */
  readonly invocation: { readonly by: UserView; readonly command: string } | null;
  readonly thread: { readonly id: string; readonly name: string; readonly messages: number } | null;
  readonly onlyYou: boolean;
  readonly thinking: boolean;
  readonly mentionsYou: boolean;
  /** 21 is the first entry of a thread, which shows the message it was started from. */
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

/** `ended` means: by itself, with this exit code. Running, but not connected yet: it starts, or waits Discord out. */
export interface BotView {
  readonly state: "running" | "stopped" | "ended";
  readonly exitCode: number | null;
  readonly connected: boolean;
  /** What it said last in its terminal. */
  readonly lines: readonly string[];
  /** Requests of the bot that Discord would have refused. */
  readonly refused: readonly string[];
}

export interface FaultSwitchView {
  readonly name: string;
  readonly label: string;
  readonly on: boolean;
}

/** An edition that the moved clock has made due. */
export interface PendingEditionView {
  readonly name: string;
  /** Where it is posted; null for a schedule of no server. */
  readonly guild: string | null;
  readonly channel: string;
  readonly slot: number;
  /** What became of it in the bot's own words; null while it is to come. */
  readonly outcome: string | null;
}

/** The time of this Discord and its bot. */
export interface ClockView {
  readonly offsetMs: number;
  /** A button is being done. */
  readonly busy: boolean;
  /** What the last button did, or why it did nothing. */
  readonly message: string | null;
  readonly pendingEditions: readonly PendingEditionView[];
  /** The schedules' time zones, as last asked. */
  readonly zones: readonly string[];
  /** Whether sample documents can be put into the folder. */
  readonly samples: boolean;
}

export interface PlacesView {
  readonly you: UserView;
  /** `handle` is what the page's address calls them: ?as=ann. */
  readonly people: readonly (UserView & { readonly handle: string })[];
  readonly guilds: readonly GuildView[];
  readonly dms: readonly ChannelView[];
  readonly bot: BotView;
  readonly faults: readonly FaultSwitchView[];
  readonly clock: ClockView;
}

/** An option, and a command, as registered by the bot. Types: 1 and 2 are subcommands, 3 text, 4 whole number, 5 yes or no. */
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

/** Type 1 is a slash command, 3 one on a message. A subcommand stands here with its whole name: "documents add". */
export interface CommandView {
  readonly name: string;
  readonly type: number;
  readonly description: string;
  readonly options: readonly OptionView[];
}

/** What the page is told as it happens. `all` comes first, and again after a lost connection. */
export type PageEvent =
  | { readonly kind: "all"; readonly places: PlacesView; readonly messages: readonly MessageView[] }
  | { readonly kind: "places"; readonly places: PlacesView }
  | { readonly kind: "message"; readonly message: MessageView }
  | { readonly kind: "gone"; readonly id: string; readonly channel: string }
  | { readonly kind: "typing"; readonly channel: string; readonly who: string };

/** A modal as the bot sent it. */
export interface ModalView {
  readonly title: string;
  readonly components: readonly ComponentView[];
}

/** What came of an act. `no-answer`: the bot did not acknowledge it within Discord's three seconds. */
export type Outcome =
  | { readonly outcome: "done" }
  | { readonly outcome: "no-answer" }
  | { readonly outcome: "refused"; readonly why: string }
  | { readonly outcome: "thread"; readonly channel: string }
  | { readonly outcome: "modal"; readonly id: string; readonly modal: ModalView }
  | {
      readonly outcome: "choices";
      readonly choices: readonly { readonly name: string; readonly value: string | number }[];
    };
