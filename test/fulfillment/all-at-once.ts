import pg from "pg";
import { env } from "#app/platform/env.server.ts";
import { eventsChannel } from "#app/platform/events/wake-drains.server.ts";
import { eventually } from "../support/eventually.ts";
import type { OpenShop } from "../support/open-shop.ts";

/**
 * Does something in the shop, and has all that Shopify tells of it come to the app's subscribers at once, however slow the machine: nobody is given any of it before all of it is
 * there.
 */
export async function allAtOnce<T>(shop: OpenShop, act: () => T): Promise<T> {
  const owner = new pg.Client({ connectionString: env.DATABASE_OWNER_URL });
  await owner.connect();
  try {
    await owner.query(`
      CREATE FUNCTION hold_delivery() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW."nextTryAt" := now() + interval '1 hour'; RETURN NEW; END $$;
      CREATE TRIGGER hold_delivery BEFORE INSERT ON event_delivery FOR EACH ROW EXECUTE FUNCTION hold_delivery()`);
    const done = act();
    await eventually(() => shop.shopify.webhookDeliveries().every(({ state }) => state === "delivered"));
    return done;
  } finally {
    await owner.query("DROP FUNCTION IF EXISTS hold_delivery CASCADE");
    // Longer than any lease or second try.
    await owner.query(`UPDATE event_delivery SET "nextTryAt" = now() WHERE "nextTryAt" > now() + interval '30 minutes'`);
    await owner.query(`NOTIFY ${eventsChannel}`);
    await owner.end();
  }
}
