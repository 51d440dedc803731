import { expect, test } from "vitest";
import { changePlace } from "#app/warehouses/change-place.server.ts";
import { confirmPrices } from "#app/warehouses/update-warehouse.server.ts";
import { tradingShop } from "../world/trading-shop.ts";

const { shop } = tradingShop({ works: false, sells: {} });
const leeds = { address1: "1 Mill Road", city: "Leeds", zip: "LS1 1AA", countryCode: "GB" };
const address = { name: null, company: null, address2: null, provinceCode: null, phone: null, email: null, ...leeds };
const row = () => shop().read((db) => db.warehouse.findFirstOrThrow({ where: { id: shop().warehouse("built_in") } }));

test("a warehouse that is renamed and moved is so in Shopify too", async () => {
  const id = shop().warehouse("built_in");
  expect(await changePlace(shop().shop, id, { name: "Leeds stockroom", address })).toEqual({ outcome: "changed" });
  const { name, address: kept, locationId } = await row();
  expect([name, (kept as { city: string }).city]).toEqual(["Leeds stockroom", "Leeds"]);
  const location = shop().state.locations.get(Number(locationId));
  expect([location?.name, location?.address.city]).toEqual(["Leeds stockroom", "Leeds"]);
  expect(await changePlace(shop().shop, id, { name: "Leeds stockroom", address })).toEqual({ outcome: "changed" });
});

test("a name that another warehouse has is refused, and nothing is changed", async () => {
  const answer = await changePlace(shop().shop, shop().warehouse("built_in"), { name: "shipbob manchester", address: null });
  expect(answer).toMatchObject({ outcome: "refused", field: "name" });
  expect((await row()).name).toBe("Leeds stockroom");
});

test("prices are our guess until a person confirms them", async () => {
  expect((await row()).pricesConfirmedAt).toBeNull();
  expect(await confirmPrices(shop().shop, shop().warehouse("built_in"))).toEqual({ outcome: "updated" });
  expect((await row()).pricesConfirmedAt).not.toBeNull();
});
