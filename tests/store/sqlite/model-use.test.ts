import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createTokenLedger } from "../../../src/llm/token-ledger.ts";
import { openStore } from "../../../src/store/sqlite/open-store.ts";

const events = { emit: () => undefined };
const now = () => "2024-03-05T23:59:00.000Z";

test("two connections to one file cannot exceed the daily cap together, and usage survives a restart", async () => {
  const dataDir = await mkdtemp(join(tmpdir(), "dateline-ledger-"));
  const open = () => openStore({ dataDir, now, events });
  const [one, other] = [await open(), await open()];
  const ledgers = [one, other].map((store) => createTokenLedger({ store, dailyTokens: 1_000, now, events }));
  const request = { task: "answer", guild: null, tokens: 60 } as const;
  const reservations = Array.from({ length: 40 }, (_, at) => ledgers[at % 2]?.reserve(request));
  const granted = (await Promise.all(reservations)).filter((reservation) => reservation != null);
  expect(granted).toHaveLength(16);
  await granted[0]?.settle({ input: 5, output: 5, counted: "server" });
  await Promise.all([one.close(), other.close()]);

  const again = await open();
  const ledger = createTokenLedger({ store: again, dailyTokens: 1_000, now, events });
  expect(await ledger.reserve({ ...request, tokens: 91 })).toBeNull();
  expect(await ledger.reserve({ ...request, task: "digest", tokens: 1 })).toBeNull();
  expect(await ledger.reserve({ ...request, tokens: 90 })).not.toBeNull();
  const tomorrow = createTokenLedger({
    store: again,
    dailyTokens: 1_000,
    now: () => "2024-03-06T00:00:00.000Z",
    events,
  });
  expect(await tomorrow.reserve({ ...request, tokens: 1_000 })).not.toBeNull();
  await again.close();
  await rm(dataDir, { recursive: true });
});
