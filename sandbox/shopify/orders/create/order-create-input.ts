import type { NewMetafield } from "../../state/check-metafield.ts";
import type { FinancialStatus, TransactionRecord } from "../../payments/transaction-record.ts";
import type { AddressInput } from "../read-address.ts";

/** Fields of an input that may be left out, or be null. */
type Optional<Fields> = { [Name in keyof Fields]?: Fields[Name] | null };

/** Shopify's `MoneyBagInput`: without presentment money, what the buyer saw was the order's own currency. */
export type MoneyInput = { shopMoney: Money; presentmentMoney?: Money | null };

type Money = { amount: string; currencyCode: string };

export type TaxLineInput = { title: string; rate: string; priceSet?: MoneyInput | null; channelLiable?: boolean | null };

export type LineInput = { quantity: number } & Optional<{
  variantId: string;
  productId: string;
  title: string;
  variantTitle: string;
  vendor: string;
  sku: string;
  priceSet: MoneyInput;
  requiresShipping: boolean;
  taxable: boolean;
  giftCard: boolean;
  fulfillmentService: string;
  properties: { name: string; value: string }[];
  taxLines: TaxLineInput[];
  weight: { unit: "GRAMS" | "KILOGRAMS" | "OUNCES" | "POUNDS"; value: number };
}>;

export type ShippingLineInput = { title: string; priceSet: MoneyInput } & Optional<{
  code: string;
  source: string;
  taxLines: TaxLineInput[];
}>;

export type TransactionInput = { amountSet: MoneyInput } & Optional<{
  kind: TransactionRecord["kind"];
  status: TransactionRecord["status"];
  gateway: string;
  test: boolean;
  processedAt: string;
}>;

export type CustomerInput = Optional<{
  toAssociate: Optional<{ id: string; email: string }>;
  toUpsert: Optional<{
    id: string;
    email: string;
    phone: string;
    firstName: string;
    lastName: string;
    note: string;
    tags: string[];
    addresses: AddressInput[];
  }>;
}>;

export type FulfillmentInput = { locationId: string } & Optional<{
  notifyCustomer: boolean;
  shipmentStatus: string;
  trackingCompany: string;
  trackingNumber: string;
  trackingNumbers: string[];
}>;

export type DiscountCodeInput = Optional<{
  itemPercentageDiscountCode: { code: string; percentage?: number | null };
  itemFixedDiscountCode: { code: string; amountSet?: MoneyInput | null };
  freeShippingDiscountCode: { code: string };
}>;

/** Shopify's `OrderCreateOrderInput`, as far as an order here can hold it. */
export type OrderCreateInput = Optional<{
  name: string;
  email: string;
  phone: string;
  note: string;
  poNumber: string;
  tags: string[];
  test: boolean;
  currency: string;
  presentmentCurrency: string;
  processedAt: string;
  closedAt: string;
  sourceName: string;
  buyerAcceptsMarketing: boolean;
  customAttributes: { key: string; value: string }[];
  customerId: string;
  customer: CustomerInput;
  shippingAddress: AddressInput;
  billingAddress: AddressInput;
  lineItems: LineInput[];
  shippingLines: ShippingLineInput[];
  taxLines: TaxLineInput[];
  taxesIncluded: boolean;
  discountCode: DiscountCodeInput;
  transactions: TransactionInput[];
  financialStatus: FinancialStatus;
  fulfillmentStatus: "FULFILLED" | "PARTIAL" | "RESTOCKED";
  fulfillment: FulfillmentInput;
  metafields: Omit<NewMetafield, "ownerId">[];
}>;

export type OrderCreateOptions = {
  inventoryBehaviour?: "BYPASS" | "DECREMENT_IGNORING_POLICY" | "DECREMENT_OBEYING_POLICY" | null;
} | null;
