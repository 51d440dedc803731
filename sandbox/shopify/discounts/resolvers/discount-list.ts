import { byIdAndTime, createdAndUpdated } from "../../resolvers/search/by-id-and-time.ts";
import { byAnyNumber, byNothing, byNumber, byText, byTime, byWords } from "../../resolvers/search/filters.ts";
import type { List } from "../../resolvers/search/list-of.ts";
import { discountClass, discountStatus, type DiscountRecord, type RedeemCodeRecord } from "../discount-record.ts";

type Discounts = List<DiscountRecord>["filters"];

const types = ({ terms }: DiscountRecord): string[] => {
  if (terms.kind === "bxgy") return ["bogo", "bxgy", "all", "all_with_app"];
  if (terms.kind === "freeShipping") return ["free_shipping", "all", "all_with_app"];
  return [terms.value.kind === "percentage" ? "percentage" : "fixed_amount", "all", "all_with_app"];
};

const combines = ({ terms: { combinesWith } }: DiscountRecord) =>
  (["product", "order", "shipping"] as const).filter((one) => combinesWith[one]).map((one) => `${one}_discounts`);

const status: Discounts[string] = (item, term, where) =>
  byText<DiscountRecord>(({ terms }) => discountStatus(terms, where.now))(item, term, where);

/** Discounts of both methods. */
export const discountList: List<DiscountRecord> = {
  filters: {
    ...byIdAndTime,
    default: byWords(({ terms, codes }) => [terms.title, ...codes.map(({ code }) => code)].join(" ")),
    title: byWords(({ terms }) => terms.title),
    code: byText(({ codes }) => (codes.length === 1 ? codes.map(({ code }) => code) : [])),
    status,
    combines_with: byText(combines),
    "combines_with.product_discounts_with_tags_on_same_cart_line": byText(({ terms }) => terms.combinesWith.productTagsOnSameLine),
    context: byText(({ terms }) => (terms.buyers === "all" ? "all" : "customer")),
    customer_ids: byAnyNumber(({ terms }) => (terms.buyers === "all" ? [] : terms.buyers.customerIds)),
    discount_class: byText(({ terms }) => discountClass(terms)),
    discount_type: byText(types),
    type: byText(types),
    method: byText(({ __typename }) => (__typename === "DiscountCodeNode" ? "code" : "automatic")),
    starts_at: byTime(({ terms }) => terms.startsAt),
    ends_at: byTime(({ terms }) => terms.endsAt),
    tag: byText(({ terms }) => terms.tags),
    times_used: byNumber(({ asyncUsageCount }) => asyncUsageCount),
    ...byNothing("market_ids", "segment_ids"),
  },
  sortKeys: () => ({
    ...createdAndUpdated,
    TITLE: ({ terms }) => terms.title,
    STARTS_AT: ({ terms }) => terms.startsAt,
    ENDS_AT: ({ terms }) => terms.endsAt,
  }),
};

/** The codes of one discount. */
export const codeList: List<RedeemCodeRecord> = {
  filters: {
    id: byNumber(({ id }) => id),
    default: byWords(({ code }) => code),
    code: byText(({ code }) => code),
    times_used: byNumber(({ asyncUsageCount }) => asyncUsageCount),
  },
  sortKeys: () => ({ CODE: ({ code }) => code, CREATED_AT: ({ id }) => id }),
};
