import { z } from "zod";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { readPayload } from "#app/platform/events/stored-event.ts";
import { subscriber } from "#app/platform/events/subscriber.ts";
import { enqueueEach } from "#app/platform/jobs/enqueue.server.ts";
import { everyShop } from "#app/platform/jobs/job.ts";
import type { Message } from "#app/platform/messages/message.ts";
import { isMessage } from "#app/platform/messages/message.ts";
import type { Shop } from "#app/platform/shop.ts";
import { OutsideGid } from "#app/shopify/gid.ts";
import { scopesChanged } from "#app/shopify/shopify-events.ts";
import { keepJourneyDiscountJob } from "./keep-journey-discount.server.ts";

/** Somebody may have changed one of ours: it is read again. Our own changes come here too, and change nothing. */
export const hearOfJourneyDiscounts = subscriber({
  name: "recovery.hear-of-discounts",
  hears: [{ source: "shopify", topics: ["discounts/update", "discounts/delete"] }],
  urgent: false,
  run: async (shop, event) => {
    const { admin_graphql_api_id: discountId } = readPayload(event, z.object({ admin_graphql_api_id: OutsideGid }));
    await inShop(shop, async (db) => {
      const rows = await db.journeyDiscount.findMany({ where: { shopId: shop.id, discountId }, select: { journeyId: true } });
      await enqueueEach(db, shop, keepJourneyDiscountJob, rows);
    });
  },
});

/** The merchant has allowed discounts, or no longer does. */
export const hearOfJourneyScopes = subscriber({ name: "recovery.hear-of-scopes", hears: scopesChanged, run: (shop) => keepAll(shop) });

/** News of Shopify's may be lost, and what a merchant does while the app is away is never told. */
export const keepJourneyDiscounts = everyShop({
  name: "recovery.keep-journey-discounts",
  everySeconds: 3600,
  run: (shop) => keepAll(shop, 1),
});

async function keepAll(shop: Shop, everySeconds = 0): Promise<void> {
  await inShop(shop, async (db) => {
    const rows = await db.$queryRaw<{ journeyId: string }[]>`
      SELECT "id"::text AS "journeyId" FROM "journey"
       WHERE "shopId" = ${shop.id} AND "state" = 'live' AND jsonb_typeof("definition" -> 'discount') = 'object'`;
    await enqueueEach(db, shop, keepJourneyDiscountJob, rows, everySeconds);
  });
}

/** Why a journey's messages go without a code, for whoever looks at it; null where nothing is wrong. */
export async function codeProblem(db: ShopDb, shop: Pick<Shop, "id">, journeyId: string): Promise<Message | null> {
  const kept = await db.journeyDiscount.findUnique({ where: { shopId_journeyId: { shopId: shop.id, journeyId } } });
  return kept && isMessage(kept.problem) ? kept.problem : null;
}
