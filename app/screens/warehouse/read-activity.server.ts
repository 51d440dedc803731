import type { ParcelStage } from "#generated/prisma/client.ts";
import { readInShop } from "#app/platform/db/in-shop.server.ts";
import type { WarehouseId } from "#app/platform/ids.ts";
import { storedMessage, type Message } from "#app/platform/messages/message.ts";
import type { Shop } from "#app/platform/shop.ts";

/** A parcel in a warehouse's activity. Times are ISO 8601, UTC. */
export type ActivityRow = {
  parcelId: string;
  orderId: string;
  orderName: string;
  reference: string;
  stage: ParcelStage;
  units: number;
  problem: Message | null;
  leavesOn: string | null;
  createdAt: string;
  dispatchedAt: string | null;
  shippedAt: string | null;
  deliveredAt: string | null;
};

export type ActivityPage = {
  rows: ActivityRow[];
  /** Give it as `after` to go on; null at the end. */
  next: string | null;
};

const PAGE = 25;

/** What a warehouse was given to ship, the newest first. */
export function readActivity(shop: Shop, id: WarehouseId, after: string | null = null): Promise<ActivityPage> {
  return readInShop(shop, async (db) => {
    const found = await db.parcel.findMany({
      where: { shopId: shop.id, warehouseId: id, ...(after && { id: { lt: after } }) },
      include: { order: { select: { name: true } }, lines: { select: { quantity: true } } },
      // Ids are made in the order of time.
      orderBy: { id: "desc" },
      take: PAGE + 1,
    });
    const rows = found.slice(0, PAGE).map((parcel) => ({
      parcelId: parcel.id,
      orderId: parcel.orderId.toString(),
      orderName: parcel.order.name,
      reference: parcel.reference,
      stage: parcel.stage,
      units: parcel.lines.reduce((sum, line) => sum + line.quantity, 0),
      problem: parcel.problem === null ? null : storedMessage(parcel.problem),
      leavesOn: parcel.leavesOn,
      createdAt: parcel.createdAt.toISOString(),
      dispatchedAt: parcel.dispatchedAt?.toISOString() ?? null,
      shippedAt: parcel.shippedAt?.toISOString() ?? null,
      deliveredAt: parcel.deliveredAt?.toISOString() ?? null,
    }));
    return { rows, next: found.length > PAGE ? (rows.at(-1)?.parcelId ?? null) : null };
  });
}
