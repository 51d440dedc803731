import type { PickPrice, ShippingZone } from "./shipping-price.ts";

/** What a warehouse charges to send one parcel into a zone, in minor units, unrounded. A parcel holds at least one unit. */
export function priceForZone(
  zone: ShippingZone,
  pick: PickPrice,
  parcel: { units: number; grams: number },
): { shipping: number; picking: number } {
  return {
    shipping: zone.base + zone.perKg * (parcel.grams / 1000),
    picking: pick.first + pick.extra * (parcel.units - 1),
  };
}
