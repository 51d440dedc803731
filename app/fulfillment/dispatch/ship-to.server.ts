import { createHash } from "node:crypto";
import type { ParcelStage } from "#generated/prisma/enums.ts";
import { isHeldByWarehouse, isRefused } from "#app/parcels/parcel-stage.ts";
import { readPostalAddress, type PostalAddress } from "#app/orders/postal-address.ts";

/** Where an order's parcels go, as a warehouse is told. A merchant may request an order without address by hand: then nothing of it is known. */
export function shipToOf({ shipTo, phone }: { shipTo: unknown; phone: string | null }): PostalAddress {
  const address = readPostalAddress(shipTo);
  return { ...address, phone: address.phone ?? phone };
}

/** Tells one address from another, and says nothing about either. */
export function markOf(address: PostalAddress): string {
  const parts = Object.entries(address).sort(([one], [other]) => (one < other ? -1 : 1));
  return createHash("sha256").update(JSON.stringify(parts)).digest("base64url");
}

type Order = { shipTo: unknown; phone: string | null };
type Told = { addressSent: string | null; stage: ParcelStage };

/** Whether an order goes elsewhere by now than its warehouse was told of a parcel that it still has. */
export function isAddressedAnew(order: Order, parcel: Told): boolean {
  return isHeldByWarehouse(parcel) && !isRefused(parcel) && isChanged(order, parcel);
}

/** Whether an order goes elsewhere by now than when its warehouse refused a parcel. */
export function isRefusedAtFormerAddress(order: Order, parcel: Told): boolean {
  return isRefused(parcel) && isChanged(order, parcel);
}

function isChanged(order: Order, { addressSent }: Told): boolean {
  return addressSent !== null && order.shipTo !== null && markOf(shipToOf(order)) !== addressSent;
}
