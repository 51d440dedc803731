/** What a warehouse knows an order's nth parcel by, from 1. Ours for ever: a parcel that replaces another gets the next number. */
export function parcelReference(orderId: bigint, nth: number): string {
  return `waybill-${orderId}-${nth}`;
}
