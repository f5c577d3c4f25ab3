// The contract of the MessageSender port: each implementation calls messageSenderContract() from a test file.
import { describe, expect, test } from "vitest";
import type { Instant } from "../../src/domain/core/time.ts";
import type { MessagePart, MessageSender } from "../../src/domain/delivery/message-sender.ts";

/** A channel, the sender under test, and actions of moderators and owners. */
export interface MessageSenderScene extends AsyncDisposable {
  readonly sender: MessageSender;
  readonly channel: string;
  /** A time before everything that happens in the scene. */
  readonly since: Instant;
  /** A rendered part with its marker; `part` counts from 0. */
  readonly render: (edition: string, part: number, text: string) => MessagePart;
  /** The texts of the messages in the channel, oldest first. */
  readonly texts: () => readonly string[];
  readonly delete: (message: string) => void;
  readonly allow: (what: "post" | "read", allowed: boolean) => void;
  readonly deleteChannel: () => void;
  /** Awaits the sender's work; a simulated scene passes its virtual time meanwhile. */
  readonly settle: <T>(work: Promise<T>) => Promise<T>;
}

const EDITION = "MorningEdition-1";
const NONCE = `${EDITION}-0`;
const TIMEOUT_MS = 5_000;

/** `open` creates a scene with an empty channel. */
export function messageSenderContract(name: string, open: () => Promise<MessageSenderScene>): void {
  const opened = async () => {
    const scene = await open();
    const { sender, channel, settle, render, since } = scene;
    return {
      ...scene,
      post: (text: string, nonce = NONCE, part = 0) =>
        settle(sender.post(channel, render(EDITION, part, text), nonce, TIMEOUT_MS)),
      edit: (message: string, text: string) =>
        settle(sender.edit(channel, message, render(EDITION, 0, text), TIMEOUT_MS)),
      find: (part: number, edition = EDITION) => settle(sender.find(channel, { edition, part }, since)),
    };
  };
  const idOf = (outcome: { kind: string }) => ("message" in outcome ? String(outcome.message) : "");

  describe(`${name}: a post`, () => {
    test("is posted once per nonce", async () => {
      await using scene = await opened();
      const first = await scene.post("one");
      expect(first).toEqual({ kind: "posted", message: expect.any(String) });
      expect(await scene.post("one")).toEqual(first);
      expect(await scene.post("two", `${EDITION}-1`, 1)).toMatchObject({ kind: "posted" });
      expect(scene.texts()).toEqual(["one", "two"]);
    });

    test("under the nonce of a message that was deleted stays deleted", async () => {
      await using scene = await opened();
      scene.delete(idOf(await scene.post("one")));
      expect(await scene.post("one")).toEqual({ kind: "deleted" });
      expect(scene.texts()).toEqual([]);
    });

    test("without permission or channel is refused with Discord's code", async () => {
      await using scene = await opened();
      scene.allow("post", false);
      expect(await scene.post("one")).toMatchObject({ kind: "refused", why: "forbidden", code: 50013 });
      scene.deleteChannel();
      expect(await scene.post("one")).toMatchObject({ kind: "refused", why: "gone", code: 10003 });
    });
  });

  describe(`${name}: an edit`, () => {
    test("replaces the old text, and can be repeated", async () => {
      await using scene = await opened();
      const message = idOf(await scene.post("one"));
      expect(await scene.edit(message, "corrected")).toEqual({ kind: "edited" });
      expect(await scene.edit(message, "corrected")).toEqual({ kind: "edited" });
      expect(scene.texts()).toEqual(["corrected"]);
    });

    test("of a message that was deleted is refused as gone", async () => {
      await using scene = await opened();
      const message = idOf(await scene.post("one"));
      scene.delete(message);
      expect(await scene.edit(message, "corrected")).toMatchObject({ kind: "refused", why: "gone" });
    });
  });

  describe(`${name}: a search`, () => {
    test("finds a part by its marker", async () => {
      await using scene = await opened();
      expect(await scene.find(0)).toEqual({ kind: "absent" });
      const messages = [idOf(await scene.post("one")), idOf(await scene.post("two", `${EDITION}-1`, 1))];
      expect(await scene.find(0)).toEqual({ kind: "found", message: messages[0] });
      expect(await scene.find(1)).toEqual({ kind: "found", message: messages[1] });
      expect(await scene.find(2)).toEqual({ kind: "absent" });
      expect(await scene.find(0, "EveningEdition-1")).toEqual({ kind: "absent" });
      scene.delete(messages[0] ?? "");
      expect(await scene.find(0)).toEqual({ kind: "absent" });
    });

    test("without permission to read the history is unsearchable", async () => {
      await using scene = await opened();
      await scene.post("one");
      scene.allow("read", false);
      expect(await scene.find(0)).toMatchObject({ kind: "unsearchable" });
    });
  });
}
