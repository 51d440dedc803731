import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";
import type { RoutableOrder } from "#app/routing/routable-order.ts";
import { fulfillmentSettings } from "../fulfillment-settings.server.ts";
import { type DeliveryKnowledge, laneKey, regionOf } from "./lane.ts";

/** What is known of ways to a place, and the confidence that the merchant wants, as a share. Of other places nothing is read. */
export async function readKnowledge(
  db: ShopDb,
  shop: Pick<Shop, "id">,
  destination: RoutableOrder["destination"],
): Promise<{ knowledge: DeliveryKnowledge; confidence: number }> {
  const { promiseConfidence } = await fulfillmentSettings.read(db, shop);
  const learnt = await db.learntDays.findMany({
    where: {
      shopId: shop.id,
      OR: [
        { kind: "transit", countryCode: destination.countryCode ?? "", region: { in: ["*", regionOf(destination)] } },
        { kind: "handling", countryCode: "" },
      ],
    },
  });
  const known = await db.promiseThreshold.findUnique({ where: { shopId: shop.id } });
  const of = (kind: string) => learnt.filter((row) => row.kind === kind);
  const confidence = promiseConfidence / 100;
  return {
    confidence,
    knowledge: {
      transit: new Map(of("transit").map((row) => [laneKey(row), row.counts])),
      handling: new Map(of("handling").map((row) => [row.warehouseId, row.counts])),
      // What was learnt for another confidence says nothing of this one.
      threshold: known?.confidence === promiseConfidence ? known.threshold : confidence,
    },
  };
}
