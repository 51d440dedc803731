import { beforeAll, describe, expect, test } from "vitest";
import { sweepOrders } from "#app/fulfillment/sweep-orders.server.ts";
import { refreshStock } from "#app/stock/refresh-stock.server.ts";
import { parcelReference } from "#app/parcels/parcel-stage.ts";
import type { OrderRecord } from "#sandbox/shopify/state/order-record.ts";
import { eventually } from "../support/eventually.ts";
import { tradingShop } from "./trading-shop.ts";

const { shop, orders, owner } = tradingShop();
beforeAll(() => shop().shipbob.setAutoShip(false));

const variantOf = (name: string) => shop().variants.get(name) ?? missing(name);
const missing = (name: string): never => {
  throw new Error(`no ${name}`);
};

/** What ShipBob was asked for, by its own SKUs. */
async function askedOfShipBob(order: OrderRecord): Promise<string[]> {
  await orders.isSent(order);
  const placed = shop()
    .shipbob.state()
    .orders.find(({ reference_id }) => reference_id === parcelReference(BigInt(order.id), 1));
  return (placed?.products ?? []).map((product) => String((product as { reference_id?: string }).reference_id));
}

/** The merchant gives a variant another SKU, and Waybill has heard of it. */
async function renames(name: string, sku: string) {
  const variant = variantOf(name);
  await owner.runs(
    "mutation ($id: ID!, $input: InventoryItemInput!) { inventoryItemUpdate(id: $id, input: $input) { userErrors { message } } }",
    {
      id: `gid://shopify/InventoryItem/${variant.inventoryItemId}`,
      input: { sku },
    },
  );
  const where = { id: BigInt(variant.id) };
  await eventually(() =>
    shop().read(async (db) => ((await db.variant.findFirstOrThrow({ where, select: { sku: true } })).sku ?? "") === sku),
  );
}

describe("what a product of a warehouse is does not change with the shop's SKU", () => {
  test("when it is renamed, it is asked for by the name that the warehouse knows", async () => {
    await shop().sells({ title: "Mug", sku: "MUG-1" }, { bob: 20 });
    await renames("MUG-1", "CUP-1");
    expect(await askedOfShipBob(shop().buys({ "MUG-1": 1 }))).toEqual(["MUG-1"]);
  });

  test("nor when it has none any more, and its stock stays where it was", async () => {
    await shop().sells({ title: "Bowl", sku: "BOWL-1" }, { bob: 20 });
    await renames("BOWL-1", "");
    await refreshStock(shop().shop, shop().warehouse("shipbob"));
    expect(await askedOfShipBob(shop().buys({ "BOWL-1": 1 }))).toEqual(["BOWL-1"]);
  });

  test("capitals and blanks are no other name", async () => {
    await shop().sells({ title: "Plate", sku: "plate-1 " });
    shop().shipbob.setStock("PLATE-1", shop().manchester.id, 20, "Plate");
    await refreshStock(shop().shop, shop().warehouse("shipbob"));
    expect(await askedOfShipBob(shop().buys({ "plate-1 ": 1 }))).toEqual(["PLATE-1"]);
  });
});

test("a product that is given another's SKU later is not sent as that other: a person is asked, and his word goes", async () => {
  await shop().sells({ title: "Red vase", sku: "VASE-1" }, { bob: 20 });
  await shop().sells({ title: "Blue vase", sku: "VASE-2" });
  await renames("VASE-2", "VASE-1");
  const blue = shop().buys({ "VASE-2": 1 });
  expect(await orders.asksForPerson(blue, "unroutable.sku-shared")).toMatch(/The SKU of “Blue vase” is another product's/);
  expect(await askedOfShipBob(shop().buys({ "VASE-1": 1 }))).toEqual(["VASE-1"]);
  expect(orders.sent(blue)).toEqual([]);

  await renames("VASE-2", "VASE-BLUE");
  shop().shipbob.setStock("VASE-BLUE", shop().manchester.id, 20, "Blue vase");
  await refreshStock(shop().shop, shop().warehouse("shipbob"));
  expect(await askedOfShipBob(shop().buys({ "VASE-2": 1 }))).toEqual(["VASE-BLUE"]);
  // What was sold under the other's SKU goes by its own.
  await sweepOrders(shop().shop);
  expect(await askedOfShipBob(blue)).toEqual(["VASE-BLUE"]);
});
