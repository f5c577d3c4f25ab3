// `npm run record`: records a terminal session of Dateline on its samples as docs/recording.cast (asciicast v2,
// https://docs.asciinema.org/manual/asciicast/v2/) and as plain text beside it. `-- --out DIR` writes elsewhere.
import { mkdir, mkdtemp, rename, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { createMovableClock } from "../playground/clock/movable-clock.ts";
import { type SessionEvent, timeEvents } from "./recording/cast-timing.ts";
import { LATE_DOCUMENT, SESSION } from "./recording/session.ts";
import { hasScriptCommand, openShell, type Shell } from "./recording/shell.ts";
import { transcript } from "./recording/transcript.ts";
import { copySamples, setSampleClock } from "./samples/sample-clock.ts";

const ROOT = resolve(import.meta.dirname, "..");
const COLUMNS = 86;
const ROWS = 32;
const TARGET_SECONDS = 90;
/** Replaces the temporary folder's path in the output, so that no real path is published; about as long as one. */
const DISPLAYED_FOLDER = "/home/robin/dateline";
const ABOUT = `A session with Dateline on its sample documents, as in recording.cast: the briefing, questions, the sources
of an answer, a question the documents do not answer, a document added later, and the doctor's report. The output is
from a real run, with the clock set to the samples' time; \`npm run record\` records it again.
`;

/** A folder that looks like the project, with its own copy of the samples; one of them is added later. */
async function prepareFolder(folder: string): Promise<void> {
  for (const name of ["package.json", "dateline.mjs", "node_modules"])
    await symlink(join(ROOT, name), join(folder, name));
  await copySamples(join(folder, "seeds"));
  await mkdir(join(folder, "later"));
  await rename(join(folder, "seeds", LATE_DOCUMENT), join(folder, "later", LATE_DOCUMENT));
  // An empty .env hides the project's, which may hold a real bot's token.
  await writeFile(join(folder, ".env"), "");
  await setSampleClock(join(folder, "clock"));
}

/** The project's Node comes first on the PATH, as npm too loads the clock module, which only this Node can load. */
function environment(folder: string): NodeJS.ProcessEnv {
  return createMovableClock(join(folder, "clock")).environment({
    PATH: `${join(ROOT, "node_modules/.bin")}${delimiter}${process.env.PATH}`,
    HOME: folder,
    TERM: "xterm-256color",
    LANG: "C.UTF-8",
    TIME_ZONE: "Europe/Berlin",
    DOCUMENTS_DIR: join(folder, "seeds"),
    DATA_DIR: join(folder, "data"),
    npm_config_update_notifier: "false",
    npm_config_progress: "false",
  });
}

async function play(shell: Shell): Promise<SessionEvent[]> {
  const steps: SessionEvent[] = [{ kind: "output", text: "$ ", waitedMs: 0 }];
  for (const { typed, prompt, pauseWeight } of SESSION) {
    for (const key of typed) steps.push({ kind: "typed", text: await shell.press(key) });
    steps.push({ kind: "output", ...(await shell.enter(prompt)) }, { kind: "pause", weight: pauseWeight });
  }
  return steps;
}

async function record(): Promise<readonly SessionEvent[]> {
  const folder = await mkdtemp(join(tmpdir(), "dateline-"));
  try {
    await prepareFolder(folder);
    await using shell = await openShell({
      cwd: folder,
      env: environment(folder),
      columns: COLUMNS,
      rows: ROWS,
    });
    const steps = await play(shell);
    return steps.map((step) =>
      step.kind === "output" ? { ...step, text: step.text.replaceAll(folder, DISPLAYED_FOLDER) } : step,
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { out: { type: "string", default: join(ROOT, "docs") } } });
  if (!hasScriptCommand()) {
    console.error("record: needs `script` from util-linux, which gives a program a terminal (Linux only)");
    return 1;
  }
  const events = timeEvents(await record(), TARGET_SECONDS);
  const header = { version: 2, width: COLUMNS, height: ROWS, title: "Dateline on its sample documents" };
  const lines = [header, ...events].map((line) => `${JSON.stringify(line)}\n`);
  await mkdir(values.out, { recursive: true });
  await writeFile(join(values.out, "recording.cast"), lines.join(""));
  const text = transcript(events.map(([, , output]) => output).join(""));
  await writeFile(join(values.out, "recording.txt"), `${ABOUT}\n${text}\n`);
  const bytes = lines.join("").length;
  console.log(`Recorded: ${events.length} events, ${events.at(-1)?.[0]} s, ${bytes} bytes in ${values.out}`);
  return 0;
}

process.exitCode = await main();
