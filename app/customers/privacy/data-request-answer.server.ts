import { z } from "zod";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { Json } from "#app/platform/json.ts";
import type { Shop } from "#app/platform/shop.ts";

const RequestId = z
  .string()
  .regex(/^\d{1,18}$/)
  .transform(BigInt);

/** What Waybill held about a customer when it was asked; null when the shop has no such request. */
export async function dataRequestAnswer(shop: Shop, requestId: string | undefined): Promise<Json> {
  const id = RequestId.safeParse(requestId);
  if (!id.success) return null;
  const row = await inShop(shop, (db) => db.dataRequest.findFirst({ where: { shopId: shop.id, id: id.data }, select: { answer: true } }));
  return row?.answer ?? null;
}
