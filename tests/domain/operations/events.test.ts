// The compiler checks each event's name and payload; each line below is refused for the reason given.
import { expect, test } from "vitest";
import type { Events } from "../../../src/domain/operations/events.ts";

test("an event is emitted by a known name, with its own payload", () => {
  const names: string[] = [];
  const events: Events = { emit: (_level, name) => void names.push(name) };
  events.emit("info", "guild.joined", { guild: "7001" });
  // @ts-expect-error: no event has this name
  events.emit("info", "guild.came", { guild: "7001" });
  // @ts-expect-error: the payload is missing
  events.emit("info", "guild.joined");
  // @ts-expect-error: a member is missing
  events.emit("info", "guild.joined", {});
  // @ts-expect-error: a member of another event
  events.emit("info", "guild.joined", { guild: "7001", shard: 1 });
  // @ts-expect-error: a member of the wrong type
  events.emit("info", "guild.joined", { guild: 7001 });
  // @ts-expect-error: no log has this level
  events.emit("notice", "guild.joined", { guild: "7001" });
  expect(names).toHaveLength(7);
});
