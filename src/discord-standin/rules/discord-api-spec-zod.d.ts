/** Types for the schemas in use: the package ships none for its zod schemas. */
declare module "discord-api-spec/zod" {
  type Schema = import("zod/mini").ZodMiniType;
  export function setStrictObject(strict: boolean): void;
  export const MessageCreateRequestSchema: Schema;
  export const MessageEditRequestPartialSchema: Schema;
  export const IncomingWebhookRequestPartialSchema: Schema;
  export const CreateMessageInteractionCallbackRequestSchema: Schema;
  export const UpdateMessageInteractionCallbackRequestSchema: Schema;
  export const ModalInteractionCallbackRequestSchema: Schema;
  export const ApplicationCommandAutocompleteCallbackRequestSchema: Schema;
  export const ApplicationCommandUpdateRequestSchema: Schema;
  export const CreateTextThreadWithMessageRequestSchema: Schema;
  export const CreateTextThreadWithoutMessageRequestSchema: Schema;
  export const UpdateThreadRequestPartialSchema: Schema;
  export const CreatePrivateChannelRequestSchema: Schema;
}
