import { z } from "zod";
import { nowDate } from "#app/platform/clock.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { subscriber } from "#app/platform/events/subscriber.ts";
import { enqueue } from "#app/platform/jobs/enqueue.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { currencyChanged } from "#app/shopify/shopify-events.ts";
import { keepDiscountJob } from "../discounts/keep-discounts.server.ts";
import { amountsIn } from "../rules/amounts-in.ts";
import { OfferTerms } from "../rules/offer-terms.ts";
import { renewOfferBook } from "../serving/offer-book.server.ts";

/** Terms are kept with the currency that their amounts are in: by it an offer whose shop has another one by now is known. */
const Kept = z.object({ currency: z.string() });

export const keepCurrencyOnChange = subscriber({
  name: "offers.keep-currency",
  hears: currencyChanged,
  // The shop itself may have been read a moment before.
  run: (shop, { to }) => keepCurrency({ ...shop, currency: to }),
});

/** Has the amounts of all offers be in the shop's currency. What was kept before their currency was is taken to be in the shop's. Twice equals once. */
export async function keepCurrency(shop: Shop): Promise<void> {
  await inShop(shop, async (db) => {
    for (const { id, terms, updatedAt } of await db.offer.findMany({ where: { shopId: shop.id } })) {
      const [was, parsed] = [Kept.safeParse(terms).data?.currency, OfferTerms.safeParse(terms).data];
      if (!parsed || was === shop.currency) continue;
      const now = { ...amountsIn(parsed, was ?? shop.currency, shop.currency), currency: shop.currency };
      // Saved meanwhile, it was typed in the currency of the moment.
      const { count } = await db.offer.updateMany({
        where: { shopId: shop.id, id, updatedAt },
        data: { terms: now, ...(was && { updatedAt: nowDate() }) },
      });
      if (count > 0 && was) await enqueue(db, shop, keepDiscountJob, { offerId: id });
    }
  });
  renewOfferBook(shop);
}
