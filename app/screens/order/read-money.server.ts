import type { Order } from "#generated/prisma/client.ts";
import { fulfillmentSettings } from "#app/fulfillment/fulfillment-settings.server.ts";
import { cashToCollect } from "#app/fulfillment/gates/cash-to-collect.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Money } from "#app/platform/money.ts";
import type { Shop } from "#app/platform/shop.ts";

export type OrderMoney = {
  subtotal: Money;
  discounts: Money;
  shipping: Money;
  /** How its buyer has it shipped, as the shop calls it. */
  delivery: string | null;
  tax: Money;
  /** By how much the order was changed since it was placed: less than nothing was taken off. Null where it was not, or that is not known. */
  changed: Money | null;
  /** What it comes to now, as far as `changed` is known. */
  total: Money;
  refunded: Money;
  /** Shopify's displayFinancialStatus. */
  payment: string | null;
  /** What the buyer has paid so far, as far as that follows from the status alone. */
  paid: Money | null;
  /** What whoever delivers it collects; null where nothing is due on delivery. */
  toCollect: Money | "known-to-shopify" | null;
  /** What the buyer has yet to pay, otherwise than on delivery; null where that is nothing, or not known. */
  toPay: Money | null;
  expectedCharge: Money | null;
  /** What is left of what the buyer is charged for shipping; less than nothing is a loss. Null where that, or the warehouses' charge, is nothing to speak of. */
  shippingMargin: Money | null;
};

/** What an order comes to and what of it is paid. `charge`: what its warehouses are expected to charge, in minor units of its currency. */
export async function readMoney(db: ShopDb, shop: Shop, order: Order, charge: number | null): Promise<OrderMoney> {
  const { paidOnDelivery } = await fulfillmentSettings.read(db, shop);
  const money = (minor: bigint): Money => ({ minor: Number(minor), currency: order.currency });
  const status = order.financialStatus ?? "";
  const toCollect = order.cancelledAt === null ? cashToCollect(order, paidOnDelivery) : null;
  const owes = order.cancelledAt === null && toCollect === null && YET_TO_PAY.includes(status);
  const changed = changedBy(order);
  return {
    subtotal: money(order.subtotal),
    discounts: money(order.discounts),
    shipping: money(order.shipping),
    delivery: order.shippingTitle,
    tax: money(order.tax),
    changed: changed === 0n ? null : money(changed),
    total: money(order.total + changed),
    refunded: money(order.refunded),
    payment: order.financialStatus,
    paid: NOTHING_PAID.includes(status) ? money(0n) : null,
    toCollect,
    toPay: owes && order.outstanding !== null && order.outstanding > 0n ? money(order.outstanding) : null,
    expectedCharge: charge === null ? null : money(BigInt(Math.round(charge))),
    shippingMargin: charge === null || NEVER_PAID.includes(status) ? null : money(order.shipping - BigInt(Math.round(charge))),
  };
}

/**
 * By how much an order came to less since it was placed, or to more. One that was cancelled comes to what it was to come to. Of one that was
 * copied before Shopify was asked for it, it is known where nothing is paid: all of it is due.
 */
function changedBy({ cancelledAt, currentTotal, financialStatus, outstanding, total }: Order): bigint {
  const now = currentTotal ?? (financialStatus === "PENDING" ? outstanding : null);
  return cancelledAt === null && now !== null ? now - total : 0n;
}

const YET_TO_PAY = ["PENDING", "PARTIALLY_PAID"];

/** Of such an order nothing has been paid. What was paid of one that is paid in part Shopify alone knows. */
const NOTHING_PAID = ["PENDING", "AUTHORIZED", "VOIDED", "EXPIRED"];

/** Nobody pays for its shipping, or was paid back: nothing can be left of that. */
const NEVER_PAID = ["VOIDED", "EXPIRED", "REFUNDED"];
