// Wires the doctor: what its checks look at. Discord and the model are loaded only when they are set.
import { textsFor } from "../catalogues/texts.ts";
import type { Config } from "../config/config.ts";
import type { Now } from "../domain/core/clock.ts";
import { operatorLibrary } from "../domain/core/library.ts";
import type { CheckResult } from "../domain/operations/check-result.ts";
import type { Events } from "../domain/operations/events.ts";
import { countFiles } from "../ingest/listing/count-files.ts";
import { runChecks } from "../ops/doctor/doctor.ts";
import type { ModelCheckDeps } from "./model-check.ts";
import { wireStore } from "./store.ts";

export interface DoctorWiringDeps {
  readonly config: Config;
  readonly events: Events;
  readonly now: Now;
  readonly version: string;
}

export function runDoctor({
  config,
  events,
  now,
  version,
}: DoctorWiringDeps): Promise<readonly CheckResult[]> {
  const { documentsDir, dataDir, timeZone, model, promptsDir } = config;
  const engine = wireStore(config, { now, events });
  const texts = textsFor(config.language);
  return runChecks({
    texts,
    version: { dateline: version, node: process.versions.node },
    library: operatorLibrary(documentsDir),
    dataDir,
    settings: { timeZone },
    countFiles: async () => countFiles(documentsDir),
    freeSpace: engine.freeSpace,
    openStore: engine.open,
    probeDiscord: discordProbe(config),
    checkModel:
      model === null
        ? null
        : () => checkModelLazily({ config: model, texts, promptsDir, openStore: engine.open, events, now }),
  });
}

async function checkModelLazily(deps: ModelCheckDeps): Promise<readonly CheckResult[]> {
  const { wireModelCheck } = await import("./model-check.ts");
  return wireModelCheck(deps);
}

function discordProbe({ discord: { token, apiUrl, guildId } }: Config) {
  if (token === null) return null;
  return async () => {
    const { probeDiscord } = await import("../discord/api/probe.ts");
    return probeDiscord({ token: token.reveal(), apiUrl, guildId });
  };
}
