import { expect, test } from "vitest";
import { z } from "zod";
import { ShopId } from "../ids.ts";
import type { Shop } from "../shop.ts";
import { job, jobPer } from "./job.ts";

const shop: Shop = { id: ShopId.parse(1), domain: "a.myshopify.com", name: "A", currency: "GBP", timeZone: "Europe/London" };

const ran: unknown[] = [];
const ship = job({
  name: "test.ship",
  payload: z.object({ parcel: z.string(), orderId: z.coerce.number() }),
  oneAtATimePer: ({ orderId }) => `order:${orderId}`,
  retry: "local",
  run: (_, payload) => Promise.resolve(void ran.push(payload)),
});

test("a job runs with what its payload says, parsed", async () => {
  await ship.start(shop, { parcel: "W-1", orderId: "7" });
  expect(ran).toEqual([{ parcel: "W-1", orderId: 7 }]);
});

test("a job whose stored payload this release doesn't understand does nothing, and says so", async () => {
  ran.length = 0;
  await expect(async () => ship.start(shop, { parcel: 1 })).rejects.toThrow();
  expect(ran).toEqual([]);
});

test("jobs of one order have one key; a job that needs no order has none", () => {
  expect(ship.keyOf({ parcel: "W-1", orderId: 7 })).toBe(ship.keyOf({ parcel: "W-2", orderId: 7 }));
  expect(ship.keyOf({ parcel: "W-1", orderId: 7 })).not.toBe(ship.keyOf({ parcel: "W-1", orderId: 8 }));
  const free = job({ name: "test.free", payload: z.object({}), retry: "never", run: () => Promise.resolve() });
  expect([free.isKeyed, free.keyOf({})]).toEqual([false, null]);
});

test("a job about one thing is told its id and has it as its key; without one it does nothing", async () => {
  ran.length = 0;
  const pack = jobPer("parcelId", z.uuid(), { name: "test.pack", retry: "local", run: (_, id) => Promise.resolve(ran.push(id)) });
  const parcelId = "01890a5d-ac96-774b-bcce-b302099a8057";
  expect(pack.keyOf({ parcelId })).toBe(parcelId);
  await pack.start(shop, { parcelId });
  await expect(async () => pack.start(shop, {})).rejects.toThrow();
  await expect(async () => pack.start(shop, { parcelId: "W-1" })).rejects.toThrow();
  expect(ran).toEqual([parcelId]);
});
