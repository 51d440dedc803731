import { orderMoneyBag } from "../resolvers/money-bag.ts";
import { decimalAmount, moneyAmount } from "../state/decimal-amount.ts";
import type { AppliedDiscount, DiscountAllocation, LineRecord, OrderRecord } from "../state/order-record.ts";

const TYPE = { code: "DiscountCodeApplication", automatic: "AutomaticDiscountApplication", manual: "ManualDiscountApplication" } as const;

/** The discounts of an order, as it lists them. */
export function discountApplications({ discounts, currency }: OrderRecord) {
  return discounts.map((one, index) => ({
    __typename: TYPE[one.type],
    id: index,
    index,
    ...(one.type === "code" ? { code: one.title } : { title: one.title }),
    ...(one.type === "manual" && { description: null }),
    allocationMethod: one.allocation,
    targetSelection: one.selection,
    targetType: one.target,
    value:
      one.value.kind === "amount"
        ? { __typename: "MoneyV2", amount: moneyAmount(one.value.value), currencyCode: currency }
        : { __typename: "PricingPercentageValue", percentage: one.value.value },
  }));
}

type Discounted = { allocations?: DiscountAllocation[] };

/** What each discount takes off a line or off shipping. */
export function discountAllocations(order: OrderRecord, { allocations = [] }: Discounted) {
  const applications = discountApplications(order);
  return allocations.map(({ index, minor }) => {
    const allocatedAmountSet = orderMoneyBag(order, minor);
    return { allocatedAmountSet, allocatedAmount: allocatedAmountSet.shopMoney, discountApplication: applications[index] };
  });
}

/** Lets a discount of the order take so much off a line or off shipping. */
export function allocate(to: Discounted & { discountMinor?: number }, index: number, minor: number): void {
  if (minor <= 0) return;
  to.discountMinor = (to.discountMinor ?? 0) + minor;
  to.allocations = [...(to.allocations ?? []), { index, minor }];
}

/** The codes that took something off an order. */
export const codesOf = ({ discounts }: Pick<OrderRecord, "discounts">): string[] => [
  ...new Set(discounts.flatMap(({ type, title }) => (type === "code" ? title : []))),
];

const summed = (allocations: readonly DiscountAllocation[]) => allocations.reduce((sum, { minor }) => sum + minor, 0);

/** What is taken off a line as such: not what the whole order has off, and what codes take off only where it is asked for. */
export function ofLineAlone({ order, allocations = [] }: LineRecord, withCodes = false): number {
  return summed(
    allocations.filter(({ index }) => {
      const one = order.discounts[index];
      return one && one.selection !== "ALL" && (withCodes || one.type !== "code");
    }),
  );
}

/** What the whole order has off, on all units that were sold or on those that are left. */
export function ofWholeOrder({ discounts, lines }: OrderRecord, quantity: "quantity" | "currentQuantity"): number {
  return lines.reduce((sum, line) => {
    const off = summed((line.allocations ?? []).filter(({ index }) => discounts[index]?.selection === "ALL"));
    return sum + (off === 0 ? 0 : Math.round((off * line[quantity]) / line.quantity));
  }, 0);
}

const restType = ({ target, value }: AppliedDiscount) =>
  target === "SHIPPING_LINE" ? "shipping" : value.kind === "amount" ? "fixed_amount" : "percentage";

/** `discount_codes`, as webhooks write it. */
export function discountCodePayload(order: OrderRecord): Record<string, unknown>[] {
  const taken = [...order.lines, ...order.shippingLines].flatMap(({ allocations = [] }) => allocations);
  return order.discounts.flatMap((one, index) =>
    one.type === "code"
      ? [{ code: one.title, amount: decimalAmount(summed(taken.filter((allocation) => allocation.index === index))), type: restType(one) }]
      : [],
  );
}

/** `discount_applications`, as webhooks write it. */
export function discountApplicationPayload({ discounts }: OrderRecord): Record<string, unknown>[] {
  return discounts.map(({ type, title, target, allocation, selection, value }) => ({
    target_type: target.toLowerCase(),
    type: type === "code" ? "discount_code" : type,
    value: value.kind === "amount" ? decimalAmount(value.value) : value.value.toFixed(1),
    value_type: value.kind === "amount" ? "fixed_amount" : "percentage",
    allocation_method: allocation.toLowerCase(),
    target_selection: selection.toLowerCase(),
    ...(type === "code" ? { code: title } : { title }),
    ...(type === "manual" && { description: title }),
  }));
}

/** `discount_allocations`, as webhooks write it. */
export function allocationPayload({ allocations = [] }: Discounted, set: (minor: number) => unknown): Record<string, unknown>[] {
  return allocations.map(({ index, minor }) => ({
    amount: decimalAmount(minor),
    amount_set: set(minor),
    discount_application_index: index,
  }));
}
