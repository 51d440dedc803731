import { discountClass, type DiscountRecord } from "../discount-record.ts";

/** A discount below its node: which of Shopify's eight types it is, and the record that tells it all. */
export type DiscountSource = { __typename: string; discount: DiscountRecord };

const KIND = { basic: "Basic", bxgy: "Bxgy", freeShipping: "FreeShipping" } as const;

export const discountSource = (discount: DiscountRecord): DiscountSource => ({
  __typename: `Discount${discount.__typename === "DiscountCodeNode" ? "Code" : "Automatic"}${KIND[discount.terms.kind]}`,
  discount,
});

export const classOf = ({ discount }: DiscountSource) => discountClass(discount.terms);
