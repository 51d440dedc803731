import { env } from "../env.server.ts";

let url = env.DATABASE_URL;

/** The database's address. It is known once `prepareDatabase` is done, or from the start when the environment names it. */
export function databaseUrl(): string {
  if (url === undefined) throw new Error("There is no database yet: set DATABASE_URL, or start through app/server.ts, which brings one.");
  return url;
}

export function setDatabaseUrl(started: string): void {
  url = started;
}
