import type { RequestContext, ResolverMap } from "../resolver-map.ts";
import { toGid } from "../state/gid.ts";
import { liveVariant } from "../state/live-variant.ts";
import type { LineRecord } from "../state/order-record.ts";
import { moneyBag } from "./money-bag.ts";

const money =
  (pick: (line: LineRecord) => number) =>
  (line: LineRecord, _: unknown, { shop }: RequestContext) =>
    moneyBag(pick(line), shop.shop.currency);

const unfulfilled = (line: LineRecord) => Math.max(0, line.currentQuantity - line.fulfilledQuantity);

/** Lines of orders. */
export const lineItemResolvers: ResolverMap = {
  LineItem: {
    id: (line: LineRecord) => toGid("LineItem", line.id),
    name: (line: LineRecord) => line.title,
    variantTitle: (line: LineRecord) => (line.variant && line.variant.title !== "Default Title" ? line.variant.title : null),
    variant: liveVariant,
    product: (line: LineRecord) => liveVariant(line)?.product ?? null,
    vendor: (line: LineRecord) => line.variant?.product.vendor ?? null,
    image: () => null,
    customAttributes: () => [],
    isGiftCard: () => false,
    merchantEditable: (line: LineRecord) => line.fulfilledQuantity === 0,
    nonFulfillableQuantity: () => 0,
    refundableQuantity: (line: LineRecord) => Math.max(0, line.currentQuantity),
    restockable: (line: LineRecord) => liveVariant(line) !== null,
    taxable: () => true,
    taxLines: () => [],
    duties: () => [],
    discountAllocations: () => [],
    sellingPlan: () => null,
    lineItemGroup: () => null,
    unfulfilledQuantity: (line: LineRecord) => (line.order.source === "history" ? 0 : unfulfilled(line)),
    weight: (line: LineRecord) => line.variant && { unit: "GRAMS", value: line.variant.grams },
    originalUnitPriceSet: money((line) => line.unitMinor),
    discountedUnitPriceSet: money((line) => line.unitMinor),
    discountedUnitPriceAfterAllDiscountsSet: money((line) => line.unitMinor),
    originalTotalSet: money((line) => line.totalMinor),
    discountedTotalSet: money((line) => line.totalMinor),
    priceAfterAllDiscountsBeforeTaxesSet: money((line) => line.totalMinor),
    totalDiscountSet: money(() => 0),
    unfulfilledOriginalTotalSet: money((line) => unfulfilled(line) * line.unitMinor),
    unfulfilledDiscountedTotalSet: money((line) => unfulfilled(line) * line.unitMinor),
  },
};
