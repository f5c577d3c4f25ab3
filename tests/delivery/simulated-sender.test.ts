import { type MessageSenderScene, messageSenderContract } from "../contracts/message-sender.ts";
import { faultFreeWorld, passTimeUntilDone, startProcess } from "./fault-free-world.ts";

messageSenderContract("the simulated sender", async (): Promise<MessageSenderScene> => {
  const world = faultFreeWorld();
  const { discord } = world;
  return {
    sender: startProcess(world, "a").usual,
    channel: "900",
    since: world.machine.now(),
    render: (edition, part, text) => ({ body: { edition, part, text } }),
    texts: () => discord.messages.filter(({ deleted }) => !deleted).map(({ text }) => text),
    delete: discord.delete,
    allow: (what, allowed) => {
      discord.allowed[what] = allowed;
    },
    deleteChannel: () => {
      discord.allowed.exists = false;
    },
    settle: (work) => passTimeUntilDone(world, work),
    async [Symbol.asyncDispose]() {
      world.store.close();
    },
  };
});
