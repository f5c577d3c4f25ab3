import type { CommandView, Outcome, PlacesView, Told } from "../shapes.ts";

/** A file as it is sent to the server. */
export interface SentFile {
  readonly filename: string;
  readonly contentType: string;
  readonly base64: string;
}

async function ask(path: string, body?: object): Promise<unknown> {
  const sent = body && {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  };
  const response = await fetch(path, sent);
  return response.json();
}

export const readPeople = () => ask("/api/people") as Promise<PlacesView["people"]>;

export const readCommands = (as: string, channel: string) =>
  ask(`/api/commands?as=${as}&channel=${channel}`) as Promise<readonly CommandView[]>;

/** Does what a person does; `do` and its fields as the server takes them. */
export const act = (given: object) => ask("/api/act", given) as Promise<Outcome>;

export const setTrouble = (name: string, on: boolean) => ask("/api/trouble", { name, on });

export const moveClock = (what: string) => ask("/api/clock", { what });

export const tellBot = (what: "start" | "stop" | "kill") => ask("/api/bot", { what });

/** Listens; after a lost connection the browser connects again by itself and everything is told anew. */
export function follow(as: string, told: (told: Told) => void): void {
  new EventSource(`/api/events?as=${as}`).addEventListener("message", ({ data }) => {
    told(JSON.parse(data) as Told);
  });
}

export async function sentFile(file: File): Promise<SentFile> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += 8192)
    pieces.push(String.fromCharCode(...bytes.subarray(at, at + 8192)));
  return { filename: file.name, contentType: file.type, base64: btoa(pieces.join("")) };
}
