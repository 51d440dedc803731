import type { RequestContext, ResolverMap } from "../resolver-map.ts";
import { unfulfilledUnits } from "../orders/unfulfilled-units.ts";
import { taxOn } from "../state/order-money.ts";
import { toGid } from "../state/gid.ts";
import { liveVariant } from "../state/live-variant.ts";
import type { LineRecord } from "../state/order-record.ts";
import { orderMoneyBag } from "./money-bag.ts";
import { taxLines } from "./order-resolvers.ts";

const money =
  (pick: (line: LineRecord) => number) =>
  (line: LineRecord, _: unknown, { shop }: RequestContext) =>
    orderMoneyBag(line.order, pick(line), shop.shop.currency);

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
    isGiftCard: ({ giftCard }: LineRecord) => giftCard,
    merchantEditable: (line: LineRecord) => line.fulfilledQuantity === 0,
    nonFulfillableQuantity: (line: LineRecord) => (line.requiresShipping ? line.quantity - line.currentQuantity : line.quantity),
    fulfillableQuantity: (line: LineRecord) => (line.order.source === "history" ? 0 : unfulfilledUnits(line)),
    fulfillmentStatus: (line: LineRecord) =>
      line.fulfilledQuantity === 0 ? "unfulfilled" : unfulfilledUnits(line) === 0 ? "fulfilled" : "partial",
    refundableQuantity: (line: LineRecord) => Math.max(0, line.currentQuantity),
    restockable: (line: LineRecord) => liveVariant(line) !== null,
    taxable: () => true,
    taxLines: (line: LineRecord, _: unknown, { shop }: RequestContext) =>
      taxLines(line.order, taxOn(line.order, line.totalMinor), shop.shop.currency),
    duties: () => [],
    discountAllocations: () => [],
    sellingPlan: () => null,
    lineItemGroup: () => null,
    unfulfilledQuantity: (line: LineRecord) => (line.order.source === "history" ? 0 : unfulfilledUnits(line)),
    weight: (line: LineRecord) => line.variant && { unit: "GRAMS", value: line.variant.grams },
    originalUnitPriceSet: money((line) => line.unitMinor),
    discountedUnitPriceSet: money((line) => line.unitMinor),
    discountedUnitPriceAfterAllDiscountsSet: money((line) => line.unitMinor),
    originalTotalSet: money((line) => line.totalMinor),
    discountedTotalSet: money((line) => line.totalMinor),
    priceAfterAllDiscountsBeforeTaxesSet: money((line) => line.totalMinor),
    totalDiscountSet: money(() => 0),
    unfulfilledOriginalTotalSet: money((line) => unfulfilledUnits(line) * line.unitMinor),
    unfulfilledDiscountedTotalSet: money((line) => unfulfilledUnits(line) * line.unitMinor),
  },
};
