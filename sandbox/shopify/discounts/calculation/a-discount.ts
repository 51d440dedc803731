import type {
  BasicTerms,
  BxgyTerms,
  DiscountItems,
  DiscountRecord,
  DiscountTerms,
  DiscountValue,
  FreeShippingTerms,
} from "../discount-record.ts";

const everything = { product: true, order: true, shipping: true, productTagsOnSameLine: [] };
export const alone = { product: false, order: false, shipping: false, productTagsOnSameLine: [] };

const common = {
  title: "Offer",
  tags: [],
  startsAt: 0,
  endsAt: null,
  buyers: "all",
  combinesWith: everything,
  minimum: null,
  usageLimit: null,
  oncePerCustomer: false,
  onOneTimePurchase: true,
  onSubscription: false,
  recurringCycleLimit: 1,
} as const satisfies Partial<DiscountTerms>;

export const off = (share: number): DiscountValue => ({ kind: "percentage", share });
export const amountOff = (minor: number, each = false): DiscountValue => ({ kind: "amount", minor, each });
export const all: DiscountItems = { all: true };
export const variants = (...variantIds: number[]): DiscountItems => ({ all: false, productIds: [], variantIds });

export const basic = (value: DiscountValue, items: DiscountItems = all, more: Partial<BasicTerms> = {}): BasicTerms => ({
  ...common,
  kind: "basic",
  value,
  items,
  ...more,
});

export const bxgy = (
  [buys, bought]: [DiscountItems, number],
  [gets, got]: [DiscountItems, number],
  effect: DiscountValue = off(1),
  more: Partial<BxgyTerms> = {},
): BxgyTerms => ({
  ...common,
  kind: "bxgy",
  buys: { items: buys, value: { kind: "quantity", quantity: bought } },
  gets: { items: gets, quantity: got, effect },
  usesPerOrderLimit: null,
  ...more,
});

export const freeShipping = (more: Partial<FreeShippingTerms> = {}): FreeShippingTerms => ({
  ...common,
  kind: "freeShipping",
  countries: null,
  maximumMinor: null,
  ...more,
});

/** A discount of a shop in a test; with a code, unless it is automatic. */
export const aDiscount = (id: number, terms: DiscountTerms, code?: string): DiscountRecord => ({
  __typename: code === undefined ? "DiscountAutomaticNode" : "DiscountCodeNode",
  id,
  terms,
  codes: code === undefined ? [] : [{ __typename: "DiscountRedeemCode", id, code, uses: 0, asyncUsageCount: 0 }],
  asyncUsageCount: 0,
  usedBy: [],
  createdAt: 0,
  updatedAt: 0,
});
