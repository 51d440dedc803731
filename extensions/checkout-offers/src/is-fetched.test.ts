import { expect, test } from "vitest";
import { isFetched } from "./is-fetched.ts";

const deliveryOptions = [
  { type: "shipping", handle: "standard" },
  { type: "pickup", handle: "shop" },
  { type: "pickupPoint", handle: "locker" },
];
const chose = (...handles: (string | null)[]) =>
  isFetched(handles.map((handle) => ({ deliveryOptions, ...(handle !== null && { selectedDeliveryOption: { handle } }) })));

test("a buyer who fetches all of it in the shop is told of no parcel; one who has some of it sent, or to a locker, or hasn't chosen, is", () => {
  expect([chose("shop"), chose("shop", "shop")]).toEqual([true, true]);
  expect([chose("standard"), chose("shop", "standard"), chose("locker"), chose(null), chose()]).toEqual([
    false,
    false,
    false,
    false,
    false,
  ]);
});
