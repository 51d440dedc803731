import { z } from "zod";
import { SAID_CHANNELS } from "#app/customers/said-to-shopify.ts";
import { nowDate } from "#app/platform/clock.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { subscriber } from "#app/platform/events/subscriber.ts";
import { enqueueEach } from "#app/platform/jobs/enqueue.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { hasScope } from "#app/shopify/granted-scopes.server.ts";
import { scopesChanged } from "#app/shopify/shopify-events.ts";
import { ConsentAbout, CONSENT_SCOPE, tellShopifyJob } from "./tell-shopify.server.ts";

const AT_ONCE = 500;
/** A word is told by its event; one that is older than this and still untold is looked after. */
const LATE_MS = 60_000;

/** Tells Shopify what it was not told yet: while the app might not write, while Shopify could not be reached, or because a job was lost. */
export async function sweepUntold(shop: Shop, lateMs = LATE_MS): Promise<void> {
  if (!(await hasScope(shop, CONSENT_SCOPE))) return;
  const before = new Date(nowDate().getTime() - lateMs);
  await inShop(shop, async (db) => {
    const rows = await db.$queryRaw`
      SELECT DISTINCT "channel", "addressKey" FROM "marketing_consent"
       WHERE "shopId" = ${shop.id} AND "toldAt" IS NULL AND "at" <= ${before} AND "channel" = ANY (${[...SAID_CHANNELS]}::text[])
       LIMIT ${AT_ONCE}`;
    await enqueueEach(db, shop, tellShopifyJob, z.array(ConsentAbout).parse(rows));
  });
}

/** The merchant may have allowed it a moment ago. */
export const tellWhenAllowed = subscriber({
  name: "messaging.tell-when-allowed",
  hears: scopesChanged,
  run: (shop) => sweepUntold(shop, 0),
});
