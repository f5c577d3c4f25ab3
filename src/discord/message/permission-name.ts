/** Permissions that the bot needs to post, by Discord's names. */
export type PermissionName =
  | "ViewChannel"
  | "SendMessages"
  | "AttachFiles"
  | "ReadMessageHistory"
  | "CreatePublicThreads"
  | "SendMessagesInThreads";
