import { orderMoneyBag } from "../resolvers/money-bag.ts";
import { decimalAmount, moneyAmount } from "../state/decimal-amount.ts";
import { orderMoney } from "../state/order-money.ts";
import type { OrderRecord } from "../state/order-record.ts";

type Application = ReturnType<typeof discountApplications>[number];

/** The code that a buyer gave, as an order lists it; nothing where he gave none. */
export function discountApplications({ discountCode, currency }: OrderRecord) {
  if (!discountCode) return [];
  const { code, kind, value } = discountCode;
  return [
    {
      __typename: "DiscountCodeApplication",
      id: code,
      code,
      index: 0,
      allocationMethod: "ACROSS",
      targetSelection: "ALL",
      targetType: kind === "FREE_SHIPPING" ? "SHIPPING_LINE" : "LINE_ITEM",
      value:
        kind === "FIXED_AMOUNT"
          ? { __typename: "MoneyV2", amount: moneyAmount(value), currencyCode: currency }
          : { __typename: "PricingPercentageValue", percentage: value },
    },
  ];
}

/** What a code takes off a line or off shipping. */
export function discountAllocations(order: OrderRecord, minor: number) {
  const [application] = discountApplications(order);
  return application && minor > 0 ? [allocation(order, minor, application)] : [];
}

const allocation = (order: OrderRecord, minor: number, discountApplication: Application) => {
  const allocatedAmountSet = orderMoneyBag(order, minor);
  return { allocatedAmountSet, allocatedAmount: allocatedAmountSet.shopMoney, discountApplication };
};

const type = ({ kind }: NonNullable<OrderRecord["discountCode"]>) => (kind === "FREE_SHIPPING" ? "shipping" : kind.toLowerCase());

/** `discount_codes`, as webhooks write it. */
export function discountCodePayload(order: OrderRecord): Record<string, unknown>[] {
  const { discountCode } = order;
  return discountCode ? [{ code: discountCode.code, amount: decimalAmount(orderMoney(order).discounts), type: type(discountCode) }] : [];
}

/** `discount_applications`, as webhooks write it. */
export function discountApplicationPayload({ discountCode }: OrderRecord): Record<string, unknown>[] {
  if (!discountCode) return [];
  const { code, kind, value } = discountCode;
  return [
    {
      target_type: kind === "FREE_SHIPPING" ? "shipping_line" : "line_item",
      type: "discount_code",
      value: kind === "FIXED_AMOUNT" ? decimalAmount(value) : value.toFixed(1),
      value_type: kind === "FIXED_AMOUNT" ? "fixed_amount" : "percentage",
      allocation_method: "across",
      target_selection: "all",
      code,
    },
  ];
}

/** `discount_allocations`, as webhooks write it. */
export function allocationPayload(minor: number, set: (minor: number) => unknown): Record<string, unknown>[] {
  return minor > 0 ? [{ amount: decimalAmount(minor), amount_set: set(minor), discount_application_index: 0 }] : [];
}
