import { expect, test } from "vitest";
import type { Json } from "../../src/discord-standin/world/types.ts";
import { request } from "./client-scene.ts";
import { codesIn, many, withRawScene } from "./raw-scene.ts";

test("unknown objects and objects of others are rejected", async () => {
  await withRawScene(async ({ discord, general, guild, ann }) => {
    const code = async (method: string, path: string, body?: Json) => {
      const answer = await request(discord, method, path, body);
      return [answer.status, answer.body.code];
    };
    const message = ann.send(general, "mine");
    const path = `/channels/${general.id}/messages`;
    expect(await code("GET", "/channels/1")).toEqual([404, 10003]);
    expect(await code("GET", "/guilds/1")).toEqual([404, 10004]);
    expect(await code("GET", `/guilds/${guild.id}/members/1`)).toEqual([404, 10007]);
    expect(await code("GET", `${path}/1`)).toEqual([404, 10008]);
    expect(await code("GET", "/users/1")).toEqual([404, 10013]);
    expect(await code("PATCH", `${path}/${message.id}`, { content: "x" })).toEqual([403, 50005]);
    expect(await code("DELETE", `${path}/${message.id}`)).toEqual([403, 50013]);
    expect(await code("GET", "/nowhere")).toEqual([404, 0]);
    expect(await code("DELETE", "/gateway/bot")).toEqual([405, 0]);
    const broken = await request(discord, "POST", path, "{");
    expect([broken.status, broken.body.code]).toEqual([400, 50109]);
    const anonymous = await request(discord, "GET", "/users/@me", undefined, {});
    expect([anonymous.status, anonymous.body]).toEqual([401, { message: "401: Unauthorized", code: 0 }]);
    expect(discord.requests.invalid()).toBe(3);
  });
});

const slash = (more: Json = {}) => ({ name: "ask", description: "Ask", ...more });

test.each<[string, Json, string]>([
  ["a name with a space", slash({ name: "ask me" }), "name APPLICATION_COMMAND_INVALID_NAME"],
  ["a name in capitals", slash({ name: "Ask" }), "name APPLICATION_COMMAND_INVALID_NAME"],
  ["no description", { name: "ask" }, "description BASE_TYPE_REQUIRED"],
  ["a description over 100", slash({ description: "d".repeat(101) }), "description BASE_TYPE_MAX_LENGTH"],
  [
    "26 options",
    slash({ options: many(26, (at) => ({ type: 3, name: `o${at}`, description: "d" })) }),
    "options BASE_TYPE_MAX_LENGTH",
  ],
  [
    "a required option after an optional one",
    slash({
      options: [
        { type: 3, name: "a", description: "d" },
        { type: 3, name: "b", description: "d", required: true },
      ],
    }),
    "options.1 APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID",
  ],
  [
    "an option without a description",
    slash({ options: [{ type: 3, name: "a" }] }),
    "options.0.description BASE_TYPE_REQUIRED",
  ],
  [
    "a subcommand beside an option",
    slash({
      options: [
        { type: 1, name: "a", description: "d" },
        { type: 3, name: "b", description: "d" },
      ],
    }),
    "options APPLICATION_COMMAND_OPTIONS_TYPE_INVALID",
  ],
])("a command with %s is rejected", async (_what, body, expected) => {
  await withRawScene(async ({ discord }) => {
    const path = `/applications/${discord.world.applicationId}/commands`;
    const single = await request(discord, "POST", path, body);
    expect(codesIn(single.body.errors)).toContain(expected);
    const all = await request(discord, "PUT", path, [slash({ name: "fine" }), body]);
    expect(codesIn(all.body.errors)).toContain(`1.${expected}`);
    expect(discord.world.commands.size).toBe(0);
  });
});

test("permissions as a string are accepted; over 100 commands and duplicate names are rejected", async () => {
  await withRawScene(async ({ discord }) => {
    const path = `/applications/${discord.world.applicationId}/commands`;
    expect((await request(discord, "POST", path, slash({ default_member_permissions: "32" }))).status).toBe(
      201,
    );
    const over = await request(
      discord,
      "PUT",
      path,
      many(101, (at) => slash({ name: `c${at}` })),
    );
    expect(over.body.code).toBe(30032);
    const doubled = await request(discord, "PUT", path, [slash(), slash()]);
    expect(codesIn(doubled.body.errors)).toEqual(["1.name APPLICATION_COMMANDS_DUPLICATE_NAME"]);
    expect((await request(discord, "PUT", "/applications/1/commands", [])).body.code).toBe(50001);
  });
});
