import { aShop } from "#test/support/a-shop.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { openEffect, settleEffect } from "#app/platform/effects/effect.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { beforeAll, expect, test } from "vitest";

let shop: Shop;
beforeAll(async () => {
  shop = await aShop();
});

test("an effect is written down before it is made, and a second attempt knows that it is one", async () => {
  const first = await openEffect(shop, "parcel.dispatch", "p1", "WB-1");
  expect(first).toMatchObject({ settled: false, reference: "WB-1", isRetry: false });
  expect(await inShop(shop, (db) => db.effect.count({ where: { subject: "p1" } }))).toBe(1);

  expect(await openEffect(shop, "parcel.dispatch", "p1", "WB-1")).toMatchObject({ settled: false, isRetry: true });
});

test("a later attempt keeps the reference of the first, by which the other side knows the effect", async () => {
  await openEffect(shop, "parcel.dispatch", "p2", "WB-2");
  expect(await openEffect(shop, "parcel.dispatch", "p2", "another")).toMatchObject({ reference: "WB-2" });
});

test("an effect that is settled is not made again: its answer is given", async () => {
  const effect = await openEffect(shop, "parcel.dispatch", "p3", "WB-3");
  if (effect.settled) throw new Error("settled before it was made");
  await inShop(shop, (db) => settleEffect(db, shop, effect, { outcome: "accepted", warehouseOrderId: "77" }));
  expect(await openEffect(shop, "parcel.dispatch", "p3", "WB-3")).toEqual({
    settled: true,
    answer: { outcome: "accepted", warehouseOrderId: "77" },
  });
});

test("of two who were at an effect at the same time the first one's answer stays, and only theirs has consequences", async () => {
  const [one, other] = [await openEffect(shop, "parcel.cancel", "p9", "WB-9"), await openEffect(shop, "parcel.cancel", "p9", "WB-9")];
  if (one.settled || other.settled) throw new Error("settled before it was made");
  expect(await inShop(shop, (db) => settleEffect(db, shop, one, { outcome: "too-late" }))).toBe(true);
  expect(await inShop(shop, (db) => settleEffect(db, shop, other, { outcome: "cancelled" }))).toBe(false);
  expect(await openEffect(shop, "parcel.cancel", "p9", "WB-9")).toEqual({ settled: true, answer: { outcome: "too-late" } });
});

test("an answer that is not committed leaves the effect in doubt", async () => {
  const effect = await openEffect(shop, "parcel.dispatch", "p4", "WB-4");
  if (effect.settled) throw new Error("settled before it was made");
  const work = inShop(shop, async (db) => {
    await settleEffect(db, shop, effect, null);
    throw new Error("crashed");
  });
  await expect(work).rejects.toThrow("crashed");
  expect(await openEffect(shop, "parcel.dispatch", "p4", "WB-4")).toMatchObject({ settled: false, isRetry: true });
});

test("two shops, two kinds and two subjects are different effects", async () => {
  const other = await aShop();
  expect(await openEffect(shop, "a", "s", "r")).toMatchObject({ isRetry: false });
  expect(await openEffect(shop, "b", "s", "r")).toMatchObject({ isRetry: false });
  expect(await openEffect(shop, "a", "t", "r")).toMatchObject({ isRetry: false });
  expect(await openEffect(other, "a", "s", "r")).toMatchObject({ isRetry: false });
});
