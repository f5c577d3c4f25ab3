import { describe, expect, test } from "vitest";
import type { LibraryId } from "../../src/domain/core/library.ts";
import type { Attachment } from "../../src/domain/delivery/attachment.ts";
import type { Store } from "../../src/domain/store/store.ts";
import { FIRST, LEASE } from "./leases.ts";
import type { NewRoot } from "./store-tools.ts";

const SLOT = "2024-03-05T07:00:00.000Z";
const UNTIL = "2024-03-05T07:01:01.000Z";
const ENDED = "2024-03-05T07:02:00.000Z";

const PICTURE: Attachment = {
  name: "briefing.png",
  mediaType: "image/png",
  description: "A “chart”.",
  data: Uint8Array.from({ length: 70_000 }, (_, at) => (at * 31) % 256),
};
const AUDIO: Attachment = {
  ...PICTURE,
  name: "briefing.ogg",
  mediaType: "audio/ogg",
  data: new Uint8Array(),
};

let editions = 0;

/** A leased edition whose first part has files. */
async function saveEdition(store: Store, library: LibraryId): Promise<string> {
  const ref = `attached-${++editions}`;
  const request = {
    subject: { kind: "scheduled", schedule: ref } as const,
    slot: SLOT,
    library,
    channel: "900",
    late: false,
    notBefore: SLOT,
    deadline: UNTIL,
  };
  await store.leaseEdition(request, ref, LEASE, SLOT);
  const parts = [
    { body: {}, edits: null, nonce: `${ref}-0`, attachments: [AUDIO, PICTURE] },
    { body: {}, edits: null, nonce: `${ref}-1` },
    { body: {}, edits: null, nonce: `${ref}-2`, attachments: [PICTURE] },
  ];
  expect(await store.saveParts(ref, FIRST, parts, { at: SLOT, title: "", claims: [] })).toBe(true);
  return ref;
}

export function attachmentsContract(name: string, newRoot: NewRoot): void {
  describe(`${name}: the files of a message part`, () => {
    test("are read in their order, byte for byte", async () => {
      const { store, library } = await newRoot();
      const editions = [await saveEdition(store, library), await saveEdition(store, library)];
      for (const ref of editions)
        expect((await store.parts(ref)).map(({ attachments }) => attachments)).toEqual([
          [AUDIO, PICTURE],
          [],
          [PICTURE],
        ]);
    });

    test("are forgotten with their edition", async () => {
      const { store, library, guild } = await newRoot();
      const [ended, other] = [await saveEdition(store, library), await saveEdition(store, guild)];
      await store.endEdition(ended, FIRST, { state: "failed", reason: null, at: SLOT });
      await store.forgetEditionsBefore(ENDED);
      expect(await store.parts(ended)).toEqual([]);
      expect(await store.parts(other)).toHaveLength(3);
      await store.forgetGuild("7001");
      expect(await store.parts(other)).toEqual([]);
      expect(await store.integrity()).toMatchObject({ ok: true });
    });
  });
}
