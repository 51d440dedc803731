import { z } from "zod";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { readPayload } from "#app/platform/events/stored-event.ts";
import { subscriber } from "#app/platform/events/subscriber.ts";
import { enqueueEach } from "#app/platform/jobs/enqueue.server.ts";
import { OutsideNumber } from "#app/platform/ids.ts";
import { everyShop, jobPer } from "#app/platform/jobs/job.ts";
import type { Shop } from "#app/platform/shop.ts";
import { OutsideGid } from "#app/shopify/gid.ts";
import { scopesChanged } from "#app/shopify/shopify-events.ts";
import { OfferTerms } from "../rules/offer-terms.ts";
import { discountsFor } from "./discount-for.ts";
import { bundleFor } from "../bundles/bundle-for.ts";
import { keepOffered } from "../keeping/keep-offered.server.ts";

/** Enqueued in the transaction in which an offer was changed, switched or deleted; and whenever its discount may have been. */
export const keepDiscountJob = jobPer("offerId", z.uuid(), {
  name: "offers.keep-discount",
  retry: "outside-service",
  concurrency: 3,
  run: keepOffered,
});

/** Somebody may have changed one of ours: it is read again. Our own changes come here too, and change nothing. */
export const hearOfDiscounts = subscriber({
  name: "offers.hear-of-discounts",
  hears: [{ source: "shopify", topics: ["discounts/update", "discounts/delete", "discounts/redeemcode_removed"] }],
  run: async (shop, event) => {
    const { admin_graphql_api_id: discountId } = readPayload(event, z.object({ admin_graphql_api_id: OutsideGid }));
    await inShop(shop, async (db) => {
      const rows = await db.offer.findMany({
        where: { shopId: shop.id, OR: [{ discountId }, { stepDiscountIds: { has: discountId } }] },
        select: { id: true },
      });
      await enqueueEach(
        db,
        shop,
        keepDiscountJob,
        rows.map(({ id }) => ({ offerId: id })),
      );
    });
  },
});

/** A bundle of ours was changed, or something that one is made of: its price may be another. Our own changes come here too. */
export const hearOfBundles = subscriber({
  name: "offers.hear-of-bundles",
  hears: [{ source: "shopify", topics: ["products/update", "products/delete"] }],
  urgent: false,
  run: async (shop, event) => {
    const { id } = readPayload(event, z.object({ id: OutsideNumber }));
    await inShop(shop, async (db) => {
      const rows = await db.$queryRaw<{ offerId: string }[]>`
        SELECT o."id"::text AS "offerId" FROM "offer" o
         WHERE o."shopId" = ${shop.id} AND o."state" = 'live' AND o."terms" -> 'offered' ->> 'kind' = 'bundle'
           AND (o."bundleProductId" = ${id} OR EXISTS (
             SELECT 1 FROM "variant" v WHERE v."shopId" = o."shopId" AND v."productId" = ${id}
                AND o."terms" -> 'offered' -> 'parts' @> jsonb_build_array(jsonb_build_object('variantId', v."id"::text))))`;
      await enqueueEach(db, shop, keepDiscountJob, rows);
    });
  },
});

/** The merchant has allowed discounts, or no longer does. */
export const hearOfScopes = subscriber({ name: "offers.hear-of-scopes", hears: scopesChanged, run: (shop) => keepAll(shop) });

/** News of Shopify's may be lost, and what a merchant does while the app is away is never told. */
export const keepDiscounts = everyShop({ name: "offers.keep-discounts", everySeconds: 3600, run: (shop) => keepAll(shop, 1) });

async function keepAll(shop: Shop, everySeconds = 0): Promise<void> {
  await inShop(shop, async (db) => {
    const all = await db.offer.findMany({
      where: { shopId: shop.id, OR: [{ state: "live" }, { discountId: { not: null } }] },
      select: { id: true, terms: true, discountId: true },
    });
    const discounted = all.filter(({ terms, discountId }) => {
      const parsed = OfferTerms.safeParse(terms).data;
      return discountId !== null || (parsed !== undefined && (discountsFor(parsed).length > 0 || bundleFor(parsed) !== null));
    });
    const payloads = discounted.map(({ id }) => ({ offerId: id }));
    await enqueueEach(db, shop, keepDiscountJob, payloads, everySeconds);
  });
}
