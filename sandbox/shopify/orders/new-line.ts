import type { DeliveryMethodType } from "../state/order-record.ts";
import type { VariantRecord } from "../state/product-record.ts";

/** A line of an order that is to be. */
export type NewLine = {
  /** Null for what the shop's catalogue doesn't have: then `title` and `unitMinor` say what it is. */
  variant: VariantRecord | null;
  quantity: number;
  title?: string;
  sku?: string | null;
  unitMinor?: number;
  requiresShipping?: boolean;
  giftCard?: boolean;
  /** How the buyer chose to get it; SHIPPING unless said. */
  delivery?: DeliveryMethodType;
  customAttributes?: { key: string; value: string }[];
};
