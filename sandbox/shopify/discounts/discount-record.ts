/** The things that a discount is for, or that are to be bought for it: all of the cart, or what is named. */
export type DiscountItems = { all: true } | { all: false; productIds: number[]; variantIds: number[] };

/** What is taken off: a share from 0 to 1, or an amount in minor units, once or from each unit. */
export type DiscountValue = { kind: "percentage"; share: number } | { kind: "amount"; minor: number; each: boolean };

/** What must be bought before anything is taken off. */
export type DiscountMinimum = { kind: "quantity"; quantity: number } | { kind: "subtotal"; minor: number };

export type CombinesWith = {
  product: boolean;
  order: boolean;
  shipping: boolean;
  /** Product discounts with one of these tags may be on the same line, if they allow one of ours. */
  productTagsOnSameLine: string[];
};

type Common = {
  title: string;
  tags: string[];
  startsAt: number;
  /** Null: it doesn't end. */
  endsAt: number | null;
  /** Who may use it: everybody, or the customers with these numbers. */
  buyers: "all" | { customerIds: number[] };
  combinesWith: CombinesWith;
  minimum: DiscountMinimum | null;
  /** How often each of its codes may be used; null: without end. */
  usageLimit: number | null;
  oncePerCustomer: boolean;
  onOneTimePurchase: boolean;
  onSubscription: boolean;
  recurringCycleLimit: number;
};

/** Something off products, or off the whole order where it is for all items. */
export type BasicTerms = Common & { kind: "basic"; items: DiscountItems; value: DiscountValue };

/** Who buys this gets something off that. A gift is a share of 1. */
export type BxgyTerms = Common & {
  kind: "bxgy";
  buys: { items: DiscountItems; value: { kind: "quantity"; quantity: number } | { kind: "spent"; minor: number } };
  gets: { items: DiscountItems; quantity: number; effect: DiscountValue };
  /** How often in one order; null: as often as it goes. */
  usesPerOrderLimit: number | null;
};

export type FreeShippingTerms = Common & {
  kind: "freeShipping";
  /** Null: all countries. */
  countries: { codes: string[]; restOfWorld: boolean } | null;
  /** It is not for shipping that costs more; null: for any. */
  maximumMinor: number | null;
};

/** What a discount says. Money is minor units of the shop's currency, time is milliseconds. */
export type DiscountTerms = BasicTerms | BxgyTerms | FreeShippingTerms;

/** A code of a code discount. */
export type RedeemCodeRecord = {
  __typename: "DiscountRedeemCode";
  id: number;
  code: string;
  /** Uses that count against the limit now. */
  uses: number;
  /** Uses as they are told, a moment later. */
  asyncUsageCount: number;
};

/** A discount of the shop: automatic, or given for a code. */
export type DiscountRecord = {
  __typename: "DiscountAutomaticNode" | "DiscountCodeNode";
  id: number;
  terms: DiscountTerms;
  /** None where it is automatic. */
  codes: RedeemCodeRecord[];
  /** Uses as they are told, a moment later. */
  asyncUsageCount: number;
  /** Who used it already: customers' numbers. */
  usedBy: number[];
  createdAt: number;
  updatedAt: number;
};

export type DiscountClass = "PRODUCT" | "ORDER" | "SHIPPING";

/** What it applies to, which decides what it combines with. */
export function discountClass(terms: DiscountTerms): DiscountClass {
  if (terms.kind === "freeShipping") return "SHIPPING";
  return terms.kind === "basic" && terms.items.all ? "ORDER" : "PRODUCT";
}

export type DiscountStatus = "ACTIVE" | "SCHEDULED" | "EXPIRED";

/** Its status, by its dates alone. */
export function discountStatus({ startsAt, endsAt }: Pick<DiscountTerms, "startsAt" | "endsAt">, now: number): DiscountStatus {
  if (endsAt !== null && endsAt <= now) return "EXPIRED";
  return startsAt > now ? "SCHEDULED" : "ACTIVE";
}
