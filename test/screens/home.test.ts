import { beforeEach, expect, test } from "vitest";
import { action, loader } from "#app/routes/app._index.tsx";
import type { Home } from "#app/screens/home/read-home.server.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { verbatim } from "#app/platform/messages/message.ts";
import { newId } from "#app/platform/ids.ts";
import type { OpenShop } from "../support/open-shop.ts";
import { shopsOfFile } from "../support/shops-of-file.ts";
import { giveOrders } from "./a-shop-with-orders.ts";
import { forged } from "../support/forged.ts";
import { ask } from "./ask.ts";

let shop: OpenShop;
const openShop = shopsOfFile();
beforeEach(async () => {
  shop = await openShop({ installed: true });
});

const page = async (of = shop) => (await ask(loader, { token: await of.idToken() })).body as Home;
const NOW = new Date().toISOString();

test("a shop that has just installed Waybill has everything before it, and no figure that is made up", async () => {
  const { setup, imports, troubles, pipeline, figures } = await page();
  expect(setup).toEqual({
    hidden: false,
    imported: false,
    warehouseConnected: false,
    pricesSet: false,
    routingOn: false,
    orderRouted: false,
  });
  expect([imports, troubles, pipeline.today, pipeline.earlier]).toEqual([[], [], 0, { open: 0, late: 0 }]);
  expect([figures.costPerOrder, figures.splitRate, figures.parcelsDue]).toEqual([null, null, 0]);
});

test("today's orders are counted by stage, and those beside the stages apart: together they are all of them", async () => {
  await giveOrders(shop.shop, [
    { name: "#1", placedAt: NOW },
    { name: "#2", placedAt: NOW, stage: "at_warehouse", parcels: [{ stage: "dispatched", leavesOn: "2999-01-01" }] },
    { name: "#3", placedAt: NOW, stage: "needs_you" },
    { name: "#4", placedAt: NOW, stage: "shipped", parcels: [{ stage: "shipped", leavesOn: "2999-01-01" }] },
    { name: "#5", placedAt: NOW, stage: "held" },
    { name: "#6", placedAt: NOW, stage: "done_elsewhere" },
    { name: "#7", placedAt: NOW, stage: "done_elsewhere" },
    { name: "#8", placedAt: NOW, stage: "cancelled" },
  ]);
  const { pipeline } = await page();
  expect(pipeline).toMatchObject({ today: 8, held: 1 });
  expect(Object.fromEntries(pipeline.beside.map(({ stage, count }) => [stage, count]))).toEqual({
    needs_you: 1,
    held: 1,
    done_elsewhere: 2,
    cancelled: 1,
  });
  expect([...pipeline.stages, ...pipeline.beside].reduce((sum, { count }) => sum + count, 0)).toBe(pipeline.today);
  expect(Object.fromEntries(pipeline.stages.map(({ stage, count }) => [stage, count]))).toEqual({
    received: 1,
    routed: 0,
    at_warehouse: 1,
    shipped: 1,
    delivered: 0,
  });
});

test("what earlier days left behind is told, and how much of it is late", async () => {
  await giveOrders(shop.shop, [
    { name: "#1", placedAt: "2026-01-01T10:00:00Z", stage: "at_warehouse", parcels: [{ stage: "dispatched", leavesOn: "2026-01-02" }] },
    { name: "#2", placedAt: "2026-01-01T10:00:00Z", stage: "at_warehouse", parcels: [{ stage: "dispatched", leavesOn: "2999-01-01" }] },
    { name: "#3", placedAt: "2026-01-01T10:00:00Z", stage: "shipped", parcels: [{ stage: "shipped", leavesOn: "2026-01-01" }] },
    { name: "#4", placedAt: "2026-01-01T10:00:00Z", stage: "held" },
  ]);
  expect((await page()).pipeline).toMatchObject({ today: 0, held: 1, earlier: { open: 2, late: 1 } });
});

test("what needs somebody is told by cause until it is resolved", async () => {
  const exception = {
    shopId: shop.shop.id,
    cause: "unroutable.out-of-stock",
    message: verbatim("No warehouse has it."),
    openedAt: new Date(),
  };
  await inShop(shop.shop, (db) =>
    db.exception.createMany({
      data: [
        { ...exception, id: newId(), subject: "order:1" },
        { ...exception, id: newId(), subject: "order:2" },
        { ...exception, id: newId(), subject: "order:3", resolvedAt: new Date() },
      ],
    }),
  );
  expect((await page()).troubles).toMatchObject([{ cause: "unroutable.out-of-stock", count: 2 }]);
});

test("of many causes the five that wait longest are told, and how many more there are", async () => {
  const causes = [
    "too-many-parcels",
    "out-of-stock",
    "no-warehouse",
    "sku-shared",
    "address-not-served",
    "currency-mismatch",
    "line-without-sku",
  ];
  await inShop(shop.shop, (db) =>
    db.exception.createMany({
      data: causes.map((cause, index) => ({
        shopId: shop.shop.id,
        id: newId<string>(),
        cause: `unroutable.${cause}`,
        subject: "order:1",
        message: verbatim("Couldn't route it."),
        openedAt: new Date(Date.UTC(2026, 0, 1, 10, index)),
      })),
    }),
  );
  const { troubles, furtherCauses } = await page();
  expect(troubles.map(({ cause }) => cause)).toEqual(causes.slice(0, 5).map((cause) => `unroutable.${cause}`));
  expect(furtherCauses).toBe(2);
});

test("the setup guide stays hidden once it is hidden; another command hides nothing", async () => {
  const token = await shop.idToken();
  await ask(action, { token, form: { intent: "hide-everything" } });
  expect((await page()).setup.hidden).toBe(false);
  await ask(action, { token, form: { intent: "hide-setup-guide" } });
  expect((await page()).setup.hidden).toBe(true);
});

test("each shop sees its own Home, and nobody any without a token that Shopify signed", async () => {
  await giveOrders(shop.shop, [{ name: "#1", placedAt: NOW }]);
  const stranger = await openShop({ installed: true });
  expect((await page(stranger)).pipeline.today).toBe(0);
  expect((await ask(loader, { token: forged(await shop.idToken()) })).status).toBe(401);
  expect((await ask(loader, {})).status).not.toBe(200);
});
