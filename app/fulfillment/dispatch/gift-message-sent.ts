import { createHash } from "node:crypto";
import { isHeldByWarehouse, isRefused } from "#app/parcels/parcel-stage.ts";
import type { ParcelStage } from "#generated/prisma/enums.ts";

/** Tells one gift message from another, or from none, and says nothing about either. */
export function giftMarkOf(giftMessage: string | null): string {
  return createHash("sha256")
    .update(giftMessage?.trim() ?? "")
    .digest("base64url");
}

type Order = { giftMessage: string | null; shipTo: unknown };
type Told = { giftMessageSent: string | null; stage: ParcelStage };

/**
 * Whether an order has another gift message by now than its warehouse was told of a parcel that it still has. One that was forgotten at a
 * person's wish, with the address, is no change.
 */
export function isGiftMessageAnew(order: Order, parcel: Told): boolean {
  return isHeldByWarehouse(parcel) && !isRefused(parcel) && isOther(order, parcel);
}

function isOther(order: Order, { giftMessageSent }: Told): boolean {
  return giftMessageSent !== null && order.shipTo !== null && giftMarkOf(order.giftMessage) !== giftMessageSent;
}
