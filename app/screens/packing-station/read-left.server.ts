import type { Prisma } from "#generated/prisma/client.ts";
import { nowDate } from "#app/platform/clock.ts";
import { readInShop } from "#app/platform/db/in-shop.server.ts";
import { webLink } from "#app/platform/outside-text.ts";
import type { ParcelId } from "#app/platform/ids.ts";
import type { Shop } from "#app/platform/shop.ts";
import { whyNotUnderWay, whyNotUndone } from "#app/packing/shipped-here.server.ts";
import { kindsPackedHere } from "#app/warehouses/providers/registry.server.ts";

/** A parcel that has left a packing station, and what can be put right about it. */
export type LeftParcel = {
  id: string;
  orderName: string;
  units: number;
  shipments: {
    id: string;
    shippedAt: string;
    carrier: string | null;
    number: string | null;
    url: string | null;
    state: "under-way" | "delivered" | "undone";
    canUndo: boolean;
    canCorrect: boolean;
  }[];
};

const DAYS = 7;
const MOST = 50;

const withAll = {
  shipments: { orderBy: { shippedAt: "asc" } },
  lines: true,
  order: { select: { name: true } },
} satisfies Prisma.ParcelInclude;
const here = (shop: Shop) => ({ shopId: shop.id, warehouse: { kind: { in: kindsPackedHere() } } });

/** One parcel that has left; null when it hasn't, or there is none. */
export async function readLeft(shop: Shop, id: ParcelId): Promise<LeftParcel | null> {
  const found = await readInShop(shop, (db) =>
    db.parcel.findFirst({ where: { ...here(shop), id, shipments: { some: {} } }, include: withAll }),
  );
  return found && toLeft(found);
}

/** Parcels that left the packing stations in the last days, the last one first. */
export async function readLastLeft(shop: Shop): Promise<LeftParcel[]> {
  const since = new Date(nowDate().getTime() - DAYS * 86_400_000);
  const found = await readInShop(shop, (db) =>
    db.parcel.findMany({
      where: {
        ...here(shop),
        OR: [{ shippedAt: { gte: since } }, { shippedAt: null, ...undoneSince(since) }],
      },
      include: withAll,
      orderBy: [{ shippedAt: { sort: "desc", nulls: "first" } }, { id: "desc" }],
      take: MOST,
    }),
  );
  return found.map(toLeft).sort((one, other) => (lastOf(one) < lastOf(other) ? 1 : -1));
}

/** What was undone counts as not having left, and is shown all the same. */
const undoneSince = (since: Date) => ({ shipments: { some: { undoneAt: { not: null }, shippedAt: { gte: since } } } });

const lastOf = ({ shipments }: LeftParcel) => shipments.at(-1)?.shippedAt ?? "";

function toLeft({ id, order, lines, shipments }: Prisma.ParcelGetPayload<{ include: typeof withAll }>): LeftParcel {
  return {
    id,
    orderName: order.name,
    units: lines.reduce((sum, { quantity }) => sum + quantity, 0),
    shipments: shipments.map((shipment) => ({
      id: shipment.id,
      shippedAt: shipment.shippedAt.toISOString(),
      carrier: shipment.carrier,
      number: shipment.trackingNumber,
      url: webLink(shipment.trackingUrl),
      state: shipment.undoneAt !== null ? "undone" : shipment.deliveredAt !== null ? "delivered" : "under-way",
      canUndo: whyNotUndone(shipment) === null,
      canCorrect: whyNotUnderWay(shipment) === null,
    })),
  };
}
