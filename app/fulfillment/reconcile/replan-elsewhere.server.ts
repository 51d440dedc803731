import type { ParcelStage } from "#generated/prisma/enums.ts";
import { isLive, isTakenBackEasily } from "#app/parcels/parcel-stage.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { cancelParcel } from "../dispatch/cancel-parcels.server.ts";
import { isRefusedAtFormerAddress } from "../dispatch/ship-to.server.ts";
import { fulfillment } from "../messages.ts";
import type { ReconcileFacts } from "../read-reconcile-facts.server.ts";

type Addressed = { countryCode: string | null };

/** Whether an order goes to another country by now than a parcel was planned for, which its warehouse has on paper at most. */
export function goesElsewhere(order: Addressed, parcel: Addressed & { stage: ParcelStage }): boolean {
  if (order.countryCode === null || parcel.countryCode === null) return false;
  return isLive(parcel) && isTakenBackEasily(parcel) && parcel.countryCode !== order.countryCode;
}

type Replanned = Pick<ReconcileFacts, "order" | "isRouted" | "exceptions">;

/** Its refusal is on the worklist: nobody has dismissed it as dealt with. */
function awaitsPerson({ id }: { id: string }, exceptions: ReconcileFacts["exceptions"]): boolean {
  return exceptions.some(
    ({ cause, subject, resolvedAt }) => cause === "parcel.rejected" && subject === `parcel:${id}` && resolvedAt === null,
  );
}

/**
 * Stops parcels of an order whose address was changed to another country, so that their way is chosen anew: another warehouse may ship there
 * for less, or theirs not at all. What its warehouse can't give back any more goes as it was planned; its address is told there, or to a
 * person (bringAddress). What a warehouse refused is sent anew once its order has another address, in whichever country. True when a parcel was stopped: the order is to be looked at again.
 */
export async function replanElsewhere(shop: Shop, { order, isRouted, exceptions }: Replanned): Promise<boolean> {
  const { countryCode } = order;
  if (!isRouted || countryCode === null) return false;
  let stopped = false;
  for (const parcel of order.parcels.filter((one) => isRefusedAtFormerAddress(order, one) && awaitsPerson(one, exceptions))) {
    const why = fulfillment.message("address-changed-since");
    if (await cancelParcel(shop, parcel, { why, by: { kind: "shopify" } })) stopped = true;
  }
  for (const parcel of order.parcels.filter((one) => goesElsewhere(order, one))) {
    const why = fulfillment.message("goes-elsewhere", { country: countryCode });
    if (await cancelParcel(shop, parcel, { why, by: { kind: "shopify" } })) stopped = true;
    else await inShop(shop, (db) => db.parcel.updateMany({ where: { shopId: shop.id, id: parcel.id }, data: { countryCode } }));
  }
  return stopped;
}
