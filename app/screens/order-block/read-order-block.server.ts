import type { BlockParcel, BlockTracking, OrderBlock } from "#app/contracts/order-block.ts";
import { saidOfParcel } from "#app/fulfillment/exceptions/once-left.ts";
import { standingDecision } from "#app/fulfillment/plan/standing-decision.server.ts";
import type { Order } from "#generated/prisma/client.ts";
import { readInShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";
import { storedMessage } from "#app/platform/messages/message.ts";
import type { Words } from "#app/platform/messages/words.ts";
import { explainRoute } from "../order/explain-route.ts";
import { readParcels, type ParcelView } from "../order/read-parcels.server.ts";
import { isLive } from "#app/parcels/parcel-stage.ts";

/** What the block on Shopify's order page shows of an order, and of one that Waybill has not copied yet; in the words of whoever reads it. */
export function readOrderBlock(shop: Shop, orderId: bigint, words: Words): Promise<OrderBlock> {
  return readInShop(shop, async (db) => {
    const order = await db.order.findUnique({
      where: { shopId_id: { shopId: shop.id, id: orderId } },
      select: { id: true, stage: true, currency: true },
    });
    if (order === null) return { stage: null, page: null, troubles: [], parcels: [] };

    const parcels = (await readParcels(db, shop, orderId)).filter((parcel) => isLive(parcel) && !parcel.isUndone);
    const reasons = await reasonsOf(db, shop, order, words);
    const troubles = await db.exception.findMany({
      where: { shopId: shop.id, orderId, resolvedAt: null },
      orderBy: { openedAt: "asc" },
      select: { message: true, parcelId: true },
    });
    return {
      stage: order.stage,
      page: `/app/orders/${String(orderId)}`,
      troubles: troubles.map(({ message, parcelId }) =>
        words(
          saidOfParcel(
            storedMessage(message),
            parcels.find(({ id }) => id === parcelId),
          ),
        ),
      ),
      parcels: parcels.map((parcel) => toBlock(parcel, reasons, words)),
    };
  });
}

/** By warehouse: why the last decision chose it. */
async function reasonsOf(
  db: ShopDb,
  shop: Shop,
  order: Pick<Order, "id" | "stage" | "currency">,
  words: Words,
): Promise<Map<string, string>> {
  const decision = await standingDecision(db, shop, order);
  if (decision === null) return new Map();
  const { verdicts } = explainRoute(decision.outcome, { currency: order.currency, nameOf: (id) => id });
  return new Map(verdicts.filter(({ chosen }) => chosen).map(({ warehouseId, message }) => [warehouseId, words(message)]));
}

function toBlock(parcel: ParcelView, reasons: Map<string, string>, words: Words): BlockParcel {
  return {
    id: parcel.id,
    warehouse: parcel.warehouse.name,
    stage: parcel.stage,
    leavesOn: parcel.shipments.length > 0 ? null : parcel.leavesOn,
    why: reasons.get(parcel.warehouse.id) ?? null,
    problem: parcel.problem && words(parcel.problem),
    tracking: parcel.shipments.flatMap(({ carrier, tracking }): BlockTracking[] =>
      tracking.length === 0 ? [{ carrier, number: null, url: null }] : tracking.map((box) => ({ carrier, ...box })),
    ),
  };
}
