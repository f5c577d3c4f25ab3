import { type PublisherScene, publisherContract } from "../contracts/publisher.ts";
import { done, quietWorld, startProcess } from "./quiet.ts";

publisherContract("the simulation's publisher", async (): Promise<PublisherScene> => {
  const world = quietWorld();
  const { discord } = world;
  return {
    publisher: startProcess(world, "a").usual,
    channel: "900",
    since: world.machine.now(),
    render: (edition, part, text) => ({ body: { edition, part, text } }),
    standing: () => discord.messages.filter(({ deleted }) => !deleted).map(({ text }) => text),
    delete: discord.delete,
    allow: (what, allowed) => {
      discord.allowed[what] = allowed;
    },
    deleteChannel: () => {
      discord.allowed.exists = false;
    },
    settle: (work) => done(world, work),
    async [Symbol.asyncDispose]() {
      world.store.close();
    },
  };
});
