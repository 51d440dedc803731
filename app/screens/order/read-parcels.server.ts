import { storedActor, type Actor } from "#app/platform/actor.ts";
import { now } from "#app/platform/clock.ts";
import { storedMessage, type Message } from "#app/platform/messages/message.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";
import type { ParcelStage } from "#generated/prisma/enums.ts";
import { webLink } from "#app/platform/outside-text.ts";
import { isCancelled, isUndone } from "#app/parcels/parcel-stage.ts";
import { isPackedHere } from "#app/warehouses/providers/registry.server.ts";

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
};

export type ShipmentView = {
  id: string;
  carrier: string | null;
  /** A number for each box, and the page that shows it. */
  tracking: { number: string; url: string | null }[];
  shippedAt: string;
  deliveredAt: string | null;
  inShopify: boolean;
  /** Who said when that it has not left after all. */
  undone: { by: Actor; at: string } | null;
  lines: { sku: string; quantity: number }[];
  events: { status: string; happenedAt: string; message: string | null }[];
};

const isNothing = (parcel: ParcelView) => isCancelled(parcel) || parcel.isUndone;

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
      lines: parcel.lines.map(({ sku, title, quantity, packed, shipped }) => ({ sku, title, quantity, packed, shipped })),
      shipments: parcel.shipments.map((shipment) => ({
        id: shipment.id,
        carrier: shipment.carrier,
        tracking: shipment.trackingNumbers.map((number, index) => ({ number, url: webLink(shipment.trackingUrls[index]) })),
        shippedAt: shipment.shippedAt.toISOString(),
        deliveredAt: shipment.deliveredAt?.toISOString() ?? null,
        inShopify: shipment.fulfillmentId !== null,
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
