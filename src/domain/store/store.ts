import type { GuildStore } from "../conversation/guild-store.ts";
import type { EditionLedger } from "../delivery/edition-ledger.ts";
import type { StoreHealth } from "../operations/store-health.ts";
import type { TallyStore } from "../operations/tally-store.ts";
import type { CorrectionStore } from "../schedules/correction-store.ts";
import type { ScheduleStore } from "../schedules/schedule-store.ts";
import type { WatchStore } from "../schedules/watch-store.ts";
import type { ConversationStore } from "./conversation-store.ts";
import type { LibraryStore } from "./library-store.ts";
import type { ModelStore } from "./model-store.ts";
import type { SearchStore } from "./search-store.ts";
import type { StoreMaintenance } from "./store-maintenance.ts";
import type { StoryStore } from "./story-store.ts";

/**
 * The whole store: documents, digests, stories, conversations, guilds, schedules, editions. Async and free of SQL, so that
 * another engine can implement it; tests/contracts/store.ts is the suite that every engine passes. A library sees only the
 * documents of its own root. Pages have at most 500 entries.
 */
export interface Store
  extends LibraryStore,
    StoryStore,
    SearchStore,
    ConversationStore,
    ModelStore,
    StoreMaintenance,
    StoreHealth,
    GuildStore,
    EditionLedger,
    ScheduleStore,
    WatchStore,
    CorrectionStore,
    TallyStore {}
