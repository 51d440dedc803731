import { expect, test } from "vitest";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { OrdersFilter } from "#app/screens/orders/orders-filter.ts";
import { readOrders } from "#app/screens/orders/read-orders.server.ts";
import { readRecoveryReport } from "#app/screens/recovery-report/read-recovery-report.server.ts";
import { aJourney, manyPeople } from "../recovery/a-recovered-shop.ts";
import { joinAll, measured } from "../recovery/measured.ts";
import { aShop } from "../support/a-shop.ts";

test("the report names journeys and their steps, and leads from its numbers to exactly their orders", async () => {
  const shop = await aShop();
  expect(await readRecoveryReport(shop)).toMatchObject({ period: null, journeys: [], channels: [], recent: [], carts: { left: 0 } });

  const journeyId = await aJourney(shop, "Left at checkout");
  await manyPeople(shop, journeyId, { count: 150, daysAgo: 40, seed: 31, anyway: 100, more: 100 });
  await manyPeople(shop, journeyId, { count: 60, daysAgo: 5, seed: 32, anyway: 100, more: 300 });
  await joinAll(shop);
  await measured(shop);
  const { journeys, channels, recent, all } = await readRecoveryReport(shop);
  expect(journeys.map(({ label, isStep }) => [typeof label === "string" ? label : label.args["number"], isStep])).toEqual([
    ["Left at checkout", false],
    [1, true],
    [2, true],
  ]);
  expect(channels.map(({ key }) => key)).toEqual(["email"]);
  expect(all.incremental.outcome).toBe("not-enough");

  const opened = async (url: string) => {
    const recovered = new URL(url, "https://waybill.example").searchParams.get("recovered");
    return (await readOrders(shop, OrdersFilter.parse({ view: "all", q: "", recovered }))).rows.length;
  };
  expect(recent.length).toBeGreaterThan(0);
  for (const { url, orders } of recent) expect(await opened(url)).toBe(orders);

  // A journey that is gone has left its people, and no name.
  await inShop(shop, (db) => db.journey.deleteMany({ where: { shopId: shop.id } }));
  expect((await readRecoveryReport(shop)).journeys[0]?.label).toMatchObject({ code: "screens-recovery-report:gone-journey" });
});
