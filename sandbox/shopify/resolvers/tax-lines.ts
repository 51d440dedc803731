import type { OrderRecord, TaxLine } from "../state/order-record.ts";
import { orderMoneyBag } from "./money-bag.ts";

/** Taxes as an order or a line lists them. */
export const taxLines = (order: OrderRecord, taxes: readonly TaxLine[]) =>
  taxes.map(({ title, rate, minor, channelLiable }) => {
    const priceSet = orderMoneyBag(order, minor);
    return {
      title,
      rate,
      ratePercentage: rate * 100,
      channelLiable,
      source: "Shopify",
      price: priceSet.shopMoney.amount,
      priceSet,
    };
  });
