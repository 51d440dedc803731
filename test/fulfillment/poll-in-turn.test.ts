import { expect, test } from "vitest";
import { pollWarehouses } from "#app/fulfillment/tracking/poll-warehouses.server.ts";
import { aShop } from "../support/a-shop.ts";
import { shipBob } from "../support/connect-warehouses.ts";
import { aParcel } from "../warehouses/a-parcel.ts";

test("a 3PL that has more parcels than it is asked about at once is asked about all of them in turn, and about a new one too", async () => {
  const shop = await aShop({ sells: { MUG: 0 }, warehouses: [shipBob({ holds: { MUG: 10 } })] });
  const placed = (count: number) =>
    shop.read(async (db) => {
      for (let index = 0; index < count; index += 1)
        await aParcel(db, shop.shop, shop.warehouse("shipbob"), { MUG: 1 }, { stage: "dispatched", dispatchedAt: new Date() });
    });
  let asked: string[] = [];
  shop.interfere(({ url = "" }) => {
    asked.push(...(new URL(url, "https://shipbob.test").searchParams.get("ReferenceIds")?.split(",") ?? []));
    return undefined;
  });
  const askedInARun = async () => {
    asked = [];
    await pollWarehouses(shop.shop);
    return asked;
  };

  await placed(300);
  const first = await askedInARun();
  const second = await askedInARun();
  expect([first.length, second.length, new Set([...first, ...second]).size]).toEqual([250, 250, 300]);

  await placed(1);
  const all = new Set([...(await askedInARun()), ...(await askedInARun())]);
  expect(all.size).toBe(301);
  await shop.close();
});
