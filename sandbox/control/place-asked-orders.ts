import { makeUpAddress } from "../data/make-up-address.ts";
import { provinceName } from "../data/provinces.ts";
import type { AddressRecord } from "../shopify/state/address-record.ts";
import { placeDiscountedOrder, type PlacedOrder } from "../shopify/state/place-order.ts";
import type { ShopState } from "../shopify/state/shop-state.ts";
import { drawOrders } from "./draw-orders.ts";
import { findLines } from "./find-lines.ts";
import { deliveryMethod, readTerms } from "./read-terms.ts";
import type { OrdersAsked } from "./orders-asked.ts";

const countryNames = new Intl.DisplayNames(["en"], { type: "region" });

/** Places the orders that a control call asked for, with what the shop's discounts make of them. */
export function placeAskedOrders(state: ShopState, asked: OrdersAsked): PlacedOrder[] {
  const seed = "count" in asked && asked.seed !== undefined ? String(asked.seed) : `order ${state.orders.size}`;
  const drawn = "count" in asked ? drawOrders(state, asked.count, seed) : [{ lines: findLines(state, asked.lines), country: "GB", seed }];
  const terms = readTerms(state, asked);
  return drawn.map((order) => {
    const madeUp = makeUpAddress(order.country, order.seed);
    const shippingAddress = asked.shipTo ? readAddress(asked.shipTo, madeUp) : madeUp;
    if (asked.company !== undefined) shippingAddress.company = asked.company;
    return placeDiscountedOrder(state, {
      ...terms,
      source: "control",
      lines: order.lines.map((line) => (asked.delivery ? { delivery: deliveryMethod(asked.delivery), ...line } : line)),
      shippingAddress,
      email: asked.email ?? `buyer-${state.orders.size + 1}@example.com`,
    });
  });
}

/** An address as asked for; whoever gives a street gives all of it, else the made-up person lives in the country that was named. */
function readAddress(asked: NonNullable<OrdersAsked["shipTo"]>, madeUp: AddressRecord): AddressRecord {
  const countryCode = asked.countryCode?.toUpperCase() ?? madeUp.countryCode;
  const [first, ...last] = (asked.name ?? "").split(" ");
  const whole = asked.address1 !== undefined;
  const rest = (part: "city" | "zip" | "province" | "provinceCode" | "address2" | "company") =>
    asked[part] ?? (whole ? null : madeUp[part]);
  return {
    firstName: asked.firstName ?? (first || madeUp.firstName),
    lastName: asked.lastName ?? (last.join(" ") || (asked.name ? null : madeUp.lastName)),
    company: rest("company"),
    address1: asked.address1 ?? madeUp.address1,
    address2: rest("address2"),
    city: rest("city"),
    province: asked.province ?? (asked.provinceCode ? provinceName(countryCode, asked.provinceCode) : rest("province")),
    provinceCode: rest("provinceCode"),
    zip: rest("zip"),
    country: asked.country ?? (countryCode === null ? null : nameOf(countryCode)),
    countryCode,
    phone: asked.phone ?? null,
  };
}

function nameOf(countryCode: string): string {
  return countryNames.of(countryCode) ?? countryCode;
}
