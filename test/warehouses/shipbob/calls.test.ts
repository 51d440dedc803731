import { buffer } from "node:stream/consumers";
import { Temporal } from "temporal-polyfill";
import { afterEach, describe, expect, test } from "vitest";
import { shipBob } from "#app/warehouses/providers/shipbob/provider.server.ts";
import { anOrder } from "#app/warehouses/warehouse-examples.ts";
import { eventually } from "../../support/eventually.ts";
import { listen } from "../../support/listen.ts";
import { aShipBobWarehouse } from "./a-shipbob-warehouse.ts";

type Delivery = { headers: Record<string, string | string[] | undefined>; body: Buffer };
const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  await Promise.all(closing.splice(0).map((close) => close()));
});

/** An app that keeps what it is called with; the first calls may be answered with a failure. */
async function anApp(failures = 0) {
  const deliveries: Delivery[] = [];
  let toFail = failures;
  const { url, close } = await listen((request, response) => {
    void buffer(request).then((body) => {
      deliveries.push({ headers: request.headers, body });
      response.writeHead(toFail-- > 0 ? 500 : 200).end();
    });
  });
  closing.push(close);
  return { deliveries, url: `${url}/callbacks/shipbob` };
}

describe("being called by ShipBob", () => {
  test("news that nobody took is brought again, under the same id, freshly signed", async () => {
    const app = await anApp(1);
    const { warehouse, clock } = await aShipBobWarehouse();
    const subscription = await warehouse.subscribe(app.url);
    await warehouse.createOrder(anOrder());
    await eventually(() => app.deliveries[0]);
    // ShipBob hears the failure a moment after we answered it; its next attempt is then five seconds away.
    const again = await eventually(() => {
      clock.advance(Temporal.Duration.from({ seconds: 6 }));
      return app.deliveries[1];
    });
    expect(again.headers["webhook-id"]).toBe(app.deliveries[0]?.headers["webhook-id"]);
    const call = { headers: again.headers, body: again.body };
    const secret = subscription.outcome === "subscribed" ? subscription.secret : "";
    expect(shipBob.calls?.verify(call, secret, clock.now())).toMatchObject({ outcome: "verified", topic: "order.shipped" });
  });

  test("an address that is not https is refused in words", async () => {
    const { warehouse } = await aShipBobWarehouse();
    expect(await warehouse.subscribe("http://shop.example/callbacks")).toMatchObject({
      outcome: "refused",
      message: { code: "warehouses-shipbob:not-called", args: { address: "http://shop.example" } },
    });
  });
});
