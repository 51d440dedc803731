import { beforeAll, expect, test } from "vitest";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { wordsFor } from "#app/platform/messages/words.ts";
import { commandChannels } from "#app/screens/channels/command-channels.server.ts";
import { readChannels } from "#app/screens/channels/read-channels.server.ts";
import { shutOutLines } from "#app/screens/channels/shut-out-lines.ts";
import { aShop, type QuietShop } from "../support/a-shop.ts";
import { giveOrders } from "./a-shop-with-orders.ts";

let shop: QuietShop;
beforeAll(async () => {
  shop = await aShop();
});

const words = wordsFor({ language: "en", timeZone: "UTC", locale: "en-GB" });
const warning = async () => {
  const { hours } = await readChannels(shop);
  return shutOutLines(hours, hours.laws).map(words);
};
const never = (countries: string) => [
  `No SMS, WhatsApp message or call would ever leave for ${countries}: law or custom there allows them at other hours only.`,
];

test("hours at which nothing may leave are saved as the merchant wants them, and he is warned of the countries that his buyers live in", async () => {
  const hours = { opens: "23:00", closes: "05:00", hoursForMail: false, caps: [] };
  expect(await commandChannels(shop, { intent: "save-hours", ...hours })).toMatchObject({ ok: true });
  expect(await warning(), "nothing is known of the shop yet").toEqual([]);

  const location = { shopId: shop.id, name: "Leipzig", isActive: true, isFulfillmentService: false, updatedAt: new Date() };
  await inShop(shop, (db) => db.location.create({ data: { ...location, id: 1n, countryCode: "DE" } }));
  expect(await warning(), "before the first order: where the shop is").toEqual(never("Germany"));

  const names = ["#1", "#2", "#3", "#4"];
  await giveOrders(
    shop,
    names.map((name, index) => ({ name, placedAt: `2026-06-0${index + 1}T10:00:00Z` })),
  );
  await inShop(shop, async (db) => {
    await db.order.updateMany({ where: { shopId: shop.id, id: { in: [2n, 3n] } }, data: { countryCode: "GB" } });
    await db.order.updateMany({ where: { shopId: shop.id, id: 4n }, data: { countryCode: "FR" } });
  });
  expect(await warning()).toEqual(never("United Kingdom and France"));
});
