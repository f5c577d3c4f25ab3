import type { Failed } from "./failed.ts";

/** The process itself: background work and the HTTP server. */
export interface ProcessEvents {
  crashed: Failed;
  "upkeep.failed": Failed;
  "http.error": Failed;
  "http.aborted": Failed;
  "http.failed": Failed & { readonly route: string };
  "http.too-slow": { readonly route: string; readonly timeoutMs: number };
}
