/** The request parameters that a server accepts, as learned from what it rejected. */
export interface ModelDialect {
  readonly responseFormat: "json_schema" | "json_object" | "plain";
  readonly limitField: "max_completion_tokens" | "max_tokens";
  readonly streamUsage: boolean;
  readonly temperature: boolean;
  /** Whether instructions go into the user's message, for models without a system role; absent: they do not. */
  readonly foldSystem?: boolean;
}

/** Remembers dialects by base URL and model. */
export interface DialectStore {
  load(key: string): Promise<ModelDialect | null>;
  save(key: string, dialect: ModelDialect): Promise<void>;
}
