import type { ResolverMap } from "../resolver-map.ts";
import { unfulfilledUnits } from "../orders/unfulfilled-units.ts";
import { lineTax, netMinor, ratedTaxes } from "../state/order-money.ts";
import { toGid } from "../state/gid.ts";
import { liveVariant } from "../state/live-variant.ts";
import type { LineRecord } from "../state/order-record.ts";
import { orderMoneyBag } from "./money-bag.ts";
import { discountAllocations, ofLineAlone } from "../orders/discount-sources.ts";
import { taxLines } from "./tax-lines.ts";

const money = (pick: (line: LineRecord) => number) => (line: LineRecord) => orderMoneyBag(line.order, pick(line));

/** Lines of orders. */
export const lineItemResolvers: ResolverMap = {
  LineItem: {
    id: (line: LineRecord) => toGid("LineItem", line.id),
    name: (line: LineRecord) => line.title,
    variant: liveVariant,
    product: (line: LineRecord) => liveVariant(line)?.product ?? null,
    image: () => null,
    isGiftCard: ({ giftCard }: LineRecord) => giftCard,
    merchantEditable: (line: LineRecord) => line.fulfilledQuantity === 0,
    nonFulfillableQuantity: (line: LineRecord) => (line.requiresShipping ? line.quantity - line.currentQuantity : line.quantity),
    fulfillableQuantity: (line: LineRecord) => (line.order.source === "history" ? 0 : unfulfilledUnits(line)),
    fulfillmentStatus: (line: LineRecord) =>
      line.fulfilledQuantity === 0 ? "unfulfilled" : unfulfilledUnits(line) === 0 ? "fulfilled" : "partial",
    refundableQuantity: (line: LineRecord) => Math.max(0, line.currentQuantity),
    restockable: (line: LineRecord) => liveVariant(line) !== null,
    taxLines: (line: LineRecord) =>
      line.taxLines === null
        ? taxLines(line.order, line.taxable ? ratedTaxes(line.order, lineTax(line, line.quantity)) : [])
        : taxLines(line.order, line.taxLines),
    duties: () => [],
    discountAllocations: (line: LineRecord) => discountAllocations(line.order, line),
    sellingPlan: () => null,
    unfulfilledQuantity: (line: LineRecord) => (line.order.source === "history" ? 0 : unfulfilledUnits(line)),
    weight: (line: LineRecord) => line.variant && { unit: "GRAMS", value: line.grams },
    originalUnitPriceSet: money((line) => line.unitMinor),
    discountedUnitPriceSet: money((line) => Math.round((line.totalMinor - ofLineAlone(line)) / (line.quantity || 1))),
    discountedUnitPriceAfterAllDiscountsSet: money((line) => Math.round((line.totalMinor - line.discountMinor) / (line.quantity || 1))),
    originalTotalSet: money((line) => line.totalMinor),
    discountedTotalSet: (line: LineRecord, { withCodeDiscounts }: { withCodeDiscounts?: boolean | null }) =>
      orderMoneyBag(line.order, line.totalMinor - ofLineAlone(line, withCodeDiscounts === true)),
    priceAfterAllDiscountsBeforeTaxesSet: money((line) => netMinor(line, line.quantity)),
    totalDiscountSet: money((line) => ofLineAlone(line)),
    unfulfilledOriginalTotalSet: money((line) => unfulfilledUnits(line) * line.unitMinor),
    unfulfilledDiscountedTotalSet: money((line) => {
      const units = unfulfilledUnits(line);
      return units * line.unitMinor - Math.round((ofLineAlone(line) * units) / (line.quantity || 1));
    }),
  },
};
