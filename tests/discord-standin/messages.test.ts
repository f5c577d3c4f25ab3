import { Events, type Message, MessageFlags } from "discord.js";
import { expect, test } from "vitest";
import { createClock, next, openScene, request, type Scene } from "./client-scene.ts";

async function botChannel({ client, general }: Scene) {
  const channel = await client.channels.fetch(general.id);
  if (!channel?.isSendable()) throw new Error("the bot cannot send there");
  return channel;
}

test("a message is sent, edited, read and deleted, and people see each step", async () => {
  await using scene = await openScene();
  const { ann, general, discord } = scene;
  const channel = await botChannel(scene);
  const sent = await channel.send({ content: "Morning brief", embeds: [{ title: "Harbour" }] });
  const [message] = ann.messages(general);
  expect(message).toMatchObject({ id: sent.id, content: "Morning brief", embeds: [{ title: "Harbour" }] });
  await sent.edit({ content: "Morning brief, corrected", embeds: [] });
  expect(message).toMatchObject({ content: "Morning brief, corrected", embeds: [], edits: 1 });
  expect((await channel.messages.fetch({ message: sent.id, force: true })).content).toBe(
    "Morning brief, corrected",
  );
  await sent.delete();
  expect(ann.messages(general)).toEqual([]);
  await expect(channel.messages.fetch({ message: sent.id, force: true })).rejects.toMatchObject({
    code: 10008,
  });
  expect(discord.rejections.map(({ code }) => code)).toEqual([10008]);
});

test("history is paged newest first: before, after, around and limit", async () => {
  await using scene = await openScene({ rateLimits: false });
  const { ann, general, discord } = scene;
  const ids = Array.from({ length: 7 }, (_, at) => ann.send(general, `m${at}`).id);
  const page = async (query: string) => {
    const { body } = await request(discord, "GET", `/channels/${general.id}/messages?${query}`);
    return (body as unknown as { id: string }[]).map(({ id }) => ids.indexOf(id));
  };
  expect(await page("limit=3")).toEqual([6, 5, 4]);
  expect(await page(`limit=2&before=${ids[4]}`)).toEqual([3, 2]);
  expect(await page(`limit=2&after=${ids[1]}`)).toEqual([3, 2]);
  expect(await page(`limit=3&around=${ids[3]}`)).toEqual([4, 3, 2]);
  expect((await request(discord, "GET", `/channels/${general.id}/messages?limit=101`)).body.code).toBe(50035);
});

test("files are uploaded, served from the stand-in's CDN, and kept or dropped by an edit", async () => {
  await using scene = await openScene();
  const channel = await botChannel(scene);
  const files = [
    { attachment: Buffer.from("a,b"), name: "table.csv", description: "The table" },
    { attachment: Buffer.from([137, 80]), name: "chart one.png" },
  ];
  const sent = await channel.send({ files });
  const [table, chart] = [...sent.attachments.values()];
  expect(table).toMatchObject({
    name: "table.csv",
    size: 3,
    description: "The table",
    contentType: "text/csv",
  });
  const response = await fetch(table?.url ?? "");
  expect([response.headers.get("content-type"), await response.text()]).toEqual(["text/csv", "a,b"]);
  expect(new Uint8Array(await (await fetch(chart?.url ?? "")).arrayBuffer())).toEqual(
    new Uint8Array([137, 80]),
  );
  const edited = await sent.edit({
    attachments: chart ? [chart] : [],
    files: [{ attachment: Buffer.from("x"), name: "x.txt" }],
  });
  expect(edited.attachments.map(({ name }) => name)).toEqual(["chart_one.png", "x.txt"]);
  expect((await fetch(`${scene.discord.apiUrl.replace("/api", "")}/attachments/1/2/none.txt`)).status).toBe(
    404,
  );
});

test("a component that references an uploaded file gets its URL", async () => {
  await using scene = await openScene();
  const { ann, general, discord } = scene;
  const channel = await botChannel(scene);
  await channel.send({
    flags: MessageFlags.IsComponentsV2,
    components: [{ type: 13, file: { url: "attachment://edition.md" } }],
    files: [{ attachment: Buffer.from("# Edition"), name: "edition.md" }],
  });
  const [message] = ann.messages(general);
  const file = message?.components[0]?.file as { url: string };
  expect(await (await fetch(file.url)).text()).toBe("# Edition");
  expect(discord.rejections).toEqual([]);
});

test("a file shown by a component is not listed as an attachment, and an edit can keep it", async () => {
  await using scene = await openScene();
  const { general, discord } = scene;
  const channel = await botChannel(scene);
  const withGallery = (name: string) => ({
    flags: MessageFlags.IsComponentsV2 as const,
    components: [{ type: 12, items: [{ media: { url: `attachment://${name}` }, description: "A chart" }] }],
  });
  const file = (text: string) => ({
    attachment: Buffer.from(text),
    name: "chart.png",
    description: "A chart",
  });
  const sent = await channel.send({
    ...withGallery("chart.png"),
    files: [file("one"), { ...file("two"), name: "2.png" }],
  });
  expect(sent.attachments.map(({ name }) => name)).toEqual(["2.png"]);
  await sent.edit({ ...withGallery("chart.png"), files: [file("three")], attachments: [] });
  const attachments = () =>
    [...general.messages.values()].flatMap((message) =>
      message.attachments.map(({ bytes }) => Buffer.from(bytes).toString()),
    );
  expect(attachments()).toEqual(["three"]);
  // A reference needs an uploaded file, or an entry in the attachment list.
  await expect(sent.edit(withGallery("chart.png"))).rejects.toThrow("attachment was not found");
  const [retained] = [...general.messages.values()][0]?.attachments ?? [];
  const body = { ...withGallery("chart.png"), attachments: [{ id: retained?.id, filename: "chart.png" }] };
  expect((await request(discord, "PATCH", `/channels/${general.id}/messages/${sent.id}`, body)).status).toBe(
    200,
  );
  expect(attachments()).toEqual(["three"]);
});

test("an enforced nonce returns the existing message in any channel, until the window ends", async () => {
  const clock = createClock();
  await using scene = await openScene({ now: clock.now, nonceWindowMs: 60_000 });
  const { general, guild, discord } = scene;
  const other = discord.addChannel(guild, "other");
  const send = (channel: string, body: object) =>
    request(discord, "POST", `/channels/${channel}/messages`, body);
  const part = { content: "Edition 7, part 1", nonce: "edition-7-1", enforce_nonce: true };
  const first = await send(general.id, part);
  expect(first.body.nonce).toBe("edition-7-1");
  expect((await send(general.id, part)).body.id).toBe(first.body.id);
  expect((await send(other.id, part)).body.id).toBe(first.body.id);
  expect((await send(general.id, { ...part, enforce_nonce: false })).body.id).not.toBe(first.body.id);
  clock.advance(60_001);
  const second = await send(general.id, part);
  expect(second.body.id).not.toBe(first.body.id);
  expect([general.messages.size, other.messages.size]).toEqual([3, 0]);
  await request(discord, "DELETE", `/channels/${general.id}/messages/${second.body.id}`);
  expect((await send(general.id, part)).body.code).toBe(10008);
});

test("without the content intent only DMs, mentions and replies that ping are readable", async () => {
  await using scene = await openScene();
  const { ann, general, client, guild } = scene;
  const channel = await botChannel(scene);
  await client.application.commands.create({ name: "ask", description: "Ask" }, guild.id);
  client.on(Events.InteractionCreate, (interaction) => {
    if (interaction.isChatInputCommand()) void interaction.reply("From an interaction");
  });
  const received = new Map<string, Message>();
  client.on(Events.MessageCreate, (message) => void received.set(message.id, message));
  await channel.send("A normal message");
  const normal = ann.messages(general).at(-1);
  const response = await ann.command("ask", {}, general).reply();
  const file = { filename: "a.txt", contentType: "text/plain", bytes: Buffer.from("a") };
  const sent = {
    plain: ann.send(general, "plain", { files: [file] }),
    mention: ann.send(general, `<@${client.user.id}> mention`),
    ping: ann.send(general, "ping", { ...(normal && { replyTo: normal }) }),
    silent: ann.send(general, "silent", { ...(normal && { replyTo: normal }), ping: false }),
    toResponse: ann.send(general, "to a response", { replyTo: response }),
    dm: ann.send(ann.dm(), "dm"),
  };
  await expect.poll(() => received.has(sent.dm.id)).toBe(true);
  const contents = Object.fromEntries(
    Object.entries(sent).map(([name, { id }]) => [name, received.get(id)?.content]),
  );
  expect(contents).toEqual({
    plain: "",
    mention: `<@${client.user.id}> mention`,
    ping: "ping",
    silent: "",
    toResponse: "",
    dm: "dm",
  });
  expect(received.get(sent.plain.id)?.attachments.size).toBe(0);
  expect((await received.get(sent.ping.id)?.fetchReference())?.content).toBe("A normal message");
  expect((await channel.messages.fetch({ message: sent.plain.id, force: true })).content).toBe("");
});

test("with the content intent everything is readable", async () => {
  await using scene = await openScene(
    { privileged: ["messageContent"] },
    { intents: [1 << 0, 1 << 9, 1 << 15] },
  );
  const received = next<Message>(scene.client, Events.MessageCreate);
  const { id } = scene.ann.send(scene.general, "plain");
  expect((await received).content).toBe("plain");
  const channel = await botChannel(scene);
  expect((await channel.messages.fetch({ message: id, force: true })).content).toBe("plain");
});

test("people's edits and deletions reach the bot", async () => {
  await using scene = await openScene();
  const { ann, client } = scene;
  const message = ann.send(ann.dm(), "frist");
  await next(client, Events.MessageCreate);
  const edited = new Promise<string>((resolve) =>
    client.once(Events.MessageUpdate, (_old, { content }) => resolve(content)),
  );
  ann.edit(message, "first");
  expect(await edited).toBe("first");
  const deleted = next<{ id: string }>(client, Events.MessageDelete);
  ann.delete(message);
  expect((await deleted).id).toBe(message.id);
});

test("a DM is opened and written to; a person who accepts no DMs answers 50007", async () => {
  await using scene = await openScene();
  const { ann, bob, client } = scene;
  const user = await client.users.fetch(ann.id);
  await user.send("Your briefing");
  expect(ann.messages(ann.dm()).map(({ content }) => content)).toEqual(["Your briefing"]);
  bob.user.acceptsDms = false;
  await expect(client.users.send(bob.id, "Yours")).rejects.toMatchObject({ code: 50007, status: 403 });
  await expect(client.users.fetch("1")).rejects.toMatchObject({ code: 10013 });
});

test("typing is sent as an event, and a crossposted announcement gets its flag", async () => {
  await using scene = await openScene();
  const { discord, guild, client } = scene;
  const typing: unknown[] = [];
  discord.onEvent(({ t, d }) => {
    if (t === "TYPING_START") typing.push(d.user_id);
  });
  await (await botChannel(scene)).sendTyping();
  expect(typing).toEqual([client.user.id]);
  const announcements = discord.addChannel(guild, "news", { type: "announcement" });
  const channel = await client.channels.fetch(announcements.id);
  if (!channel?.isSendable()) throw new Error("the bot cannot send there");
  const message = await (await channel.send("Out now")).crosspost();
  expect(message.flags.has("Crossposted")).toBe(true);
});

test("files over 10 MiB together are too large", async () => {
  await using scene = await openScene();
  const channel = await botChannel(scene);
  const half = Buffer.alloc(5 * 1024 * 1024);
  const files = ["a.bin", "b.bin"].map((name) => ({ attachment: half, name }));
  expect((await channel.send({ files })).attachments.size).toBe(2);
  const more = [...files, { attachment: Buffer.from("x"), name: "c.bin" }];
  await expect(channel.send({ files: more })).rejects.toMatchObject({ status: 413, code: 40005 });
});
