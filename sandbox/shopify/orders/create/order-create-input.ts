import type { NewMetafield } from "../../state/check-metafield.ts";
import type { FinancialStatus, TransactionRecord } from "../../payments/transaction-record.ts";
import type { AddressInput } from "../read-address.ts";

/** Shopify's `MoneyBagInput`: without presentment money, what the buyer saw was the order's own currency. */
export type MoneyInput = { shopMoney: Money; presentmentMoney?: Money | null };

type Money = { amount: string; currencyCode: string };

export type TaxLineInput = { title: string; rate: string; priceSet?: MoneyInput | null; channelLiable?: boolean | null };

export type LineInput = {
  variantId?: string | null;
  productId?: string | null;
  title?: string | null;
  variantTitle?: string | null;
  vendor?: string | null;
  sku?: string | null;
  quantity: number;
  priceSet?: MoneyInput | null;
  requiresShipping?: boolean | null;
  taxable?: boolean | null;
  giftCard?: boolean | null;
  fulfillmentService?: string | null;
  properties?: { name: string; value: string }[] | null;
  taxLines?: TaxLineInput[] | null;
  weight?: { unit: "GRAMS" | "KILOGRAMS" | "OUNCES" | "POUNDS"; value: number } | null;
};

export type ShippingLineInput = {
  title: string;
  code?: string | null;
  source?: string | null;
  priceSet: MoneyInput;
  taxLines?: TaxLineInput[] | null;
};

export type TransactionInput = {
  kind?: TransactionRecord["kind"] | null;
  status?: TransactionRecord["status"] | null;
  gateway?: string | null;
  amountSet: MoneyInput;
  test?: boolean | null;
  processedAt?: string | null;
};

export type CustomerInput = {
  toAssociate?: { id?: string | null; email?: string | null } | null;
  toUpsert?: {
    id?: string | null;
    email?: string | null;
    phone?: string | null;
    firstName?: string | null;
    lastName?: string | null;
    note?: string | null;
    tags?: string[] | null;
    addresses?: AddressInput[] | null;
  } | null;
};

export type FulfillmentInput = {
  locationId: string;
  notifyCustomer?: boolean | null;
  shipmentStatus?: string | null;
  trackingCompany?: string | null;
  trackingNumber?: string | null;
  trackingNumbers?: string[] | null;
};

export type DiscountCodeInput = {
  itemPercentageDiscountCode?: { code: string; percentage?: number | null } | null;
  itemFixedDiscountCode?: { code: string; amountSet?: MoneyInput | null } | null;
  freeShippingDiscountCode?: { code: string } | null;
};

/** Shopify's `OrderCreateOrderInput`, as far as an order here can hold it. */
export type OrderCreateInput = {
  name?: string | null;
  email?: string | null;
  phone?: string | null;
  note?: string | null;
  poNumber?: string | null;
  tags?: string[] | null;
  test?: boolean | null;
  currency?: string | null;
  presentmentCurrency?: string | null;
  processedAt?: string | null;
  closedAt?: string | null;
  sourceName?: string | null;
  buyerAcceptsMarketing?: boolean | null;
  customAttributes?: { key: string; value: string }[] | null;
  customerId?: string | null;
  customer?: CustomerInput | null;
  shippingAddress?: AddressInput | null;
  billingAddress?: AddressInput | null;
  lineItems?: LineInput[] | null;
  shippingLines?: ShippingLineInput[] | null;
  taxLines?: TaxLineInput[] | null;
  taxesIncluded?: boolean | null;
  discountCode?: DiscountCodeInput | null;
  transactions?: TransactionInput[] | null;
  financialStatus?: FinancialStatus | null;
  fulfillmentStatus?: "FULFILLED" | "PARTIAL" | "RESTOCKED" | null;
  fulfillment?: FulfillmentInput | null;
  metafields?: Omit<NewMetafield, "ownerId">[] | null;
};

export type OrderCreateOptions = {
  inventoryBehaviour?: "BYPASS" | "DECREMENT_IGNORING_POLICY" | "DECREMENT_OBEYING_POLICY" | null;
} | null;
