type Maybe<Value> = Value | null | undefined;

export type IdsInput = Maybe<{ add?: Maybe<string[]>; remove?: Maybe<string[]> }>;

export type ItemsInput = Maybe<{
  all?: Maybe<boolean>;
  collections?: IdsInput;
  products?: Maybe<{
    productsToAdd?: Maybe<string[]>;
    productsToRemove?: Maybe<string[]>;
    productVariantsToAdd?: Maybe<string[]>;
    productVariantsToRemove?: Maybe<string[]>;
  }>;
}>;

export type BuyersInput = Maybe<{ all?: Maybe<string | boolean>; customers?: IdsInput; customerSegments?: IdsInput; markets?: IdsInput }>;

export type CombinesWithInput = Maybe<{
  productDiscounts?: Maybe<boolean>;
  orderDiscounts?: Maybe<boolean>;
  shippingDiscounts?: Maybe<boolean>;
  productDiscountsWithTagsOnSameCartLine?: IdsInput;
}>;

type Effect = Maybe<{ amount?: Maybe<string | number>; percentage?: Maybe<number> }>;

export type GetsInput = Maybe<{
  appliesOnOneTimePurchase?: Maybe<boolean>;
  appliesOnSubscription?: Maybe<boolean>;
  items?: ItemsInput;
  value?: Maybe<{
    percentage?: Maybe<number>;
    discountAmount?: Maybe<{ amount?: Maybe<string | number>; appliesOnEachItem?: Maybe<boolean> }>;
    discountOnQuantity?: Maybe<{ quantity?: Maybe<string | number>; effect?: Effect }>;
  }>;
}>;

/** What the inputs of all kinds of discounts have, together; each has its share. */
export type DiscountInput = {
  title?: Maybe<string>;
  code?: Maybe<string>;
  startsAt?: Maybe<string>;
  endsAt?: Maybe<string>;
  tags?: Maybe<string[]>;
  context?: BuyersInput;
  customerSelection?: BuyersInput;
  combinesWith?: CombinesWithInput;
  minimumRequirement?: Maybe<{
    quantity?: Maybe<{ greaterThanOrEqualToQuantity?: Maybe<string | number> }>;
    subtotal?: Maybe<{ greaterThanOrEqualToSubtotal?: Maybe<string | number> }>;
  }>;
  usageLimit?: Maybe<number>;
  appliesOncePerCustomer?: Maybe<boolean>;
  recurringCycleLimit?: Maybe<number>;
  usesPerOrderLimit?: Maybe<number | string>;
  customerGets?: GetsInput;
  customerBuys?: Maybe<{
    isOneTimePurchase?: Maybe<boolean>;
    isSubscription?: Maybe<boolean>;
    items?: ItemsInput;
    value?: Maybe<{ quantity?: Maybe<string | number>; amount?: Maybe<string | number> }>;
  }>;
  destination?: Maybe<{
    all?: Maybe<boolean>;
    countries?: Maybe<{ add?: Maybe<string[]>; remove?: Maybe<string[]>; includeRestOfWorld?: Maybe<boolean> }>;
  }>;
  maximumShippingPrice?: Maybe<string | number>;
  appliesOnOneTimePurchase?: Maybe<boolean>;
  appliesOnSubscription?: Maybe<boolean>;
};
