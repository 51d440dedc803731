import type { ParcelStage, Prisma } from "#generated/prisma/client.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { newId } from "#app/platform/ids.ts";
import type { Shop } from "#app/platform/shop.ts";
import { bareOrder } from "../support/bare-order.ts";

/** Days from today by UTC, as an ISO date. */
export const dayFromNow = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

let orders = 500_000;

type Given = {
  email: string;
  orderId?: bigint;
  stage?: ParcelStage;
  leavesOn?: string;
  shippedAt?: Date;
  /** ISO date by which its buyer was told that it is there. */
  promisedOn?: string;
  order?: Partial<Prisma.OrderCreateManyInput>;
};

/** A parcel of a guest's that should have left yesterday: what is said of it goes first. Nobody was told of it yet. */
export async function aLateParcel(
  shop: Shop,
  { email, orderId, stage = "dispatched", leavesOn = dayFromNow(-1), shippedAt, promisedOn = dayFromNow(0), order = {} }: Given,
) {
  const number = orderId ?? BigInt((orders += 1));
  const id = newId<string>();
  await inShop(shop, async (db) => {
    const warehouse = await db.warehouse.findFirstOrThrow({ where: { shopId: shop.id } });
    if (orderId === undefined) {
      const said = { email, customerName: "Ada Lovelace", countryCode: "GB", createdAt: new Date(Date.now() - 3 * 86_400_000) };
      await db.order.createMany({ data: [bareOrder(shop, Number(number), { ...said, ...order })] });
      const lane = { warehouseId: warehouse.id, service: "", countryCode: "GB", region: "" };
      await db.deliveryPromise.create({
        data: {
          ...{ shopId: shop.id, orderId: number, date: promisedOn, saidAtCheckout: true, confidence: 90, chance: 0.9, saidAt: new Date() },
          parcels: [{ warehouseId: warehouse.id, leavesOn: dayFromNow(-1), lane, seen: 0 }],
          arrival: { first: 0, chances: [1] },
        },
      });
    }
    const parcel = {
      orderId: number,
      warehouseId: warehouse.id,
      reference: id,
      stage,
      leavesOn,
      shippedAt: shippedAt ?? null,
      createdAt: new Date(),
    };
    await db.parcel.create({ data: { shopId: shop.id, id, ...parcel } });
  });
  return { parcelId: id, orderId: number };
}
