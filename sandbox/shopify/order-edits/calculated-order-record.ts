import type { LineRecord, OrderRecord, ShippingLineRecord } from "../state/order-record.ts";
import type { VariantRecord } from "../state/product-record.ts";

/** An order edit that was begun: what the order would be. Nothing of it is so before it is committed. */
export type CalculatedOrderRecord = {
  __typename: "CalculatedOrder";
  id: number;
  order: OrderRecord;
  lines: CalculatedLineRecord[];
  shippingLines: CalculatedShippingLineRecord[];
  committed: boolean;
};

export type CalculatedLineRecord = {
  __typename: "CalculatedLineItem";
  /** A line's own number, or a UUID for a line that is added. */
  id: string;
  calculated: CalculatedOrderRecord;
  /** Null for a line that is added. */
  line: LineRecord | null;
  variant: VariantRecord | null;
  title: string;
  unitMinor: number;
  requiresShipping: boolean;
  quantity: number;
  restock: boolean;
};

export type CalculatedShippingLineRecord = {
  __typename: "CalculatedShippingLine";
  /** A shipping line's own number, or a UUID for one that is added. */
  id: string;
  calculated: CalculatedOrderRecord;
  /** Null for one that is added. */
  line: ShippingLineRecord | null;
  title: string;
  priceMinor: number;
  removed: boolean;
};
