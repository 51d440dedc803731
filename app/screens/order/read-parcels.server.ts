import { storedActor, type Actor } from "#app/platform/actor.ts";
import { now } from "#app/platform/clock.ts";
import { storedMessage, type Message } from "#app/platform/messages/message.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";
import type { ParcelStage } from "#generated/prisma/enums.ts";
import { webLink } from "#app/platform/outside-text.ts";
import { hasLeft, isCancelled, isUndone } from "#app/parcels/parcel-stage.ts";
import { isPackedHere } from "#app/warehouses/providers/registry.server.ts";
import { holdsNothingOrdered, type ToldToShopify, toldToShopify } from "./told-to-shopify.ts";

export type ParcelView = {
  id: string;
  reference: string;
  stage: ParcelStage;
  warehouse: { id: string; name: string; packedHere: boolean };
  /** ISO dates on the warehouse's calendar. */
  leavesOn: string | null;
  today: string;
  problem: Message | null;
  lines: { sku: string; title: string; quantity: number; packed: number; shipped: number }[];
  shipments: ShipmentView[];
  /** It was told to have left and has not: its units lie on the shelf again. */
  isUndone: boolean;
  /** Boxes left for it, and nothing of what it was to ship was in them. */
  leftWithOtherGoods: boolean;
};

export type ShipmentView = {
  id: string;
  carrier: string | null;
  /** A number for each box, and the page that shows it. */
  tracking: { number: string; url: string | null }[];
  shippedAt: string;
  deliveredAt: string | null;
  told: ToldToShopify;
  /** Who said when that it has not left after all. */
  undone: { by: Actor; at: string } | null;
  lines: { sku: string; quantity: number }[];
  events: { status: string; happenedAt: string; message: string | null }[];
};

const isNothing = (parcel: ParcelView) => (isCancelled(parcel) && !parcel.leftWithOtherGoods) || parcel.isUndone;

/** An order's parcels with their boxes and tracking, oldest first; parcels that were called off or undone come last. */
export async function readParcels(db: ShopDb, shop: Shop, orderId: bigint): Promise<ParcelView[]> {
  const parcels = await db.parcel.findMany({
    where: { shopId: shop.id, orderId },
    include: {
      warehouse: { select: { id: true, name: true, kind: true, timeZone: true } },
      lines: { orderBy: { sku: "asc" } },
      shipments: { include: { events: { orderBy: { happenedAt: "desc" } } }, orderBy: { shippedAt: "asc" } },
    },
    orderBy: [{ createdAt: "asc" }, { reference: "asc" }],
  });
  const there = await readOrderThere(db, shop, orderId);
  const refused = await readRefused(db, shop, orderId);
  const ours = parcels.flatMap(({ shipments }) => shipments.flatMap(({ fulfillmentId }) => fulfillmentId ?? []));
  return parcels
    .map((parcel) => ({
      id: parcel.id,
      reference: parcel.reference,
      stage: parcel.stage,
      warehouse: { id: parcel.warehouse.id, name: parcel.warehouse.name, packedHere: isPackedHere(parcel.warehouse) },
      leavesOn: parcel.leavesOn,
      today: now().toZonedDateTimeISO(parcel.warehouse.timeZone).toPlainDate().toString(),
      problem: parcel.problem === null ? null : storedMessage(parcel.problem),
      isUndone: isUndone(parcel),
      leftWithOtherGoods: !hasLeft(parcel) && parcel.shipments.some((box) => box.undoneAt === null && holdsNothingOrdered(box)),
      lines: parcel.lines.map(({ sku, title, quantity, packed, shipped }) => ({ sku, title, quantity, packed, shipped })),
      shipments: parcel.shipments.map((shipment) => ({
        id: shipment.id,
        carrier: shipment.carrier,
        tracking: shipment.trackingNumbers.map((number, index) => ({ number, url: webLink(shipment.trackingUrls[index]) })),
        shippedAt: shipment.shippedAt.toISOString(),
        deliveredAt: shipment.deliveredAt?.toISOString() ?? null,
        told: toldToShopify(shipment, { ...there, ours }, refused.has(`shipment:${shipment.id}`)),
        undone:
          shipment.undoneAt === null
            ? null
            : { by: storedActor(shipment.undoneBy ?? { kind: "staff", id: null, name: null }), at: shipment.undoneAt.toISOString() },
        lines: (shipment.lines ?? []) as { sku: string; quantity: number }[],
        events: shipment.events.map(({ status, happenedAt, message }) => ({ status, happenedAt: happenedAt.toISOString(), message })),
      })),
    }))
    .sort((one, other) => Number(isNothing(one)) - Number(isNothing(other)));
}

async function readOrderThere(db: ShopDb, shop: Shop, orderId: bigint) {
  const order = await db.order.findUnique({
    where: { shopId_id: { shopId: shop.id, id: orderId } },
    select: { fulfillmentStatus: true, fulfillments: { select: { id: true, status: true } } },
  });
  return order ?? { fulfillmentStatus: "UNFULFILLED", fulfillments: [] };
}

/** What Shopify didn't take when it was told of it, as far as that stands: a person's dismissal doesn't make it taken. */
async function readRefused(db: ShopDb, shop: Shop, orderId: bigint): Promise<Set<string>> {
  const told = await db.exception.findMany({
    where: { shopId: shop.id, orderId, cause: "shipment.refused", OR: [{ resolvedAt: null }, { standing: true }] },
    select: { subject: true },
  });
  return new Set(told.map(({ subject }) => subject));
}
