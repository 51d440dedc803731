import { Tracking } from "#app/parcels/tracking.ts";
import type { Message } from "#app/platform/messages/message.ts";
import { packing } from "./messages.ts";

type Shipment = {
  carrier: string | null;
  trackingNumber: string | null;
  trackingNumbers: string[];
  /** Tracking: what was typed here. Differs from the columns where Shopify has it corrected. */
  saidTracking: unknown;
  undoneAt: Date | null;
};

/**
 * Why a parcel that has left is not shipped as it is said now, in words; null when it left just so, or nothing is known of how.
 *
 * The number decides; the carrier, where neither has a number. A shipment that was undone is said to be so: its units leave again only in
 * another parcel.
 */
export function shippedAs(shipments: readonly Shipment[], said: Tracking): Message | null {
  if (shipments.length === 0) return null;
  const there = shipments.filter(({ undoneAt }) => undoneAt === null);
  const [first] = there;
  if (!first) return packing.message("undone-already");
  if (there.some((one) => knownOf(one).some((known) => isSameBox(known, said)))) return null;
  const carrier = first.carrier ?? "";
  return first.trackingNumber === null
    ? packing.message("shipped-already-untracked", { carrier })
    : packing.message("shipped-already", { box: [carrier, first.trackingNumber].filter(Boolean).join(" ") });
}

type Box = Pick<Tracking, "carrier" | "numbers">;

function knownOf({ carrier, trackingNumbers, saidTracking }: Shipment): Box[] {
  const typed = Tracking.safeParse(saidTracking);
  return [{ carrier, numbers: trackingNumbers }, ...(typed.success ? [typed.data] : [])];
}

function isSameBox(one: Box, other: Box): boolean {
  if (one.numbers.length === 0 && other.numbers.length === 0) return one.carrier === other.carrier;
  return one.numbers.join() === other.numbers.join();
}
