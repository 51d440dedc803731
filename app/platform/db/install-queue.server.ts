import pg from "pg";
import { PgBoss } from "pg-boss";

/**
 * Makes the queue's tables, or brings them up to date, as the owner of the database, and opens them to whoever is let in: a process of
 * Waybill's may use the queue and change nothing about it. Twice equals once.
 */
export async function installQueue(ownerUrl: string): Promise<void> {
  const boss = new PgBoss({
    connectionString: ownerUrl,
    application_name: "waybill migrate queue",
    max: 1,
    schedule: false,
    supervise: false,
    useListenNotify: false,
  });
  // What it cannot do is thrown where it is asked for.
  boss.on("error", () => undefined);
  await boss.start();
  await boss.stop({ graceful: false });

  const client = new pg.Client({ connectionString: ownerUrl, application_name: "waybill migrate queue" });
  await client.connect();
  try {
    await client.query(rights);
  } finally {
    await client.end();
  }
}

const rights = `
  -- By which enqueue_job finds an equal job that still waits, however long the queue is.
  CREATE INDEX IF NOT EXISTS waybill_waiting_key ON pgboss.job_common (name, singleton_key) WHERE state = 'created';
  -- By which claims find each shop's oldest job that is not begun, and those whose process has not been heard of.
  CREATE INDEX IF NOT EXISTS waybill_waiting_of_shop ON pgboss.job_common (name, ((data ->> 'shopId')::int), start_after) WHERE state < 'active';
  CREATE INDEX IF NOT EXISTS waybill_in_hand ON pgboss.job_common (heartbeat_on) WHERE state = 'active';
  GRANT USAGE ON SCHEMA pgboss TO waybill_ground;
  GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA pgboss TO waybill_ground;`;
