// Generated from locales/en.json by `npm run messages`; do not edit.

/** The arguments of each text; undefined if it has none. */
export interface MessageArguments {
}
