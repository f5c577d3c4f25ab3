import type { CommandView, Outcome, PageEvent, PlacesView } from "../../views/view-types.ts";

/** A file in an upload. */
export interface UploadFile {
  readonly filename: string;
  readonly contentType: string;
  readonly base64: string;
}

async function request(path: string, body?: object): Promise<unknown> {
  const init = body && {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  };
  const response = await fetch(path, init);
  return response.json();
}

export const readPeople = () => request("/api/people") as Promise<PlacesView["people"]>;

export const readCommands = (as: string, channel: string) =>
  request(`/api/commands?as=${as}&channel=${channel}`) as Promise<readonly CommandView[]>;

/** Performs an action of a person; see `userAction` on the server for its fields. */
export const performAction = (action: object) => request("/api/act", action) as Promise<Outcome>;

export const setFault = (name: string, on: boolean) => request("/api/fault", { name, on });

export const moveClock = (what: string) => request("/api/clock", { what });

export const controlBot = (what: "start" | "stop" | "kill") => request("/api/bot", { what });

/** Subscribes to events. The browser reconnects by itself after a lost connection; the server then sends a new snapshot. */
export function subscribe(as: string, onEvent: (event: PageEvent) => void): void {
  new EventSource(`/api/events?as=${as}`).addEventListener("message", ({ data }) => {
    onEvent(JSON.parse(data) as PageEvent);
  });
}

export async function encodeFile(file: File): Promise<UploadFile> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += 8192)
    pieces.push(String.fromCharCode(...bytes.subarray(at, at + 8192)));
  return { filename: file.name, contentType: file.type, base64: btoa(pieces.join("")) };
}
