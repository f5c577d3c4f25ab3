import { APIError, OpenAI } from "openai";
import { Fault } from "../domain/core/fault.ts";
import { type Message, message } from "../domain/texts/texts.ts";

/** Names shown in the error message; hosted services list hundreds. */
const MAX_NAMES = 8;
const TIMEOUT_MS = 10_000;

export interface ServerAddress {
  readonly baseUrl: string;
  /** Null for servers that need none. */
  readonly apiKey: string | null;
}

export type ModelList =
  | { readonly ok: true; readonly names: readonly string[] }
  /** `status` is the HTTP status; null if there was no response. */
  | { readonly ok: false; readonly status: number | null; readonly detail: Message };

/** Lists the server's models (GET /v1/models). */
export async function listModels({ baseUrl, apiKey }: ServerAddress): Promise<ModelList> {
  const client = new OpenAI({ baseURL: baseUrl, apiKey: apiKey ?? "none", maxRetries: 0, logLevel: "off" });
  try {
    const page = await client.models.list({ timeout: TIMEOUT_MS });
    if (!Array.isArray(page.data)) return { ok: false, status: 200, detail: message("reason.model.no-list") };
    return { ok: true, names: page.data.map((model) => String(model?.id)) };
  } catch (error) {
    if (error instanceof APIError) {
      const { status = null } = error;
      return {
        ok: false,
        status,
        detail:
          status === null
            ? message("reason.model.no-connection")
            : message("reason.model.answered", { status: String(status) }),
      };
    }
    if (error instanceof SyntaxError)
      return { ok: false, status: 200, detail: message("reason.model.not-json") };
    // The client reads members of whatever the JSON is.
    if (error instanceof TypeError)
      return { ok: false, status: 200, detail: message("reason.model.not-a-list") };
    throw error;
  }
}

/** The server's only model. Throws Fault "config", which lists the names, if there is none or more than one. */
export function soleModel(names: readonly string[], baseUrl: string): string {
  const [only, ...others] = names;
  if (only !== undefined && others.length === 0) return only;
  const shown = names.slice(0, MAX_NAMES).join(", ");
  const several = { url: baseUrl, count: String(names.length), names: shown };
  const more = names.length - MAX_NAMES;
  if (only === undefined) throw new Fault("config", message("reason.model.no-models", { url: baseUrl }));
  if (more <= 0) throw new Fault("config", message("reason.model.several", several));
  throw new Fault("config", message("reason.model.several-more", { ...several, more: String(more) }));
}

/** Whether a server lists this model. Ollama lists a model without a tag as "name:latest". */
function isListed(names: readonly string[], model: string): boolean {
  return names.includes(model) || names.includes(`${model}:latest`);
}

export type ModelLookup =
  | Extract<ModelList, { ok: false }>
  | (Extract<ModelList, { ok: true }> & {
      /** True as well if no model was asked for by name. */
      readonly listsRequested: boolean;
    });

/** Asks the server for its models, and whether the requested one is among them (null: any). */
export async function lookUpModel(server: ServerAddress, requested: string | null): Promise<ModelLookup> {
  const list = await listModels(server);
  if (!list.ok) return list;
  return { ...list, listsRequested: requested === null || isListed(list.names, requested) };
}
