import type { DetailedFailedCall, Failed, FailedCall } from "./failed.ts";

/** `reference` is the correlation id that the person sees. */
type FailedReply = DetailedFailedCall & { readonly reference: string };

/** The connection to Discord, and how interactions and messages were handled. */
export interface DiscordEvents {
  "discord.ready": { readonly bot: string; readonly guilds: number };
  "discord.unreachable": { readonly detail: string; readonly againInMs: number };
  "discord.error": Failed;
  "discord.registration-failed": Failed;
  /** `left`: interactions and messages that were still being handled. */
  "discord.interrupted": { readonly left: number };
  /** `timeToReset` in milliseconds. */
  "discord.rate-limited": {
    readonly route: string;
    readonly timeToReset: number;
    readonly global: boolean;
  };
  "gateway.closed": { readonly shard: number; readonly code: number };
  "gateway.error": Failed & { readonly shard: number };
  "gateway.reconnecting": { readonly shard: number };
  "gateway.resumed": { readonly shard: number; readonly replayed: number };
  "commands.registered": { readonly changed: boolean; readonly commands: number };
  "commands.not-registered": DetailedFailedCall;
  "guild.joined": { readonly guild: string };
  "guild.left": { readonly guild: string };
  "guild.not-saved": Failed & { readonly guild: string };
  "guild.notice-not-sent": FailedCall & { readonly guild: string };
  /** `what`: the command or button. */
  "interaction.acknowledged": { readonly what: string; readonly milliseconds: number };
  "interaction.unacknowledged": FailedReply;
  "interaction.picture-refused": FailedReply;
  "interaction.reply-lost": FailedReply;
  "interaction.withdraw-failed": FailedReply;
  "interaction.handled": {
    readonly what: string;
    readonly guild: string | null;
    readonly outcome: "done" | "failed";
    readonly milliseconds: number;
  };
  "interaction.failed": Failed & {
    readonly reference: string;
    readonly what: string;
    readonly guild: string | null;
  };
  "interaction.repeated": { readonly interaction: string };
  "interaction.unknown": { readonly what: string };
  "message.failed": Failed & { readonly reference: string; readonly guild: string | null };
  "message.not-answered": FailedCall;
  "typing.failed": Failed;
  "mistake.reported": { readonly ref: string; readonly guild: string | null };
  "person.forgotten": { readonly things: number };
}
