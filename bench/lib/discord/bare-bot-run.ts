// Child process of the Discord bench: a bare discord.js bot that makes the same calls as ours, and no others.
import "./answer-memory-run.ts";
import {
  Client,
  Events,
  GatewayIntentBits,
  type InteractionReplyOptions,
  MessageFlags,
  Partials,
} from "discord.js";

/** As long as the answers to /help and /status. */
const TEXT = "I read a folder of news documents and say what is in them. ".repeat(8);
const ANSWER: InteractionReplyOptions = {
  flags: MessageFlags.IsComponentsV2 | MessageFlags.Ephemeral,
  components: [{ type: 10, content: TEXT }],
};

const client = new Client({
  intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages],
  partials: [Partials.Channel],
  rest: { api: process.env.DISCORD_API_URL ?? "", globalRequestsPerSecond: Number.POSITIVE_INFINITY },
});
client.on(Events.InteractionCreate, async (interaction) => {
  if (interaction.isAutocomplete()) {
    await interaction.respond(
      Array.from({ length: 10 }, (_, n) => ({ name: `Headline ${n}`, value: `${n}` })),
    );
  } else if (interaction.isChatInputCommand()) {
    await interaction.reply(ANSWER);
  }
});
process.once("SIGTERM", () => void client.destroy().then(() => process.exit()));
await client.login(process.env.DISCORD_TOKEN);
