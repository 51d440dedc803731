import type { OrderRecord } from "./order-record.ts";
import type { VariantRecord } from "./variant-record.ts";

/**
 * One line of an order. `totalMinor` is the line's money; it is `unitMinor × quantity` unless the unit price was finer than a penny.
 * Quantity is negative only on credit notes of imported history.
 */
export type LineRecord = {
  __typename: "LineItem";
  id: number;
  order: OrderRecord;
  /** Null when the product was deleted or never existed. */
  variant: VariantRecord | null;
  title: string;
  sku: string | null;
  quantity: number;
  /** What remains after removals and cancellation. */
  currentQuantity: number;
  fulfilledQuantity: number;
  unitMinor: number;
  totalMinor: number;
  requiresShipping: boolean;
};
