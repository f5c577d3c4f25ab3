// `npm run playground`: a local Discord in the browser, with the real bot.
import { parseArgs } from "node:util";
import { type PlaygroundOptions, startPlayground } from "./start-playground.ts";

const USAGE = "npm run playground -- [--documents DIR] [--data DIR] [--port N] [--model]";
/** Fixed, so that the page's address is the same at every start. */
const PORT = 8427;

function readOptions(): Omit<PlaygroundOptions, "env"> | string {
  try {
    const { values } = parseArgs({
      options: {
        documents: { type: "string" },
        data: { type: "string" },
        port: { type: "string", default: String(PORT) },
        model: { type: "boolean", default: false },
      },
    });
    const { port, ...rest } = values;
    if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) return "--port must be a number from 0 to 65535";
    return { ...rest, port: Number(port) };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function isPortTaken(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "EADDRINUSE";
}

async function main(): Promise<number> {
  const options = readOptions();
  if (typeof options === "string") {
    console.error(`playground: ${options}\nUsage: ${USAGE}`);
    return 2;
  }
  const stopped = Promise.withResolvers<void>();
  for (const name of ["SIGINT", "SIGTERM"] as const) process.once(name, () => stopped.resolve());
  try {
    const onBotLine = (line: string) => console.log(`bot: ${line}`);
    await using playground = await startPlayground({ ...options, env: process.env, onBotLine });
    console.log(`The playground is running at ${playground.url} (press Ctrl-C to stop).`);
    await stopped.promise;
    return 0;
  } catch (error) {
    if (!isPortTaken(error)) throw error;
    console.error(`playground: port ${options.port} is already in use; choose another with --port N`);
    return 1;
  }
}

process.exitCode = await main();
