// Starts the playground and uses it over HTTP, as its page does.
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Playground, startPlayground } from "../../playground/start-playground.ts";
import type { CommandView } from "../../playground/views/view-types.ts";
import { until } from "../discord/bot-scene.ts";
import { connectClient, includesText, type PlaygroundClient } from "./playground-client.ts";

let playground: Playground;
let client: PlaygroundClient;

beforeAll(async () => {
  const env = { PATH: process.env.PATH, TIME_ZONE: "Europe/Berlin", LOG_LEVEL: "info" };
  playground = await startPlayground({ env });
  client = await connectClient(playground);
});
afterAll(() => playground[Symbol.asyncDispose]());

test("a briefing, its sources shown to one person only, and a question asked in a modal", async () => {
  const { act, channelOf, waitForMessage, stateOf } = client;
  const channel = await channelOf("Ann", "Harbour Gazette");
  expect(await act("Ann", { do: "command", channel, name: "brief", options: {} })).toEqual({
    outcome: "done",
  });
  const brief = await waitForMessage("Ann", includesText("Bottom line"));
  expect(brief.invocation).toMatchObject({ command: "/brief", by: { name: "Ann" } });
  expect(JSON.stringify(brief.components)).toContain('"type":"list"');

  await act("Ann", { do: "click", message: brief.id, button: "Sources" });
  const sources = await waitForMessage("Ann", ({ onlyYou }) => onlyYou);
  expect(JSON.stringify(sources.components)).toContain('"type":"blockQuote"');
  const { messages } = await stateOf("Ben");
  expect(messages.map(({ id }) => id)).toContain(brief.id);
  expect(messages.map(({ id }) => id)).not.toContain(sources.id);

  const options = { question: "How many US soldiers were killed in Jordan?" };
  await act("Ann", { do: "command", channel, name: "ask", options });
  const answer = await waitForMessage("Ann", includesText("Follow up"));
  const opened = await act("Ann", { do: "click", message: answer.id, button: "Follow up" });
  if (opened.outcome !== "modal") throw new Error(`expected a modal: ${JSON.stringify(opened)}`);
  const fields = { text: "and how many were wounded?" };
  expect(await act("Ben", { do: "submit", modal: opened.id, fields })).toMatchObject({ outcome: "refused" });
  expect(await act("Ann", { do: "submit", modal: opened.id, fields })).toEqual({ outcome: "done" });
  const followed = await waitForMessage(
    "Ann",
    (message) => message.id !== answer.id && includesText("wounded?")(message),
  );
  expect(JSON.stringify(followed)).toMatch(/4\d|34/);
});

test("options are autocompleted, and actions a client would not allow are refused", async () => {
  const { act, channelOf } = client;
  const channel = await channelOf("Ann", "Harbour Gazette");
  const completed = await act("Ann", {
    do: "autocomplete",
    channel,
    name: "story",
    focused: "story",
    options: { story: "chile" },
  });
  expect(completed).toMatchObject({
    outcome: "choices",
    choices: [{ name: expect.stringMatching(/chile/i) }, { name: expect.stringMatching(/chile/i) }],
  });
  const empty = { do: "command", channel, name: "ask", options: {} };
  expect(await act("Ann", empty)).toEqual({ outcome: "refused", reason: "option question is required" });
});

test("a document added in one server stays there, and only managers are offered the command", async () => {
  const { act, channelOf, get, idOf, waitForMessage } = client;
  const valley = await channelOf("Ben", "Valley Bulletin");
  const harbour = await channelOf("Ben", "Harbour Gazette");
  await expect(channelOf("Ann", "Valley Bulletin")).rejects.toThrow("cannot see");
  const text = "The mayor of Oxbow, Ada Quill, opened the new footbridge over the Tamsin on Monday.";
  const file = {
    filename: "bridge.txt",
    contentType: "text/plain",
    base64: Buffer.from(text).toString("base64"),
  };
  await act("Ben", { do: "command", channel: valley, name: "documents add", options: { file } });
  await waitForMessage("Ben", includesText("Added"));
  const question = "Who opened the footbridge over the Tamsin?";
  for (const channel of [valley, harbour])
    await act("Ben", { do: "command", channel, name: "ask", options: { question } });
  expect(
    includesText("Ada Quill")(
      await waitForMessage(
        "Ben",
        (message) => message.channel === valley && includesText("footbridge")(message),
      ),
    ),
  ).toBe(true);
  expect(
    includesText("Ada Quill")(
      await waitForMessage(
        "Ben",
        (message) => message.channel === harbour && includesText("footbridge")(message),
      ),
    ),
  ).toBe(false);

  const offered = async (channel: string) =>
    (await get<CommandView[]>(`api/commands?as=${idOf("Ben")}&channel=${channel}`)).map(({ name }) => name);
  expect(await offered(valley)).toContain("documents add");
  expect(await offered(harbour)).not.toContain("documents add");
});

test("attachments are served to people who see the message, and to nobody else", async () => {
  const { act, channelOf, idOf, waitForMessage } = client;
  const channel = await channelOf("Ben", "Valley Bulletin");
  const files = [{ filename: "page.html", contentType: "text/html", base64: btoa("<script>1</script>") }];
  await act("Ben", { do: "send", channel, content: "- one\n  - two\n-# small", files });
  const message = await waitForMessage("Ben", includesText("page.html"));
  expect(message.content.map(({ type }) => type)).toEqual(["list", "subtext"]);
  const [file] = message.attachments;
  const own = await fetch(new URL(file?.url ?? "", playground.url));
  expect(own.headers.get("content-disposition")).toBe('attachment; filename="page.html"');
  expect(own.headers.get("content-type")).toBe("application/octet-stream");
  const other = await fetch(new URL((file?.url ?? "").replace(idOf("Ben"), idOf("Ann")), playground.url));
  expect(other.status).toBe(400);
});

test("a thread shows its starter message, which counts the thread's messages", async () => {
  const { act, channelOf, waitForMessage } = client;
  const channel = await channelOf("Ben", "Valley Bulletin");
  await act("Ben", { do: "send", channel, content: "- dots\n1. numbers" });
  const starter = await waitForMessage("Ben", includesText("numbers"));
  expect(starter.content).toMatchObject([
    { type: "list", ordered: false },
    { type: "list", ordered: true, start: 1 },
  ]);
  const opened = await act("Ben", { do: "thread", message: starter.id, name: "More" });
  if (opened.outcome !== "thread") throw new Error(`expected a thread: ${JSON.stringify(opened)}`);
  const first = await waitForMessage("Ben", (message) => message.channel === opened.channel);
  expect(first).toMatchObject({ kind: 21, author: { name: "Ben" }, content: starter.content, thread: null });
  await act("Ben", { do: "send", channel: opened.channel, content: "first" });
  await waitForMessage("Ben", (message) => message.id === starter.id && message.thread?.messages === 1);
});

test("files that components reference are loaded from the page's own server", async () => {
  const { channelOf, idOf, waitForMessage } = client;
  const { apiUrl, token } = playground.discord;
  const channel = await channelOf("Ann", "Harbour Gazette");
  const form = new FormData();
  const items = [{ media: { url: "attachment://chart.png" }, description: "Two weeks" }];
  const components = [{ type: 17, components: [{ type: 12, items }] }];
  form.append("payload_json", JSON.stringify({ flags: 1 << 15, components }));
  form.append("files[0]", new Blob(["not really a picture"], { type: "image/png" }), "chart.png");
  const headers = { authorization: `Bot ${token}` };
  const sent = await fetch(`${apiUrl}/v10/channels/${channel}/messages`, {
    method: "POST",
    headers,
    body: form,
  });
  expect(sent.status).toBe(200);
  const { components: receivedComponents, attachments } = await waitForMessage(
    "Ann",
    includesText("Two weeks"),
  );
  const [, url = ""] = /"url":"(\/files\/[^"]+)"/.exec(JSON.stringify(receivedComponents)) ?? [];
  expect(attachments).toEqual([]);
  expect(await (await fetch(new URL(url, playground.url))).text()).toBe("not really a picture");
  expect((await fetch(new URL(url.replace(idOf("Ann"), "1"), playground.url))).status).toBe(400);
});

test("a killed bot does not answer; a restarted one does", async () => {
  const { act, channelOf, post, stateOf } = client;
  const channel = await channelOf("Ann", "Harbour Gazette");
  await post("api/bot", { what: "kill" });
  const help = { do: "command", channel, name: "help", options: {} };
  expect(await act("Ann", help)).toEqual({ outcome: "no-answer" });
  expect((await stateOf("Ann")).places.bot).toMatchObject({ state: "stopped", connected: false });
  await post("api/bot", { what: "start" });
  await until(() => playground.discord.gateway.connected() > 0);
  expect(await act("Ann", help)).toEqual({ outcome: "done" });
});

test("requests from other sites are refused", async () => {
  const body = JSON.stringify({ what: "stop" });
  const from = (headers: Record<string, string>) =>
    fetch(`${playground.url}api/bot`, { method: "POST", headers, body }).then(({ status }) => status);
  expect(await from({ "content-type": "text/plain" })).toBe(403);
  expect(await from({ "content-type": "application/json", origin: "https://evil.example" })).toBe(403);
  const page = await fetch(playground.url);
  expect(page.headers.get("content-security-policy")).toContain("default-src 'none'; script-src 'self'");
  expect((await fetch(`${playground.url}..%2fserver.ts`)).status).toBe(404);
});
