import { beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { acrossShops } from "#app/platform/db/across-shops.server.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { defineSettings } from "#app/platform/settings/define-settings.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { aShop } from "../support/a-shop.ts";

const settings = defineSettings(
  "lighting",
  z.object({
    lit: z.boolean().default(false),
    since: z.coerce.date().nullable().default(null),
    lamps: z.int().max(20).default(4),
  }),
);

let shop: Shop;
beforeEach(async () => {
  shop = await aShop();
});

const read = (of: Shop = shop) => inShop(of, (db) => settings.read(db, of));
const save = (change: Parameters<typeof settings.save>[2], of: Shop = shop) => inShop(of, (db) => settings.save(db, of, change));

test("what nobody has set has its default", async () => {
  expect(await read()).toEqual({ lit: false, since: null, lamps: 4 });
});

test("what is set stays set, whatever is set beside it, and is what it was", async () => {
  const since = new Date("2026-11-25T12:00:00Z");
  await save({ lit: true, since });
  expect(await save({ lamps: 7 })).toEqual({ lit: true, since, lamps: 4 });

  expect(await read()).toEqual({ lit: true, since, lamps: 7 });
});

test("a shop sees and sets its own alone", async () => {
  const other = await aShop();
  await save({ lamps: 7 });

  expect(await read(other)).toMatchObject({ lamps: 4 });
  await inShop(other, (db) => settings.save(db, shop, { lamps: 1 })).catch(() => undefined);
  expect(await read()).toMatchObject({ lamps: 7 });
});

test("two who change it from what it is do not lose each other's change", async () => {
  const oneMore = ({ lamps }: { lamps: number }) => ({ lamps: lamps + 1 });
  await Promise.all([save(oneMore), save(oneMore), save(oneMore)]);

  expect(await read()).toMatchObject({ lamps: 7 });
});

test("what does not fit is refused, and what another release has set beside is kept", async () => {
  await save({ lamps: 7 });
  const values = async () => (await acrossShops.setting.findFirstOrThrow({ where: { shopId: shop.id } })).values;
  const later = (db: ShopDb) => db.setting.updateMany({ where: { shopId: shop.id }, data: { values: { lamps: 7, colour: "amber" } } });
  await inShop(shop, later);

  await expect(save({ lamps: 21 })).rejects.toThrow();
  await save({ lit: true });
  expect(await values()).toEqual({ lamps: 7, colour: "amber", lit: true });
});
