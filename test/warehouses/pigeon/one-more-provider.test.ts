import "./register.ts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { pollWarehouses } from "#app/fulfillment/tracking/poll-warehouses.server.ts";
import { WarehouseId } from "#app/platform/ids.ts";
import { commandConnect, ConnectCommand } from "#app/screens/connect-warehouse/command-connect.server.ts";
import { readConnectChoices } from "#app/screens/connect-warehouse/read-connect-choices.server.ts";
import { verbatim } from "#app/platform/messages/message.ts";
import { common } from "#app/platform/messages/messages.ts";
import { commandWarehouse } from "#app/screens/warehouse/command-warehouse.server.ts";
import { readActivity } from "#app/screens/warehouse/read-activity.server.ts";
import { readWarehouse } from "#app/screens/warehouse/read-warehouse.server.ts";
import { aShop } from "../../support/a-shop.ts";
import { brickLane } from "../../support/connect-warehouses.ts";
import { watchOrders } from "../../fulfillment/watch-orders.ts";
import { eventually } from "../../support/eventually.ts";
import type { OpenShop } from "../../support/open-shop.ts";
import { twoWarehouses } from "../../support/two-warehouses.ts";
import { createPigeonPost } from "./stand-in.ts";

const post = createPigeonPost({ requestsPerMinute: 1_000 });
let shop: OpenShop;
let loft: WarehouseId;

beforeAll(async () => {
  shop = await aShop({ ...twoWarehouses, beside: { host: "api.pigeon.example", handle: post.handle } });
  await shop.sells({ title: "Seed", sku: "SEED-1" });
  post.setStock("SEED-1", 20);
});
afterAll(() => shop.close());

const says = (intent: string, form: object) =>
  commandConnect(shop.shop, ConnectCommand.parse({ intent, kind: "pigeon", form: JSON.stringify(form) }));

/** An order of two, once it is at the loft under its reference. */
async function atTheLoft() {
  const order = shop.buys({ "SEED-1": 2 });
  return { order, reference: await eventually(() => post.placed.find((placed) => placed.includes(`-${order.id}-`))) };
}

test("a provider that only declares itself is offered beside the others, with its own form", async () => {
  const { providers, provider } = await readConnectChoices(shop.shop, "pigeon");
  expect(providers.map(({ label }) => label)).toContainEqual(verbatim("Pigeon Post"));
  expect(provider).toMatchObject({
    invitation: verbatim("Connect Pigeon Post"),
    fields: [
      { name: "key", kind: "secret", label: verbatim("Loft key") },
      { name: "sky", kind: "choice" },
    ],
    capabilities: { callsUs: true, packedHere: false },
  });
  expect(JSON.stringify(provider)).not.toContain("credentials");
});

test("is connected step by step, each with its check", async () => {
  expect(await says("check-credentials", { sky: "north" })).toMatchObject({
    ok: false,
    fields: { "credentials.key": verbatim("Enter the key") },
  });
  const wrong = await says("check-credentials", { key: "bad", sky: "north" });
  expect(wrong).toMatchObject({ ok: false, fields: { "credentials.key": verbatim("Pigeon Post doesn't know this key.") } });
  const credentials = { key: "good", sky: "south" };
  expect(await says("check-credentials", credentials)).toMatchObject({ ok: true, outcome: "account", account: "The loft" });
  expect(await says("check", { name: "The loft", credentials })).toMatchObject({
    ok: false,
    fields: { address: common.message("required") },
  });
  expect(await says("check", { name: "The loft", credentials, address: brickLane })).toEqual({ ok: true, outcome: "checked" });

  const connected = await says("connect", { name: "The loft", credentials, address: brickLane, priority: 1 });
  if (!connected.ok || connected.outcome !== "connected") throw new Error(JSON.stringify(connected));
  loft = WarehouseId.parse(connected.warehouseId);
  const details = await readWarehouse(shop.shop, loft);
  expect(details).toMatchObject({ state: "connected", lastProblem: null, provider: { label: verbatim("Pigeon Post") } });
  expect(JSON.stringify(details)).not.toContain("good");
});

test("is sent what it has, calls when it ships, and the buyer can track it", async () => {
  const { order, reference } = await atTheLoft();
  await post.ship(reference);
  expect(await watchOrders(() => shop).fulfilled(order)).toMatchObject([{ tracking: [{ number: "RING-1", company: "Pigeon" }] }]);
  const { rows } = await readActivity(shop.shop, loft);
  expect(rows).toMatchObject([{ reference, units: 2, stage: "shipped" }]);
});

test("holds a parcel, and what it writes of that is shown as it is", async () => {
  const { reference } = await atTheLoft();
  post.hold(reference, "The pigeon is moulting");
  const held = await eventually(async () => {
    await pollWarehouses(shop.shop);
    const { rows } = await readActivity(shop.shop, loft);
    return rows.find((row) => row.reference === reference && row.problem !== null);
  });
  expect(held.problem).toEqual(verbatim("The pigeon is moulting"));
});

test("takes new credentials in its own form, once it accepts them", async () => {
  const renews = (credentials: Record<string, string>) => commandWarehouse(shop.shop, loft, { intent: "renew", credentials });
  expect(await renews({ sky: "north" })).toMatchObject({ ok: false, fields: { "credentials.key": verbatim("Enter the key") } });
  expect(await renews({ key: "bad", sky: "north" })).toMatchObject({
    ok: false,
    fields: { "credentials.key": verbatim(expect.any(String) as string) },
  });
  expect(await renews({ key: "good", sky: "north" })).toMatchObject({ ok: true });
});

test("is polled for what its calls did not tell", async () => {
  const { reference } = await atTheLoft();
  await shop.read((db) => db.warehouse.updateMany({ where: { id: loft }, data: { webhookSecret: null } }));
  await post.ship(reference);
  await eventually(async () => {
    await pollWarehouses(shop.shop);
    return (await shop.read((db) => db.parcel.findFirstOrThrow({ where: { reference } }))).stage === "shipped";
  });
});
