import { expect, test } from "vitest";
import { aSmallShop } from "#test/sandbox/a-small-shop.ts";
import { aDiscount, basic, off, variants } from "../shopify/discounts/calculation/a-discount.ts";
import { presentmentMinor } from "../shopify/resolvers/money-bag.ts";
import { ofLineAlone } from "../shopify/orders/discount-sources.ts";
import { orderMoney } from "../shopify/state/order-money.ts";
import { placeOrder } from "../shopify/state/place-order.ts";
import { buyerIn } from "./buyer.ts";
import { priceCart } from "./price-cart.ts";

test.each(["GB", "DE", "US"])("a buyer in %s is charged what the checkout showed him, line by line and in all", (country) => {
  const { state, mug, plate, voucher, address } = aSmallShop();
  const buyer = buyerIn(state, country, "en");
  state.discounts.set(1, aDiscount(1, basic(off(0.17), variants(plate.id)), "ONE"));
  state.discounts.set(2, aDiscount(2, basic(off(0.13), variants(voucher.id)), "TWO"));
  for (let price = 125; price < 165; price++) {
    for (const variant of [mug, plate, voucher]) variant.priceMinor = price;
    const lines = [mug, plate, voucher].map((variant, index) => ({ variant, quantity: index + 1 }));
    const codes = price % 2 ? ["ONE", "TWO"] : ["ONE"];
    const cart = { lines: lines.map((line, index) => ({ ...line, key: String(index), properties: {} })), codes };
    const shown = priceCart(state, cart, buyer, { shippingMinor: 1295 });
    const order = placeOrder(state, {
      ...{ source: "web", lines, email: "ada@example.com", shippingAddress: address, discountCodes: codes },
      shipping: { title: "International", code: "international", priceMinor: 1295 },
      presentment: { currency: buyer.currency, rate: buyer.rate },
    });
    const charged = (minor: number) => presentmentMinor(order, minor);
    expect(shown.totalMinor + shown.shippingMinor).toBe(charged(orderMoney(order).total));
    expect(shown.lines.map(({ totalMinor }) => totalMinor)).toEqual(
      order.lines.map((line) => charged(line.totalMinor - ofLineAlone(line, true))),
    );
  }
  state.clock.stop();
});
