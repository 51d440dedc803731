import { withLock } from "#app/platform/db/with-lock.server.ts";

const lines = new Map<string, Promise<unknown>>();

/**
 * Does what changes a shop's tokens, one piece of work at a time over all processes.
 * Within this process the line is kept in memory, so that those who wait hold no database connection.
 */
export async function oneAtATime<T>(domain: string, work: () => Promise<T>): Promise<T> {
  const before = lines.get(domain) ?? Promise.resolve();
  const mine = before.then(() => withLock(`shopify tokens of ${domain}`, work));
  const end = mine.catch(() => undefined);
  lines.set(domain, end);
  try {
    return await mine;
  } finally {
    if (lines.get(domain) === end) lines.delete(domain);
  }
}
