import { beforeEach, describe, expect, test } from "vitest";
import { common } from "#app/platform/messages/messages.ts";
import { action, loader } from "#app/routes/app.warehouses.connect.tsx";
import { connectWizard } from "#app/screens/connect-warehouse/messages.ts";
import type { ConnectPage } from "#app/screens/connect-warehouse/read-connect-choices.server.ts";
import { warehouses } from "#app/warehouses/messages.ts";
import { forged } from "../support/forged.ts";
import { ask } from "./ask.ts";
import { brickLane } from "../support/connect-warehouses.ts";
import type { OpenShop } from "../support/open-shop.ts";
import { manchester, services, stockroom, theShop, theWarehouse } from "../warehouses/the-shop.ts";

let world: OpenShop;
beforeEach(async () => {
  world = await theShop();
});

const page = async (query: Record<string, string> = {}) => (await ask(loader, { token: await world.idToken(), query })).body as ConnectPage;
const says = async (intent: string, { kind, ...form }: { kind: string } & Record<string, unknown>) =>
  ask(action, { token: await world.idToken(), form: { intent, kind, form: JSON.stringify(form) } });
const connected = () => world.read((db) => db.warehouse.count());

describe("the page", () => {
  test("shows a newcomer every provider, their own locations, and the first rank", async () => {
    const { provider, providers, locations, countries, timeZones, nextPriority } = await page();
    expect([provider, nextPriority]).toEqual([null, 1]);
    expect(providers.map(({ kind }) => kind).sort()).toEqual(["built_in", "shipbob"]);
    expect(locations).toMatchObject([{ id: String(world.shopFloor.id), name: "London shop" }]);
    expect(countries).toContainEqual({ value: "GB", label: "United Kingdom" });
    expect(timeZones).toContain("Europe/London");
  });

  test("is about the provider that was chosen, and about none when there is no such one", async () => {
    expect((await page({ kind: "shipbob" })).provider).toMatchObject({ kind: "shipbob", fields: [{ name: "token", kind: "secret" }] });
    expect((await page({ kind: "pigeons" })).provider).toBeNull();
  });

  test("offers the next rank after the first warehouse, and never its location to start from", async () => {
    await says("connect", stockroom());
    const { nextPriority, locations } = await page();
    expect(nextPriority).toBe(2);
    expect(locations.map(({ name }) => name)).toEqual(["London shop"]);
  });
});

describe("a step", () => {
  test("with wrong fields is answered with 422, each of them marked, and nothing is written down", async () => {
    const wrong = { ...brickLane, address1: " ", city: "", countryCode: "England" };
    const answer = await says("check", stockroom({ name: "", address: wrong, startFromLocationId: "here" }));
    expect(answer).toMatchObject({ status: 422, body: { ok: false, message: common.message("check-fields", { count: 5 }) } });
    expect(answer.body).toMatchObject({
      fields: {
        name: warehouses.message("no-name"),
        "address.address1": warehouses.message("no-street"),
        "address.city": warehouses.message("no-city"),
        "address.countryCode": warehouses.message("no-country"),
        startFromLocationId: warehouses.message("no-location"),
      },
    });
    expect(await connected()).toBe(0);
  });

  test("that makes sense goes on, and nothing is connected before the last", async () => {
    expect(await says("check", stockroom())).toMatchObject({ status: 200, body: { ok: true, outcome: "checked" } });
    expect([await connected(), services(world).length]).toEqual([0, 0]);
  });

  test("that asks for an account shows its buildings and channels, or says at the token what is wrong with it", async () => {
    const { token, channelId } = world.shipbob.account;
    const { body } = await says("check-credentials", { kind: "shipbob", token });
    expect(body).toMatchObject({ ok: true, outcome: "account", channels: [{ id: String(channelId) }] });
    expect((body as { buildings: { id: string }[] }).buildings.map(({ id }) => id)).toContain(String(world.manchester.id));

    const refused = { status: 422, body: { ok: false, fields: { "credentials.token": {} } } };
    expect(await says("check-credentials", { kind: "shipbob", token: "wrong" })).toMatchObject(refused);
    expect(await says("check-credentials", { kind: "shipbob", token: "" })).toMatchObject(refused);
  });
});

describe("the last step", () => {
  test("connects the warehouse, on the terms that were typed, and answers where it is found", async () => {
    const terms = { priority: "3", timeZone: "Europe/Paris", cutOff: "11:30", workingDays: ["5", "1"] };
    const { status, body } = await says("connect", stockroom({ ...terms, startFromLocationId: String(world.shopFloor.id) }));
    const kept = await theWarehouse(world);
    expect([status, body]).toEqual([
      200,
      { ok: true, outcome: "connected", warehouseId: kept.id, message: connectWizard.message("connected") },
    ]);
    expect(kept).toMatchObject({ state: "connected", priority: 3, timeZone: "Europe/Paris", cutOff: "11:30", workingDays: [1, 5] });
    expect(world.shows("MUG", Number(kept.locationId))).toBe(10);
  });

  test("taken twice leads to the one warehouse, and says that it is connected already", async () => {
    await says("connect", stockroom());
    const { id } = await theWarehouse(world);
    expect(await says("connect", stockroom())).toMatchObject({
      status: 200,
      body: { ok: true, warehouseId: id, message: warehouses.message("already-connected", { warehouse: "Stockroom" }) },
    });
    expect(await connected()).toBe(1);
  });

  test("says that Waybill goes on by itself when the provider fails on the way", async () => {
    world.interfere((request) => (request.url?.includes("/inventory-level") ? 503 : undefined));
    const answer = await says("connect", manchester(world));
    const { id, state } = await theWarehouse(world);
    expect(state).toBe("connecting");
    expect(answer).toMatchObject({ status: 200, body: { ok: true, warehouseId: id, message: connectWizard.message("goes-on") } });
  });

  test.each([
    ["buildingId", { buildingId: "404" }],
    ["channelId", { channelId: "404" }],
    ["credentials.token", { credentials: { token: "wrong" } }],
  ])("with a %s that the account doesn't have is refused there, and nothing is connected", async (field, wrong) => {
    expect(await says("connect", manchester(world, wrong))).toMatchObject({ status: 422, body: { ok: false, fields: { [field]: {} } } });
    expect([await connected(), services(world).length]).toEqual([0, 0]);
  });

  test("from a location that is a warehouse's, or gone, is refused at that field", async () => {
    await says("connect", stockroom());
    const { locationId } = await theWarehouse(world);
    for (const startFromLocationId of [String(locationId), "404"]) {
      const answer = await says("connect", stockroom({ name: "Annexe", startFromLocationId }));
      expect(answer).toMatchObject({ status: 422, body: { ok: false, fields: { startFromLocationId: {} } } });
    }
    expect(await connected()).toBe(1);
  });
});

test("what no page of ours says is not understood, and nobody connects anything without a token that Shopify signed", async () => {
  const notUnderstood = { status: 422, body: { ok: false, message: common.message("not-understood") } };
  expect(await says("buy", stockroom())).toMatchObject(notUnderstood);
  expect(await says("connect", stockroom({ kind: "pigeons" }))).toMatchObject(notUnderstood);
  const form = { intent: "connect", kind: "built_in", form: JSON.stringify(stockroom()) };
  expect(await ask(action, { token: await world.idToken(), form: { ...form, form: "{" } })).toMatchObject({ status: 422 });

  const token = forged(await world.idToken());
  expect((await ask(loader, { token })).status).toBe(401);
  expect((await ask(action, { token, form })).status).toBe(401);
  expect(await connected()).toBe(0);
});
