import type { LineRecord, OrderRecord, TaxLine } from "./order-record.ts";

export type OrderMoney = {
  /** As sold, with what was added since by an edit, less what discounts take off. */
  subtotal: number;
  shipping: number;
  discounts: number;
  tax: number;
  total: number;
  /** After removals, refunds and cancellation. */
  currentSubtotal: number;
  currentShipping: number;
  currentDiscounts: number;
  currentTax: number;
  currentTotal: number;
};

/** What an order costs, in minor units. */
export function orderMoney(order: OrderRecord): OrderMoney {
  let subtotal = 0;
  let currentSubtotal = 0;
  let discounts = 0;
  let currentDiscounts = 0;
  for (const line of order.lines) {
    subtotal += line.totalMinor - line.discountMinor;
    currentSubtotal += netMinor(line, line.currentQuantity);
    discounts += line.discountMinor;
    currentDiscounts += discountOn(line, line.currentQuantity);
  }
  const shipping = shippingMinor(order);
  const offShipping = order.shippingLines.reduce((sum, { discountMinor = 0 }) => sum + discountMinor, 0);
  const refunded = order.refunds.reduce((sum, one) => sum + one.shippingMinor, 0);
  const currentShipping = order.cancelledAt === null ? Math.max(0, shipping - refunded) : 0;
  const tax = taxAsSold(order);
  const currentTax = taxNow(order, currentShipping);
  const onTop = (amount: number) => (order.taxes.included ? 0 : amount);
  return {
    subtotal,
    shipping,
    discounts: discounts + offShipping,
    tax,
    total: subtotal + shipping + onTop(tax),
    currentSubtotal,
    currentShipping,
    currentDiscounts: currentDiscounts + offShipping,
    currentTax,
    currentTotal: currentSubtotal + currentShipping + onTop(currentTax),
  };
}

/** What the buyer pays for shipping, after discounts and before refunds. */
export function shippingMinor({ shippingLines }: Pick<OrderRecord, "shippingLines">): number {
  return shippingLines.reduce((sum, { priceMinor, discountMinor = 0 }) => sum + priceMinor - discountMinor, 0);
}

/** What so many units of a line cost, after discounts. */
export function netMinor(line: LineRecord, quantity: number): number {
  const gross = quantity === line.quantity ? line.totalMinor : line.unitMinor * quantity;
  return gross - discountOn(line, quantity);
}

const discountOn = ({ discountMinor, quantity: all }: LineRecord, quantity: number) =>
  discountMinor === 0 ? 0 : Math.round((discountMinor * quantity) / all);

/** The tax in or on an amount, by the order's rate. */
export function taxOn({ taxes: { included, rate } }: Pick<OrderRecord, "taxes">, minor: number): number {
  return Math.round(included ? (minor * rate) / (1 + rate) : minor * rate) || 0;
}

/** The tax in or on so many units of a line: by its own taxes where it has some, else by the order's rate. */
export function lineTax(line: LineRecord, quantity: number): number {
  if (line.taxLines === null) return line.taxable ? taxOn(line.order, netMinor(line, quantity)) : 0;
  return sumOf(taxLinesOf(line.taxLines, line, quantity));
}

/** What is named as taxes on all units of a line, for so many of them. */
export function taxLinesOf(taxes: readonly TaxLine[], line: LineRecord, quantity: number): TaxLine[] {
  return taxes.map((tax) => ({
    ...tax,
    minor: quantity === line.quantity ? tax.minor : Math.round((tax.minor * quantity) / line.quantity),
  }));
}

/** The taxes of an order that were named with their amounts: those of the same title and rate are one. */
export function namedTaxes(order: OrderRecord, quantity: "quantity" | "currentQuantity"): TaxLine[] {
  const named = [
    ...order.lines.flatMap((line) => taxLinesOf(line.taxLines ?? [], line, line[quantity])),
    ...order.shippingLines.flatMap(({ taxLines }) => taxLines ?? []),
  ];
  const alike = Map.groupBy(named, ({ title, rate }) => `${rate} ${title}`);
  return [...alike.values()].flatMap(([first, ...rest]) => (first ? [{ ...first, minor: first.minor + sumOf(rest) }] : []));
}

/** All taxes of an order: what is named, and what the order's rate makes of the rest. */
export function taxesOf(order: OrderRecord, quantity: "quantity" | "currentQuantity"): TaxLine[] {
  const named = namedTaxes(order, quantity);
  const money = orderMoney(order);
  return [...named, ...ratedTaxes(order, (quantity === "quantity" ? money.tax : money.currentTax) - sumOf(named))];
}

/** A tax by the order's rate; nothing where it carries none. */
export function ratedTaxes({ taxes: { rate } }: Pick<OrderRecord, "taxes">, minor: number): TaxLine[] {
  return rate === 0 ? [] : [{ title: "VAT", rate, minor, channelLiable: false }];
}

const sumOf = (taxes: readonly TaxLine[]) => taxes.reduce((sum, { minor }) => sum + minor, 0);

function taxAsSold(order: OrderRecord): number {
  const byRate = order.lines.reduce((sum, line) => (byOrdersRate(line) ? sum + line.totalMinor - line.discountMinor : sum), 0);
  return sumOf(namedTaxes(order, "quantity")) + taxOn(order, byRate + shippingByRate(order, shippingMinor(order)));
}

function taxNow(order: OrderRecord, shipping: number): number {
  const byRate = order.lines.reduce((sum, line) => (byOrdersRate(line) ? sum + netMinor(line, line.currentQuantity) : sum), 0);
  return sumOf(namedTaxes(order, "currentQuantity")) + taxOn(order, byRate + shippingByRate(order, shipping));
}

const byOrdersRate = ({ taxLines, taxable }: LineRecord) => taxLines === null && taxable;

const shippingByRate = ({ shippingLines }: OrderRecord, minor: number) => (shippingLines.some(({ taxLines }) => taxLines) ? 0 : minor);
