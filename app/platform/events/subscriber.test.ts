import { expect, test } from "vitest";
import { z } from "zod";
import { ShopId } from "../ids.ts";
import type { Shop } from "../shop.ts";
import { defineEvent, OWN_SOURCE } from "./event-type.ts";
import { type StoredEvent, UnreadableEvent } from "./stored-event.ts";
import { subscriber } from "./subscriber.ts";

const shop: Shop = { id: ShopId.parse(1), domain: "a.myshopify.com", name: "A", currency: "GBP", timeZone: "Europe/London" };
const shipped = defineEvent("parcel.shipped", { payload: z.object({ parcel: z.string() }), key: ({ parcel }) => parcel });
const EVENT: StoredEvent = {
  id: 1n,
  source: OWN_SOURCE,
  topic: "parcel.shipped",
  entityKey: "a",
  dedupeKey: "1",
  body: "",
  triggeredAt: new Date(0),
  receivedAt: new Date(0),
  attempt: 1,
};
const stored = (body: unknown): StoredEvent => ({ ...EVENT, body: JSON.stringify(body) });

test("events are given one after the other, the oldest first, and none after one that failed", async () => {
  const heard: string[] = [];
  const each = subscriber({
    name: "test.each",
    hears: shipped,
    run: (_, { parcel }) => (parcel === "bad" ? Promise.reject(new Error("bad")) : Promise.resolve(void heard.push(parcel))),
  });
  await each.handle(shop, [stored({ parcel: "a" }), stored({ parcel: "b" })]);
  await expect(each.handle(shop, [stored({ parcel: "c" }), stored({ parcel: "bad" }), stored({ parcel: "d" })])).rejects.toThrow("bad");
  expect(heard).toEqual(["a", "b", "c"]);
});

test("a subscriber that takes events together is given all of them in one run", async () => {
  const runs: unknown[] = [];
  const all = subscriber({
    name: "test.all",
    hears: shipped,
    together: true,
    run: (_, parcels) => Promise.resolve(void runs.push(parcels)),
  });
  await all.handle(shop, [stored({ parcel: "a" }), stored({ parcel: "b" })]);
  expect(runs).toEqual([[{ parcel: "a" }, { parcel: "b" }]]);
});

test("an event of our own is heard from ourselves only, and one that this release doesn't understand is called unreadable", async () => {
  const each = subscriber({ name: "test.each", hears: shipped, run: () => Promise.resolve() });
  expect(each.hears).toEqual([{ source: OWN_SOURCE, topics: ["parcel.shipped"] }]);
  await expect(each.handle(shop, [stored({ parcel: 7 })])).rejects.toThrow(UnreadableEvent);
  await expect(each.handle(shop, [{ ...EVENT, body: "{" }])).rejects.toThrow(UnreadableEvent);
});
