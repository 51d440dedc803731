import { createHash } from "node:crypto";
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
