import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fulfillmentSettings } from "#app/fulfillment/fulfillment-settings.server.ts";
import { reconcileOrderJob } from "#app/fulfillment/reconcile-order-job.server.ts";
import { enableRouting } from "#app/fulfillment/plan/switch-routing.server.ts";
import { acrossShops } from "#app/platform/db/across-shops.server.ts";
import { env } from "#app/platform/env.server.ts";
import { storeEvent } from "#app/platform/events/store-event.server.ts";
import { enqueueNow } from "#app/platform/jobs/enqueue.server.ts";
import { canRoute, routingScopes } from "#app/shopify/granted-scopes.server.ts";
import { authenticate } from "#app/shopify/authenticate.server.ts";
import { aShop } from "../support/a-shop.ts";
import type { OpenShop } from "../support/open-shop.ts";
import { twoWarehouses } from "../support/two-warehouses.ts";
import { ORDINARY_BROWSER } from "../support/ordinary-browser.ts";
import { allApplied } from "../support/all-applied.ts";
import { eventually } from "../support/eventually.ts";
import { inEnglish } from "../support/in-english.ts";

let shop: OpenShop;
beforeAll(async () => {
  shop = await aShop(twoWarehouses);
});
afterAll(() => shop.close());

const row = () => acrossShops.shop.findUniqueOrThrow({ where: { id: shop.shop.id } });
const routingIsOn = async () => (await shop.read((db) => fulfillmentSettings.read(db, shop.shop))).routingEnabled;
const sessions = () => acrossShops.session.count({ where: { shop: shop.shop.domain } });
const openExceptions = (cause: string) => shop.read((db) => db.exception.findMany({ where: { cause, resolvedAt: null } }));
const installations = () => acrossShops.event.count({ where: { shopId: shop.shop.id, topic: "app.installed" } });
const atShipBob = () => shop.ledger.entries("shipbob").filter(({ effect }) => effect === "order.created").length;

/** Shopify's word of an uninstallation, whenever it comes, and until it is applied. */
async function hearsOfUninstallation(triggeredAt: Date): Promise<void> {
  const dedupeKey = `uninstalled ${triggeredAt.toISOString()}`;
  await storeEvent({
    shopId: shop.shop.id,
    source: "shopify",
    dedupeKey,
    topic: "app/uninstalled",
    entityKey: "app/uninstalled",
    body: "{}",
    triggeredAt,
  });
  await allApplied(dedupeKey);
}

async function merchantOpensTheApp() {
  const { domain } = shop.shop;
  const query = new URLSearchParams({
    embedded: "1",
    host: Buffer.from(`admin.shopify.com/store/${domain.split(".")[0] ?? ""}`).toString("base64url"),
    id_token: await shop.shopify.mintIdToken({ userId: "1" }),
    shop: domain,
  });
  return authenticate(new Request(`${env.SHOPIFY_APP_URL}/app?${String(query)}`, { headers: { "user-agent": ORDINARY_BROWSER } }));
}

/** Every step of the import was taken again. */
const imported = (since: Date) =>
  eventually(async () => {
    const steps = await shop.read((db) => db.importStep.findMany());
    return steps.length > 0 && steps.every(({ state, finishedAt }) => state === "done" && (finishedAt?.getTime() ?? 0) > since.getTime());
  });

describe("a merchant who takes the permission to route back", () => {
  test("finds routing off and the reason on the worklist, and nobody asks Shopify for what it would refuse", async () => {
    shop.shopify.scopes.revokeOptionalScopes([...routingScopes]);

    await eventually(async () => !(await routingIsOn()));
    expect(await canRoute(shop.shop)).toBe(false);
    const [exception] = await eventually(async () => {
      const open = await openExceptions("routing.needs-permission");
      return open.length > 0 && open;
    });
    expect(inEnglish(exception?.message)).toMatch(/permission .* taken back/);
    expect(await enableRouting(shop.shop)).toEqual({ outcome: "needs-permission" });
  });

  test("and grants it again is not bothered any more, and turns routing on", async () => {
    shop.shopify.scopes.grantOptionalScopes([...routingScopes]);

    await eventually(async () => (await openExceptions("routing.needs-permission")).length === 0);
    expect(await enableRouting(shop.shop)).toEqual({ outcome: "on" });
  });
});

describe("word of an uninstallation that is no longer true", () => {
  test("and was followed by an installation that we know changes nothing", async () => {
    // The import that the granted permission called for may end meanwhile: when it did is not looked at.
    const asItIs = async () => ({
      shop: { ...(await row()), importedAt: null },
      installations: await installations(),
      sessions: await sessions(),
    });
    const before = await asItIs();

    await hearsOfUninstallation(new Date(before.shop.installedAt.getTime() - 60_000));

    expect(await asItIs()).toEqual(before);
  });

  test("and is the first that we hear of it brings the shop up to date as a new installation does", async () => {
    const before = { at: new Date(), installations: await installations() };

    await hearsOfUninstallation(new Date(Date.now() - 1));

    expect(await row()).toMatchObject({ uninstalledAt: null });
    await eventually(async () => !(await routingIsOn()));
    expect(await installations()).toBe(before.installations + 1);
    await imported(before.at);
    expect(await enableRouting(shop.shop)).toEqual({ outcome: "on" });
  });
});

describe("a merchant who uninstalls Waybill", () => {
  test("leaves no session behind, and nothing is sent for the shop any more", async () => {
    shop.shopify.uninstall();
    await eventually(async () => (await row()).uninstalledAt !== null);

    expect(await sessions()).toBe(0);
    await eventually(async () => !(await routingIsOn()));

    const sent = atShipBob();
    const order = shop.buys({ "BOB-1": 1 });
    const event = { source: "shopify", dedupeKey: "after the end", topic: "orders/create", entityKey: `order:${order.id}` };
    await storeEvent({ ...event, shopId: shop.shop.id, body: JSON.stringify({ id: order.id }), triggeredAt: new Date() });
    await enqueueNow(shop.shop, reconcileOrderJob, { orderId: String(order.id) });

    await allApplied("after the end");
    await eventually(async () => (await jobsWaiting(reconcileOrderJob.name)) === 0);
    expect(atShipBob()).toBe(sent);
    expect(await shop.read((db) => db.order.count({ where: { id: BigInt(order.id) } }))).toBe(0);
  });

  test("and comes back finds everything as it was: the shop imported again, its warehouses connected, its history kept", async () => {
    const warehouses = await shop.read((db) => db.warehouse.findMany({ orderBy: { name: "asc" } }));
    const customers = await shop.read((db) => db.customer.count());
    // Shopify takes an app's fulfillment services and their locations away with it.
    for (const { locationId } of shop.state.fulfillmentServices.values()) {
      shop.state.locations.delete(locationId);
      for (const levels of shop.state.inventory.values()) levels.delete(locationId);
    }
    shop.state.fulfillmentServices.clear();
    const back = new Date();

    const { shop: again } = await merchantOpensTheApp();

    expect(again.id).toBe(shop.shop.id);
    expect(await row()).toMatchObject({ uninstalledAt: null });
    expect(await sessions()).toBe(1);
    await imported(back);
    expect(await shop.read((db) => db.order.count())).toBe(shop.state.orders.size);
    expect(await shop.read((db) => db.customer.count())).toBeGreaterThanOrEqual(customers);

    const services = await eventually(() => shop.state.fulfillmentServices.size === 2 && [...shop.state.fulfillmentServices.values()]);
    expect(services.map(({ serviceName }) => serviceName).sort()).toEqual(["Our stockroom", "ShipBob Manchester"]);
    const restored = await eventually(async () => {
      const now = await shop.read((db) => db.warehouse.findMany({ orderBy: { name: "asc" } }));
      return now.every(({ locationId }) => services.some((service) => BigInt(service.locationId) === locationId)) && now;
    });
    expect(restored.map(({ id, state }) => ({ id, state }))).toEqual(warehouses.map(({ id, state }) => ({ id, state })));

    const whatToSell = await eventually(() => shop.state.inventory.get(shop.variants.get("BOB-1")?.inventoryItemId ?? 0));
    await eventually(() => services.some(({ locationId }) => (whatToSell.get(locationId)?.available ?? 0) > 0));
    shop.shopify.scopes.grantOptionalScopes([...routingScopes]);
    await eventually(async () => (await enableRouting(shop.shop)).outcome === "on");
    const sent = atShipBob();
    shop.buys({ "BOB-1": 1 });
    await eventually(() => atShipBob() === sent + 1);
  });
});

async function jobsWaiting(name: string): Promise<number> {
  const [found] = await acrossShops.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM pgboss.job WHERE name = ${name} AND state < 'completed'`;
  return found?.count ?? 0;
}
