import { expect, test } from "vitest";
import { type StandIn, startDiscord } from "../../src/discord-standin/start-discord.ts";
import type { Channel, Interaction, Json } from "../../src/discord-standin/world/types.ts";
import { request } from "./client-scene.ts";

interface CallbackScene {
  readonly discord: StandIn;
  readonly general: Channel;
  readonly ann: ReturnType<StandIn["addPerson"]>;
  /** Answers an interaction; resolves to status and error code. */
  readonly answer: (interaction: Interaction, body: Json) => Promise<[number, unknown]>;
  readonly webhook: (
    method: string,
    interaction: Interaction,
    path: string,
    body?: Json,
  ) => Promise<[number, unknown]>;
}

/** No bot is connected: the test sends raw requests. */
async function withCallbackScene(work: (scene: CallbackScene) => Promise<void>): Promise<void> {
  await using discord = await startDiscord({ rateLimits: false });
  const guild = discord.addGuild();
  const ann = discord.addPerson({ name: "Ann", in: [guild.id] });
  const options = [{ name: "question", description: "Q", type: 3, autocomplete: true }];
  const command = { name: "ask", description: "Ask", options };
  await request(discord, "POST", `/applications/${discord.world.applicationId}/commands`, command);
  const send = async (method: string, path: string, body?: Json): Promise<[number, unknown]> => {
    const response = await request(discord, method, path, body, {});
    return [response.status, response.body.code];
  };
  await work({
    discord,
    general: discord.channel(guild, "general"),
    ann,
    answer: ({ id, token }, body) => send("POST", `/interactions/${id}/${token}/callback`, body),
    webhook: (method, { token }, path, body) =>
      send(method, `/webhooks/${discord.world.applicationId}/${token}${path}`, body),
  });
}

const REPLY = { type: 4, data: { content: "x" } };
const BUTTONS = [{ type: 1, components: [{ type: 2, style: 1, label: "More", custom_id: "more" }] }];
const FIELD = { type: 4, custom_id: "q", style: 1 };
const MODAL = {
  type: 9,
  data: { custom_id: "m", title: "Ask", components: [{ type: 18, label: "Q", component: FIELD }] },
};

test("each interaction type takes its own callbacks, and a rejected callback can be retried", async () => {
  await withCallbackScene(async ({ ann, general, answer }) => {
    const command = ann.command("ask", {}, general);
    for (const type of [6, 7, 8]) expect(await answer(command.interaction, { type })).toEqual([400, 50035]);
    expect(
      await answer(command.interaction, { type: 4, data: { content: "x", components: BUTTONS } }),
    ).toEqual([204, undefined]);
    const message = await command.reply();
    const typing = ann.autocomplete("ask", "question", {}, general);
    for (const type of [4, 5, 9]) expect(await answer(typing.interaction, { type })).toEqual([400, 50035]);
    expect(await answer(typing.interaction, { type: 8, data: { choices: [] } })).toEqual([204, undefined]);
    const click = ann.click(message, "More");
    expect(await answer(click.interaction, { type: 8 })).toEqual([400, 50035]);
    expect(await answer(click.interaction, MODAL)).toEqual([204, undefined]);
    const submit = ann.submit(await click.modal(), { q: "why" });
    expect(await answer(submit.interaction, MODAL)).toEqual([400, 50035]);
    expect(await answer(submit.interaction, { type: 6 })).toEqual([204, undefined]);
  });
});

test("a modal from a command has no message to update", async () => {
  await withCallbackScene(async ({ ann, general, answer }) => {
    const command = ann.command("ask", {}, general);
    await answer(command.interaction, MODAL);
    const submit = ann.submit(await command.modal(), { q: "why" });
    expect(await answer(submit.interaction, { type: 7, data: { content: "x" } })).toEqual([400, 50035]);
    expect(await answer(submit.interaction, REPLY)).toEqual([204, undefined]);
  });
});

test("a deferral accepts only the ephemeral flag", async () => {
  await withCallbackScene(async ({ ann, general, answer }) => {
    const { interaction } = ann.command("ask", {}, general);
    expect(await answer(interaction, { type: 5, data: { flags: 1 << 15 } })).toEqual([400, 50035]);
    expect(await answer(interaction, { type: 5, data: { flags: 64 } })).toEqual([204, undefined]);
  });
});

test("26 choices, an empty reply and a long reply are rejected; errors are under data", async () => {
  await withCallbackScene(async ({ discord, ann, general, answer }) => {
    const typing = ann.autocomplete("ask", "question", {}, general).interaction;
    const choices = Array.from({ length: 26 }, (_, at) => ({ name: `${at}`, value: `${at}` }));
    expect(await answer(typing, { type: 8, data: { choices } })).toEqual([400, 50035]);
    const command = ann.command("ask", {}, general).interaction;
    expect(await answer(command, { type: 4, data: {} })).toEqual([400, 50006]);
    expect(await answer(command, { type: 4, data: { content: "x".repeat(2001) } })).toEqual([400, 50035]);
    const last = discord.rejections.at(-1)?.answer;
    expect(last).toMatchObject({
      errors: { data: { content: { _errors: [{ code: "BASE_TYPE_MAX_LENGTH" }] } } },
    });
    expect(general.messages.size).toBe(0);
  });
});

test("a webhook is unknown before the acknowledgement, and needs a valid token", async () => {
  await withCallbackScene(async ({ discord, ann, general, answer, webhook }) => {
    const { interaction } = ann.command("ask", {}, general);
    expect(await webhook("POST", interaction, "", { content: "x" })).toEqual([404, 10015]);
    expect(await webhook("PATCH", interaction, "/messages/@original", { content: "x" })).toEqual([
      404, 10015,
    ]);
    expect(await answer({ ...interaction, id: "1" }, REPLY)).toEqual([404, 10062]);
    expect(await answer({ ...interaction, token: "none" }, REPLY)).toEqual([404, 10062]);
    expect(await answer(interaction, REPLY)).toEqual([204, undefined]);
    expect(await answer(interaction, REPLY)).toEqual([400, 40060]);
    expect(await webhook("POST", { ...interaction, token: "none" }, "", { content: "x" })).toEqual([
      401, 50027,
    ]);
    expect(await webhook("POST", interaction, "", { content: "x" })).toEqual([200, undefined]);
    const other = ann.send(general, "not the app's");
    expect(await webhook("PATCH", interaction, `/messages/${other.id}`, { content: "x" })).toEqual([
      404, 10008,
    ]);
    expect(await webhook("DELETE", interaction, "/messages/@original")).toEqual([204, undefined]);
    expect(await webhook("GET", interaction, "/messages/@original")).toEqual([404, 10008]);
    expect(discord.rejections.map(({ code }) => code)).toEqual([
      10015, 10015, 10062, 10062, 40060, 50027, 10008, 10008,
    ]);
  });
});

test("if only the user installed the app, at most five follow-ups are allowed", async () => {
  await withCallbackScene(async ({ discord, answer, webhook }) => {
    const foreign = discord.addGuild({ withBot: false });
    const eva = discord.addPerson({ name: "Eva", installedApp: true, in: [foreign.id] });
    const path = `/applications/${discord.world.applicationId}/commands`;
    await request(discord, "POST", path, { name: "tell", description: "Tell", integration_types: [1] });
    const { interaction } = eva.command("tell", {}, discord.channel(foreign, "general"));
    expect(await answer(interaction, REPLY)).toEqual([204, undefined]);
    for (let at = 0; at < 5; at++)
      expect(await webhook("POST", interaction, "", { content: "x" })).toEqual([200, undefined]);
    expect(await webhook("POST", interaction, "", { content: "x" })).toEqual([400, 40094]);
  });
});
