import { Events, type Interaction } from "discord.js";
import { openScene, type Scene } from "./client-scene.ts";

/** Commands of every type. */
export const COMMANDS = [
  {
    name: "ask",
    description: "Ask the library",
    options: [
      { name: "question", description: "What to ask", type: 3, required: true, autocomplete: true },
      { name: "file", description: "A document", type: 11 },
      { name: "who", description: "Somebody", type: 6 },
      { name: "where", description: "A channel", type: 7 },
    ],
    contexts: [0, 1, 2],
    integration_types: [0, 1],
  },
  {
    name: "schedule",
    description: "Briefings",
    options: [
      {
        name: "add",
        description: "Add one",
        type: 1,
        options: [
          { name: "hour", description: "Hour", type: 4, required: true, min_value: 0, max_value: 23 },
        ],
      },
    ],
  },
  { name: "Check sources", type: 3 },
  { name: "Greet", type: 2 },
];

/** A scene with the commands registered, in which `handle` answers interactions. */
export async function answering(
  handle: (interaction: Interaction) => Promise<unknown>,
  options = {},
): Promise<Scene> {
  const scene = await openScene(options);
  await scene.client.application.commands.set(COMMANDS);
  scene.client.on(Events.InteractionCreate, (interaction) => {
    handle(interaction).catch((error: unknown) => scene.client.emit(Events.Error, error as Error));
  });
  return scene;
}
