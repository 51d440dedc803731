import type { GraphQLResolveInfo } from "graphql";
import type { RequestContext, Resolver, ResolverMap } from "../../resolver-map.ts";
import { listed, type ListArgs } from "../../resolvers/search/list-of.ts";
import { toGid } from "../../state/gid.ts";
import { isoTime } from "../../state/iso-time.ts";
import type { ShopState } from "../../state/shop-state.ts";
import { discountStatus, type DiscountRecord, type DiscountTerms } from "../discount-record.ts";
import { shortSummaryOf, summaryOf } from "../summary.ts";
import { codeList } from "./discount-list.ts";
import { classOf, type DiscountSource } from "./discount-source.ts";
import {
  buysSource,
  contextSource,
  destinationSource,
  getsSource,
  minimumSource,
  moneyOf,
  selectionSource,
} from "./discount-value-sources.ts";

/** A field that follows from what the discount says. */
const said =
  (read: (terms: DiscountTerms, state: ShopState) => unknown): Resolver =>
  ({ discount }: DiscountSource, _: unknown, { shop }: RequestContext) =>
    read(discount.terms, shop);

const ofRecord =
  (read: (discount: DiscountRecord, state: ShopState) => unknown): Resolver =>
  ({ discount }: DiscountSource, _: unknown, { shop }: RequestContext) =>
    read(discount, shop);

const any: Record<string, Resolver> = {
  title: said(({ title }) => title),
  tags: said(({ tags }) => tags),
  status: said((terms, state) => discountStatus(terms, state.now())),
  startsAt: said(({ startsAt }) => isoTime(startsAt)),
  endsAt: said(({ endsAt }) => (endsAt === null ? null : isoTime(endsAt))),
  createdAt: ofRecord(({ createdAt }) => isoTime(createdAt)),
  updatedAt: ofRecord(({ updatedAt }) => isoTime(updatedAt)),
  summary: ofRecord((discount, state) => summaryOf(state, discount)),
  asyncUsageCount: ofRecord(({ asyncUsageCount }) => asyncUsageCount),
  context: said((terms, state) => contextSource(state, terms)),
  combinesWith: said(({ combinesWith }) => ({
    productDiscounts: combinesWith.product,
    orderDiscounts: combinesWith.order,
    shippingDiscounts: combinesWith.shipping,
    productDiscountsWithTagsOnSameCartLine: combinesWith.productTagsOnSameLine,
  })),
  discountClass: classOf,
  discountClasses: (source: DiscountSource) => [classOf(source)],
};

const automatic = { ...any, usageCount: any["asyncUsageCount"] } as Record<string, Resolver>;

const code: Record<string, Resolver> = {
  ...any,
  usageLimit: said(({ usageLimit }) => usageLimit),
  appliesOncePerCustomer: said(({ oncePerCustomer }) => oncePerCustomer),
  customerSelection: said((terms, state) => selectionSource(state, terms)),
  hasTimelineComment: () => false,
  totalSales: () => null,
  codes: ({ discount }: DiscountSource, args: ListArgs, context: RequestContext, info: GraphQLResolveInfo) =>
    listed(discount.codes, codeList, args, context, info),
  codesCount: ofRecord(({ codes }) => ({ count: codes.length, precision: "EXACT" })),
  shareableUrls: ofRecord(({ codes }, { shop }) =>
    codes.slice(0, 1).map((one) => ({
      title: "Home page",
      targetType: "HOME",
      targetItemImage: null,
      url: `https://${shop.myshopifyDomain}/discount/${encodeURIComponent(one.code)}`,
    })),
  ),
};

const basic: Record<string, Resolver> = {
  shortSummary: ofRecord((discount, state) => shortSummaryOf(state, discount)),
  customerGets: said((terms, state) => getsSource(state, terms)),
  minimumRequirement: said((terms, state) => minimumSource(state, terms)),
  recurringCycleLimit: said(({ recurringCycleLimit }) => recurringCycleLimit),
};

const bxgy: Record<string, Resolver> = {
  customerGets: said((terms, state) => getsSource(state, terms)),
  customerBuys: said((terms) => (terms.kind === "bxgy" ? buysSource(terms) : null)),
  usesPerOrderLimit: said((terms) => (terms.kind === "bxgy" ? terms.usesPerOrderLimit : null)),
};

const freeShipping: Record<string, Resolver> = {
  shortSummary: ofRecord((discount, state) => shortSummaryOf(state, discount)),
  minimumRequirement: said((terms, state) => minimumSource(state, terms)),
  recurringCycleLimit: said(({ recurringCycleLimit }) => recurringCycleLimit),
  appliesOnOneTimePurchase: said(({ onOneTimePurchase }) => onOneTimePurchase),
  appliesOnSubscription: said(({ onSubscription }) => onSubscription),
  destinationSelection: said((terms) => destinationSource(terms)),
  maximumShippingPrice: said((terms, state) =>
    terms.kind === "freeShipping" && terms.maximumMinor !== null ? moneyOf(state, terms.maximumMinor) : null,
  ),
};

/** The six types of discounts that need no app, field by field. */
export const discountTypeResolvers: ResolverMap = {
  DiscountCodeBasic: { ...code, ...basic },
  DiscountCodeBxgy: { ...code, ...bxgy },
  DiscountCodeFreeShipping: { ...code, ...freeShipping },
  DiscountAutomaticBasic: { ...automatic, ...basic },
  DiscountAutomaticBxgy: { ...automatic, ...bxgy, id: ({ discount }: DiscountSource) => toGid("DiscountAutomaticBxgy", discount.id) },
  DiscountAutomaticFreeShipping: { ...automatic, ...freeShipping, hasTimelineComment: () => false, totalSales: () => null },
};
