import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { dispatchParcelJob } from "#app/fulfillment/dispatch/dispatch-parcel.server.ts";
import { openException } from "#app/fulfillment/exceptions/open-exception.server.ts";
import type { ExceptionCause } from "#app/fulfillment/exceptions/exception-causes.ts";
import { resolveExceptions } from "#app/fulfillment/exceptions/resolve-exceptions.server.ts";
import { fulfillmentSettings } from "#app/fulfillment/fulfillment-settings.server.ts";
import { reconcileOrderJob } from "#app/fulfillment/reconcile-order-job.server.ts";
import { sweepNowJob, sweepOrders } from "#app/fulfillment/sweep-orders.server.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { verbatim } from "#app/platform/messages/message.ts";
import type { Shop } from "#app/platform/shop.ts";
import { startWorker } from "#app/platform/start-worker.server.ts";
import type { OrderStage } from "#generated/prisma/enums.ts";
import { aShop } from "../support/a-shop.ts";
import { bareOrder } from "../support/bare-order.ts";
import { waitingJobs } from "../support/waiting-jobs.ts";
import { aParcel } from "../warehouses/a-parcel.ts";
import { aWarehouse } from "../warehouses/a-warehouse.ts";

let worker: Awaited<ReturnType<typeof startWorker>>;
beforeAll(async () => {
  worker = await startWorker({ jobs: [reconcileOrderJob, dispatchParcelJob], subscribers: [], schedules: [] }, { works: false });
});
afterAll(() => worker.stop(1_000));

const MINUTE = 60_000;
const ago = (milliseconds: number) => new Date(Date.now() - milliseconds);
const DAY = 24 * 60 * MINUTE;

type Standing = {
  stage?: OrderStage;
  placed?: Date;
  completed?: Date | null;
  cancelledAt?: Date;
  routingAsked?: boolean;
  open?: ExceptionCause;
  resolved?: ExceptionCause;
  fulfillmentOrder?: string;
};

/** A shop that has routed for a day, with an order that stands like this. */
async function standing(
  { stage = "received", placed = ago(60 * MINUTE), completed = ago(2 * MINUTE), open, resolved, fulfillmentOrder, ...more }: Standing,
  routing: boolean | null = true,
): Promise<Shop> {
  const shop = await aShop();
  await inShop(shop, async (db) => {
    if (routing !== null) await fulfillmentSettings.save(db, shop, { routingEnabled: routing, routingSince: ago(DAY) });
    await db.order.createMany({ data: [bareOrder(shop, 1, { stage, createdAt: placed, routingCompletedAt: completed, ...more })] });
    const report = { subject: "order:1", orderId: 1n, message: verbatim("Trouble.") };
    if (resolved) {
      await openException(db, shop, { ...report, cause: resolved });
      await resolveExceptions(db, shop, { subject: "order:1" }, verbatim("Done."));
    }
    // With its trouble the order's stage was settled: it is to stand where it was said to.
    if (resolved) await db.order.updateMany({ where: { id: 1n }, data: { stage } });
    if (open) await openException(db, shop, { ...report, cause: open });
    if (fulfillmentOrder) {
      const times = { createdAt: placed, updatedAt: placed };
      const state = { status: fulfillmentOrder, requestStatus: "UNSUBMITTED", supportedActions: [], onHoldReasons: [] };
      await db.fulfillmentOrder.create({ data: { shopId: shop.id, id: 1n, orderId: 1n, ...state, ...times } });
    }
  });
  return shop;
}

const isFound = async (shop: Shop) => {
  await sweepOrders(shop);
  return (await waitingJobs(shop, reconcileOrderJob)).join() === "1";
};

describe("an order is looked at again", () => {
  test.each<[string, Standing]>([
    ["Shopify's routing is complete for a minute and nothing was planned", {}],
    ["it was planned, and its warehouse was never asked", { stage: "routed" }],
    ["it was placed before routing was on, and the merchant asked for it", { placed: ago(2 * DAY), routingAsked: true }],
    ["no warehouse could ship it: stock may have come", { stage: "needs_you", open: "unroutable.out-of-stock" }],
    ["Shopify would not move it to its warehouse", { stage: "needs_you", open: "fulfillment-order.refused" }],
  ])("when %s", async (_, order) => {
    expect(await isFound(await standing(order))).toBe(true);
  });
});

describe("an order is left alone", () => {
  test.each<[string, Standing]>([
    ["while its turn has only just come", { completed: ago(10_000) }],
    ["when it was cancelled", { cancelledAt: ago(MINUTE) }],
    ["when it was placed before routing was on", { placed: ago(2 * DAY) }],
    ["when its warehouse has it", { stage: "at_warehouse" }],
    ["when it has left", { stage: "shipped" }],
    ["when it was done without Waybill", { stage: "done_elsewhere" }],
    ["when it waits for a person and not for stock", { stage: "needs_you", open: "parcel.rejected" }],
    ["when its trouble is over", { stage: "at_warehouse", resolved: "unroutable.out-of-stock" }],
  ])("%s", async (_, order) => {
    expect(await isFound(await standing(order))).toBe(false);
  });

  test.each([false, null])("while routing is off (%s), whatever it waits for", async (routing) => {
    expect(await isFound(await standing({ fulfillmentOrder: "OPEN" }, routing))).toBe(false);
  });
});

test("a sweep that finds an order twice asks for it once, and one shop's sweep never finds another's orders", async () => {
  const [shop, other] = [await standing({}), await standing({})];
  await sweepOrders(shop);
  await sweepOrders(shop);
  expect(await waitingJobs(shop, reconcileOrderJob)).toEqual(["1"]);
  expect(await waitingJobs(other, reconcileOrderJob)).toEqual([]);
});

describe("of very many orders that nobody can ship, with one among them that somebody can by now,", () => {
  const MANY = 1_050;
  const manyStanding = async () => {
    const shop = await standing({ stage: "needs_you", open: "unroutable.out-of-stock" });
    await inShop(shop, (db) =>
      db.order.createMany({
        data: Array.from({ length: MANY - 1 }, (_, index) =>
          bareOrder(shop, index + 2, { stage: "received", createdAt: ago(60 * MINUTE), routingCompletedAt: ago(2 * MINUTE) }),
        ),
      }),
    );
    return shop;
  };
  const found = async (shop: Shop) => new Set(await waitingJobs(shop, reconcileOrderJob)).size;

  test("each is looked at again, some by each sweep", async () => {
    const shop = await manyStanding();
    await sweepOrders(shop);
    expect(await found(shop)).toBeLessThan(MANY);
    for (let sweep = 0; sweep < 2; sweep += 1) await sweepOrders(shop);
    expect(await found(shop)).toBe(MANY);
  });

  test("all are looked at again at once where a person has put something right", async () => {
    const shop = await manyStanding();
    await sweepNowJob.start(shop, {});
    expect(await found(shop)).toBe(MANY);
  });
});

describe("an order of which Shopify never said that its routing is complete", () => {
  const completedAt = async (order: Standing) => {
    const shop = await standing({ completed: null, ...order });
    await sweepOrders(shop);
    return inShop(shop, async (db) => (await db.order.findFirstOrThrow({ where: { shopId: shop.id } })).routingCompletedAt);
  };

  test("is taken as complete after two minutes, so that the next sweep finds it", async () => {
    expect(await completedAt({ fulfillmentOrder: "OPEN", placed: ago(3 * MINUTE) })).not.toBeNull();
  });

  test.each<[string, Standing]>([
    ["it is younger than that", { fulfillmentOrder: "OPEN", placed: ago(MINUTE) }],
    ["nothing of it is open", { fulfillmentOrder: "CLOSED" }],
    ["Shopify has made no fulfillment order of it", {}],
    ["it is older than routing", { fulfillmentOrder: "OPEN", placed: ago(2 * DAY) }],
  ])("is waited for when %s", async (_, order) => {
    expect(await completedAt(order)).toBeNull();
  });
});

test("parcels that wait for their warehouse are sent once it is open, also when routing was turned off since; others are not touched", async () => {
  const shop = await aShop();
  const open = await aWarehouse(shop, { name: "Open" });
  const shut = await aWarehouse(shop, { name: "Shut" });
  const waits = await inShop(shop, async (db) => {
    await db.warehouse.updateMany({ where: { id: shut }, data: { state: "paused" } });
    for (const stage of ["planned", "dispatched", "exception", "shipped", "cancelled"] as const)
      await aParcel(db, shop, open, { MUG: 1 }, { stage });
    await aParcel(db, shop, shut, { MUG: 1 }, { stage: "requested" });
    return [
      await aParcel(db, shop, open, { MUG: 1 }, { stage: "requested" }),
      await aParcel(db, shop, open, { CUP: 1 }, { stage: "requested" }),
    ];
  });
  await sweepOrders(shop);
  expect(await waitingJobs(shop, dispatchParcelJob)).toEqual([...waits].sort());
});
