/** Discord's own description of its API as zod schemas; the package has no types for them. */
declare module "discord-api-spec/zod" {
  import type { ZodMiniType } from "zod/mini";
  export function setStrictObject(strict: boolean): void;
  export const MessageCreateRequestSchema: ZodMiniType;
}
