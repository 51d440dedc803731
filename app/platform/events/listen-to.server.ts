import pg from "pg";
import { noteDatabaseFault } from "../db/database-health.server.ts";
import { databaseUrl } from "../db/database-url.server.ts";
import { log } from "../log.server.ts";

const RECONNECT_MS = 1000;

/**
 * Calls `onMessage` with each message on a PostgreSQL channel, and without one after each (re)connection, since some may have been missed.
 */
export function listenTo(channel: string, onMessage: (message?: string) => void): () => Promise<void> {
  let client: pg.Client | undefined;
  let retry: NodeJS.Timeout | undefined;
  let stopped = false;

  const connect = async () => {
    const fresh = new pg.Client({ connectionString: databaseUrl(), application_name: `waybill listens to ${channel}`, keepAlive: true });
    client = fresh;
    const again = (error?: Error) => {
      if (stopped || client !== fresh) return;
      client = undefined;
      noteDatabaseFault(error);
      log.warn({ err: error, channel }, "listener lost its connection");
      void fresh.end().catch(() => undefined);
      retry = setTimeout(() => void connect(), RECONNECT_MS);
    };
    fresh.on("error", again);
    fresh.on("end", () => again());
    fresh.on("notification", ({ payload }) => onMessage(payload));
    try {
      await fresh.connect();
      await fresh.query(`LISTEN ${pg.escapeIdentifier(channel)}`);
      onMessage();
    } catch (error) {
      again(error instanceof Error ? error : new Error(String(error)));
    }
  };
  const connecting = connect();

  return async () => {
    stopped = true;
    clearTimeout(retry);
    await connecting;
    await client?.end().catch(() => undefined);
  };
}
