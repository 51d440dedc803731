import { lockForProcess } from "./lock-session.server.ts";

const lines = new Map<string, Promise<unknown>>();

/**
 * Does `work` while no other work is done under the same key, in this process or another. Waits for its turn, and holds none of the shared
 * connections meanwhile: within the process by a line in memory, between processes by an advisory lock, which the database itself lets go
 * of when this process dies.
 *
 * Should the database go away, the lock goes with it while `work` goes on: it has to be such that twice equals once.
 */
export async function withLock<T>(key: string, work: () => Promise<T>): Promise<T> {
  const before = lines.get(key) ?? Promise.resolve();
  const mine = before.then(async () => {
    const unlock = await lockForProcess(key);
    try {
      return await work();
    } finally {
      await unlock();
    }
  });
  const end = mine.catch(() => undefined);
  lines.set(key, end);
  try {
    return await mine;
  } finally {
    if (lines.get(key) === end) lines.delete(key);
  }
}
