import type { LineGroup } from "../products/bundles/bundle-record.ts";
import type { DeliveryMethodType, TaxLine } from "../state/order-record.ts";
import type { VariantRecord } from "../state/product-record.ts";

/** A line of an order that is to be. */
export type NewLine = {
  /** Null for what the shop's catalogue doesn't have: then `title` and `unitMinor` say what it is. */
  variant: VariantRecord | null;
  quantity: number;
  title?: string;
  sku?: string | null;
  variantTitle?: string | null;
  vendor?: string | null;
  grams?: number;
  unitMinor?: number;
  taxable?: boolean;
  taxLines?: TaxLine[] | null;
  bypassesStock?: boolean;
  /** The bundle that it is a part of. */
  group?: LineGroup;
  requiresShipping?: boolean;
  giftCard?: boolean;
  /** How the buyer chose to get it; SHIPPING unless said. */
  delivery?: DeliveryMethodType;
  /** When its units are due, an equal share each time; times that are over are at once. */
  dueAt?: readonly number[];
  customAttributes?: { key: string; value: string }[];
};
