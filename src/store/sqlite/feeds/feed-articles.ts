import type { FetchedArticle } from "../../../domain/feeds/feed-entry-store.ts";
import type { Database } from "../engine/database.ts";
import { text, textOrNull } from "../engine/rows.ts";

export function readArticle(database: Database, url: string): FetchedArticle | null {
  const row = database.get("SELECT fetched_at, text FROM feed_articles WHERE url = ?", url);
  return row === undefined ? null : { fetchedAt: text(row, "fetched_at"), text: textOrNull(row, "text") };
}

export function saveArticle(database: Database, url: string, article: FetchedArticle): void {
  const insert = "INSERT OR REPLACE INTO feed_articles (url, fetched_at, text) VALUES (?, ?, ?)";
  database.run(insert, url, article.fetchedAt, article.text);
}
