import type { GuildStore } from "../conversation/guild-store.ts";
import type { PeopleStore } from "../conversation/people-store.ts";
import type { EditionArchive } from "../delivery/edition-archive.ts";
import type { DeliveryLedger } from "../delivery/edition-ledger.ts";
import type { FeedEntryStore } from "../feeds/feed-entry-store.ts";
import type { FeedStore } from "../feeds/feed-store.ts";
import type { StoreHealth } from "../operations/store-health.ts";
import type { TallyStore } from "../operations/tally-store.ts";
import type { ArrivalStore } from "../schedules/arrival-store.ts";
import type { CorrectionStore } from "../schedules/correction-store.ts";
import type { DeliveredStore } from "../schedules/delivered-store.ts";
import type { ScheduleStore } from "../schedules/schedule-store.ts";
import type { WatchStore } from "../schedules/watch-store.ts";
import type { ConversationStore } from "./conversation-store.ts";
import type { IntakeStore } from "./intake-store.ts";
import type { LibraryReader } from "./library-reader.ts";
import type { ModelUseStore } from "./model-use-store.ts";
import type { SearchStore } from "./search-store.ts";
import type { StoreMaintenance } from "./store-maintenance.ts";

/**
 * The whole store: documents, digests, stories, conversations, guilds, schedules, editions. Async and free of SQL, so that
 * another engine can implement it; tests/contracts/store.ts is the suite that every engine passes. A library sees only the
 * documents of its own root. Pages have at most 500 entries.
 */
export interface Store
  extends IntakeStore,
    LibraryReader,
    SearchStore,
    ConversationStore,
    ModelUseStore,
    StoreMaintenance,
    StoreHealth,
    GuildStore,
    PeopleStore,
    DeliveryLedger,
    EditionArchive,
    ScheduleStore,
    DeliveredStore,
    ArrivalStore,
    WatchStore,
    FeedStore,
    FeedEntryStore,
    CorrectionStore,
    TallyStore {}
