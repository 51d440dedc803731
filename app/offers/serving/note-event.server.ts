import { z } from "zod";
import type { OfferEvent } from "#app/contracts/offers.ts";
import { nowDate } from "#app/platform/clock.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { storeEvent } from "#app/platform/events/store-event.server.ts";
import { subscriber } from "#app/platform/events/subscriber.ts";
import type { ShopId } from "#app/platform/ids.ts";
import { appSecrets } from "#app/shopify/app-secrets.server.ts";
import { joinOrders, ordersOfPurchase } from "../reporting/join-orders.server.ts";
import { readDecision, SignedDecision } from "./decision-token.ts";

const SOURCE = "buyer";
const TOPICS = ["offer/shown", "offer/accepted", "offer/declined"] as const;

const Stored = z.object({ decision: SignedDecision, variantId: z.string().optional(), checkoutToken: z.string().optional() });

/** Stores what a buyer's page says of a decision; a repeat is not stored. `forged`: the app never made that decision, or two weeks ago. */
export async function noteEvent(event: OfferEvent): Promise<"stored" | "forged"> {
  const decision = await readDecision(event.decision, appSecrets, nowDate());
  if (!decision) return "forged";
  await storeEvent({
    shopId: decision.shopId as ShopId,
    source: SOURCE,
    dedupeKey: `${decision.id}:${event.kind}`,
    topic: `offer/${event.kind}`,
    entityKey: `offer-decision:${decision.id}`,
    body: JSON.stringify({ decision, variantId: event.variantId, checkoutToken: event.checkoutToken }),
    triggeredAt: nowDate(),
  });
  return "stored";
}

/** Writes down what became of a decision, whatever came first. What is shown or accepted counts once. */
export const applyOfferEvent = subscriber({
  name: "offers.apply-event",
  hears: [{ source: SOURCE, topics: TOPICS }],
  urgent: false,
  async run(shop, { topic, body, triggeredAt }) {
    const { decision, variantId, checkoutToken } = Stored.parse(JSON.parse(body));
    const accepted =
      topic === "offer/accepted" ? (decision.items.find((item) => item.variantId === variantId) ?? decision.items[0]) : undefined;
    const { id, visitor } = decision;
    await inShop(shop, async (db) => {
      await db.offerDecision.createMany({
        data: {
          shopId: shop.id,
          id,
          decidedAt: new Date(decision.decidedAt),
          placement: decision.placement,
          visitor,
          isHeldOut: false,
          arms: decision.arms,
          offerId: decision.offerId,
          variantIds: decision.items.map((item) => BigInt(item.variantId)),
          propensity: decision.propensity,
        },
        skipDuplicates: true,
      });
      const token = checkoutToken ?? decision.checkoutToken;
      const own = { shopId: shop.id, id };
      // Whoever takes it or declines it has seen it. What has once become of it stays, however often it is said again.
      await db.offerDecision.updateMany({ where: { ...own, shownAt: null }, data: { shownAt: triggeredAt } });
      if (token !== undefined)
        await db.offerDecision.updateMany({ where: { ...own, checkoutToken: null }, data: { checkoutToken: token } });
      if (topic === "offer/declined")
        await db.offerDecision.updateMany({ where: { ...own, declinedAt: null }, data: { declinedAt: triggeredAt } });
      if (topic === "offer/accepted")
        await db.offerDecision.updateMany({
          where: { ...own, acceptedAt: null },
          data: {
            acceptedAt: triggeredAt,
            acceptedVariantId: accepted ? BigInt(accepted.variantId) : null,
            acceptedValue: accepted ? BigInt(accepted.value) : null,
          },
        });
      await joinOrders(db, shop, await ordersOfPurchase(db, shop, { visitor, checkoutToken: token ?? null }));
    });
  },
});
