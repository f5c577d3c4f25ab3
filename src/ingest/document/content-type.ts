/** The media type of a Content-Type header, in lower case and without parameters; null if there is none. */
export function mediaType(contentType: string | undefined): string | null {
  const [type = ""] = (contentType ?? "").split(";", 1);
  return type.trim() === "" ? null : type.trim().toLowerCase();
}

const CHARSET = /;\s*charset\s*=\s*"?([\w.:+-]+)"?/i;

/** The charset parameter of a Content-Type header; null if there is none. */
export function charsetOf(contentType: string | undefined): string | null {
  return CHARSET.exec(contentType ?? "")?.[1] ?? null;
}
