import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { assignExceptions, dismissExceptions, undoDismissals } from "#app/fulfillment/exceptions/dismiss-exceptions.server.ts";
import type { ExceptionCause } from "#app/fulfillment/exceptions/exception-causes.ts";
import { openException } from "#app/fulfillment/exceptions/open-exception.server.ts";
import { resolveExceptions } from "#app/fulfillment/exceptions/resolve-exceptions.server.ts";
import { fulfillmentSettings } from "#app/fulfillment/fulfillment-settings.server.ts";
import { fulfillment } from "#app/fulfillment/messages.ts";
import { reconcileOrderJob } from "#app/fulfillment/reconcile-order-job.server.ts";
import { rerouteOrders } from "#app/fulfillment/reroute-order.server.ts";
import { publishShipmentJob } from "#app/fulfillment/tracking/publish-shipment.server.ts";
import { retryPublishing } from "#app/fulfillment/tracking/retry-publishing.server.ts";
import { lockOrders } from "#app/orders/lock-orders.server.ts";
import { WAYBILL, type Actor } from "#app/platform/actor.ts";
import { acrossShops } from "#app/platform/db/across-shops.server.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { newId } from "#app/platform/ids.ts";
import { verbatim } from "#app/platform/messages/message.ts";
import type { Shop } from "#app/platform/shop.ts";
import { startWorker } from "#app/platform/start-worker.server.ts";
import { ada } from "../support/ada.ts";
import { aShop } from "../support/a-shop.ts";
import { bareOrder } from "../support/bare-order.ts";
import { eventually } from "../support/eventually.ts";
import { inEnglish } from "../support/in-english.ts";
import { waitingJobs } from "../support/waiting-jobs.ts";

let worker: Awaited<ReturnType<typeof startWorker>>;
let shop: Shop;
beforeAll(async () => {
  worker = await startWorker({ jobs: [reconcileOrderJob, publishShipmentJob], subscribers: [], schedules: [] }, { works: false });
});
afterAll(() => worker.stop(1_000));
beforeEach(async () => {
  shop = await aShop();
});

const ben: Actor = { kind: "staff", id: "8", name: "Ben Oduya" };

const orders = (count: number, stage: "needs_you" | "received" = "needs_you") =>
  inShop(shop, (db) => db.order.createMany({ data: Array.from({ length: count }, (_, at) => bareOrder(shop, at + 1, { stage })) }));
const trouble = (subject: string, cause: ExceptionCause, words = "Trouble.") =>
  inShop(shop, (db) => {
    const orderId = subject.startsWith("order:") ? { orderId: BigInt(subject.slice(6)) } : {};
    return openException(db, shop, { subject, cause, ...orderId, message: verbatim(words) });
  });
const kept = () =>
  inShop(shop, (db) => db.exception.findMany({ where: { shopId: shop.id }, orderBy: [{ openedAt: "asc" }, { id: "asc" }] }));
const stageOf = (id: bigint) => inShop(shop, async (db) => (await db.order.findFirstOrThrow({ where: { shopId: shop.id, id } })).stage);

const waitingForLocks = async () =>
  (await acrossShops.$queryRaw<unknown[]>`SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`)
    .length;

describe("trouble that is met again", () => {
  test("while it is open is one exception: it says the newest and waits since the oldest", async () => {
    await trouble("warehouse:1", "warehouse.unreachable", "It timed out.");
    const [first] = await kept();
    await trouble("warehouse:1", "warehouse.unreachable", "It answered 503.");
    expect(await kept()).toEqual([{ ...first, message: verbatim("It answered 503.") }]);
  });

  test("after it was resolved is a new one, and the old one keeps how it ended", async () => {
    await trouble("warehouse:1", "warehouse.unreachable");
    await inShop(shop, (db) => resolveExceptions(db, shop, { subject: "warehouse:1" }, verbatim("It answers.")));
    await trouble("warehouse:1", "warehouse.unreachable", "Again.");
    expect((await kept()).map(({ resolution, message }) => [message, resolution])).toEqual([
      [verbatim("Trouble."), verbatim("It answers.")],
      [verbatim("Again."), null],
    ]);
  });

  test("from two sides at once is one exception all the same", async () => {
    await Promise.all(Array.from({ length: 6 }, (_, at) => trouble("order:9", "parcel.rejected", `Said ${at}.`)));
    expect(await kept()).toHaveLength(1);
  });
});

test("what is resolved is what is said: the subject's, of the causes that begin so; who is kept, and Waybill where nobody is named", async () => {
  await trouble("order:1", "unroutable.out-of-stock");
  await trouble("order:1", "unroutable.no-warehouse");
  await trouble("order:1", "parcel.rejected");
  await trouble("order:11", "unroutable.out-of-stock");
  const resolve = (match: { subject: string; cause?: string }, by?: Actor) =>
    inShop(shop, (db) => resolveExceptions(db, shop, match, verbatim("Done."), by));
  const open = async () => (await kept()).filter(({ resolvedAt }) => !resolvedAt).map(({ subject, cause }) => `${subject} ${cause}`);

  await resolve({ subject: "order:1", cause: "unroutable." });
  expect((await open()).sort()).toEqual(["order:11 unroutable.out-of-stock", "order:1 parcel.rejected"].sort());
  await resolve({ subject: "order:1" }, ada);
  expect(await open()).toEqual(["order:11 unroutable.out-of-stock"]);
  const by = (await kept()).map(({ subject, cause, resolvedBy }) => [subject, cause, resolvedBy]);
  expect(by).toContainEqual(["order:1", "parcel.rejected", ada]);
  expect(by).toContainEqual(["order:1", "unroutable.no-warehouse", WAYBILL]);
});

describe("dismissing", () => {
  test("counts what was open; a second time it counts none, and the first who did it stays the one", async () => {
    await orders(2);
    await trouble("order:1", "unroutable.out-of-stock");
    await trouble("order:2", "unroutable.out-of-stock");
    const ids = (await kept()).map(({ id }) => id);
    expect(await dismissExceptions(shop, ids, "", ada)).toEqual({
      ok: true,
      message: fulfillment.message("dismissed-exceptions", { count: 2 }),
    });
    expect(await dismissExceptions(shop, ids, "Late", ben)).toEqual({
      ok: true,
      message: fulfillment.message("dismissed-exceptions", { count: 0 }),
    });
    for (const { resolvedBy, resolution } of await kept()) {
      expect(resolvedBy).toEqual(ada);
      expect(inEnglish(resolution)).toBe("Dismissed by Ada Byron.");
    }
    expect(await inShop(shop, (db) => db.timelineEntry.count({ where: { shopId: shop.id, event: "exception-dismissed" } }))).toBe(2);
  });

  test("lets an order go on only when nothing else about it needs a person", async () => {
    await orders(1);
    await trouble("order:1", "unroutable.out-of-stock");
    await trouble("order:1", "order.called-back");
    const [first, second] = (await kept()).map(({ id }) => id);
    await dismissExceptions(shop, [first ?? ""], "", ada);
    expect(await stageOf(1n)).toBe("needs_you");
    await dismissExceptions(shop, [second ?? ""], "", ada);
    expect(await stageOf(1n)).toBe("received");
  });

  test("touches nothing of another shop, whatever ids are sent", async () => {
    await trouble("warehouse:1", "warehouse.unreachable");
    const ids = (await kept()).map(({ id }) => id);
    const other = await aShop();
    expect(await dismissExceptions(other, ids, "", ada)).toEqual({
      ok: true,
      message: fulfillment.message("dismissed-exceptions", { count: 0 }),
    });
    expect((await kept())[0]?.resolvedAt).toBeNull();
  });
});

describe("what was dismissed", () => {
  const silent = (words: string) =>
    inShop(shop, (db) =>
      openException(db, shop, { subject: "warehouse:1", cause: "warehouse.unreachable", message: verbatim(words), staysDismissed: true }),
    );
  const open = async () => (await kept()).filter(({ resolvedAt }) => resolvedAt === null);
  const dismissAll = async () =>
    dismissExceptions(
      shop,
      (await open()).map(({ id }) => id),
      "They move house until Monday",
      ada,
    );

  test("stays dismissed also when it is told in the very moment of its dismissal", async () => {
    await orders(1);
    const told = () =>
      inShop(shop, (db) =>
        openException(db, shop, {
          subject: "order:1",
          orderId: 1n,
          cause: "order.shipped-before",
          message: verbatim("Left once."),
          staysDismissed: true,
        }),
      );
    await told();
    const both = await inShop(shop, async (db) => {
      await lockOrders(db, shop, [1n]);
      const dismissed = dismissAll();
      await eventually(async () => (await waitingForLocks()) === 1);
      const toldAgain = told();
      await eventually(async () => (await waitingForLocks()) === 2);
      return [dismissed, toldAgain] as const;
    });
    await Promise.all(both);
    expect((await kept()).map(({ standing }) => standing)).toEqual([true]);
  });

  test("stays dismissed while it is told in the same words, however often", async () => {
    await silent("It timed out.");
    await dismissAll();
    await silent("It timed out.");
    expect(await open()).toEqual([]);
  });

  test("comes back in other words: as old as it is, and whose it was", async () => {
    await inShop(shop, (db) => db.staff.create({ data: { shopId: shop.id, id: "8", askedAt: new Date() } }));
    await silent("It timed out.");
    const [before] = await open();
    await assignExceptions(shop, [before?.id ?? ""], "8");
    await dismissAll();
    await silent("It answered 503.");
    expect(await open()).toMatchObject([{ openedAt: before?.openedAt, ownerId: "8", message: verbatim("It answered 503.") }]);
    expect((await kept()).filter(({ standing }) => standing)).toEqual([]);
  });

  test("is over when the trouble ends: the next time it is told again, as new", async () => {
    await silent("It timed out.");
    await dismissAll();
    await inShop(shop, (db) => resolveExceptions(db, shop, { subject: "warehouse:1" }, verbatim("It answers.")));
    const [ended] = await kept();
    expect([ended?.standing, inEnglish(ended?.resolution)]).toEqual([false, "Dismissed by Ada Byron: They move house until Monday"]);
    await silent("It timed out.");
    expect(await open()).toHaveLength(1);
  });

  test("is put back by whoever changes their mind, and its order needs a person again", async () => {
    await orders(1);
    await trouble("order:1", "parcel.rejected");
    const [before] = await open();
    await dismissExceptions(shop, [before?.id ?? ""], "Sent by hand", ada);
    expect(await stageOf(1n)).toBe("received");
    await undoDismissals(shop, [before?.id ?? ""], ben);
    expect(await open()).toEqual([before]);
    expect(await stageOf(1n)).toBe("needs_you");
    const entry = await inShop(shop, (db) => db.timelineEntry.findFirst({ where: { shopId: shop.id, event: "exception-reopened" } }));
    expect(inEnglish(entry?.message)).toBe("Put back on the list of exceptions by Ben Oduya.");
  });

  test("is not put back beside what has been told of it since", async () => {
    await silent("It timed out.");
    const [first] = await open();
    await dismissAll();
    await silent("It answered 503.");
    await undoDismissals(shop, [first?.id ?? ""], ada);
    expect((await open()).map(({ message }) => message)).toEqual([verbatim("It answered 503.")]);
  });
});

test("an order has one reason for not being routed: the newest, as old as the first", async () => {
  const unroutable = (cause: "unroutable.out-of-stock" | "unroutable.no-warehouse") =>
    inShop(shop, (db) =>
      openException(db, shop, { subject: "order:1", cause, message: verbatim(cause), insteadOf: "unroutable.", shared: { sku: "MUG" } }),
    );
  await orders(1);
  await unroutable("unroutable.out-of-stock");
  const [first] = await kept();
  await unroutable("unroutable.no-warehouse");
  expect(await kept()).toEqual([{ ...first, cause: "unroutable.no-warehouse", message: verbatim("unroutable.no-warehouse") }]);
});

describe("re-routing several orders", () => {
  const routingIs = (routingEnabled: boolean) => inShop(shop, (db) => fulfillmentSettings.save(db, shop, { routingEnabled }));

  test("starts each, settles their trouble in the name of who asked, and says how many", async () => {
    await orders(3);
    await routingIs(true);
    await trouble("order:1", "unroutable.out-of-stock");
    expect(await rerouteOrders(shop, [1n, 2n, 3n], ada)).toEqual({ ok: true, message: fulfillment.message("rerouting", { count: 3 }) });
    expect(await waitingJobs(shop, reconcileOrderJob)).toEqual(["1", "2", "3"]);
    expect((await kept())[0]).toMatchObject({ resolvedBy: ada });
  });

  test("counts those that can't be, with the first one's reason, and starts the others", async () => {
    await orders(1);
    await routingIs(true);
    expect(await rerouteOrders(shop, [404n, 1n, 405n], ada)).toEqual({
      ok: false,
      message: fulfillment.message("rerouting-some", { count: 3, started: 1, why: fulfillment.message("not-in-waybill") }),
    });
    expect(await waitingJobs(shop, reconcileOrderJob)).toEqual(["1"]);
  });

  test("of one says just why it can't be", async () => {
    await orders(1);
    expect(await rerouteOrders(shop, [1n], ada)).toEqual({ ok: false, message: fulfillment.message("routing-off") });
    expect(await rerouteOrders(shop, [404n], ada)).toEqual({ ok: false, message: fulfillment.message("not-in-waybill") });
    expect(await waitingJobs(shop, reconcileOrderJob)).toEqual([]);
  });
});

test("Shopify is asked again for the shipments that it refused and that are still open, and for no other trouble", async () => {
  const [open, over] = [newId<string>(), newId<string>()];
  await trouble(`shipment:${over}`, "shipment.refused");
  await inShop(shop, (db) => resolveExceptions(db, shop, { subject: `shipment:${over}` }, verbatim("Done.")));
  await trouble(`shipment:${open}`, "shipment.refused");
  await trouble("order:1", "parcel.rejected");
  const ids = (await kept()).map(({ id }) => id);

  expect(await retryPublishing(shop, [...ids, newId<string>()])).toBe(1);
  expect(await waitingJobs(shop, publishShipmentJob)).toEqual([open]);
  expect(await retryPublishing(await aShop(), ids)).toBe(0);
});
