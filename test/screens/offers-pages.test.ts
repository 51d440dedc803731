import { expect, test } from "vitest";
import { nowDate } from "#app/platform/clock.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { newId } from "#app/platform/ids.ts";
import { loader } from "#app/routes/app.offers._index.tsx";
import type { OffersView } from "#app/screens/offers/read-offers.server.ts";
import { shopsOfFile } from "../support/shops-of-file.ts";
import { ask } from "./ask.ts";

const openShop = shopsOfFile();

test("of a hundred and twenty offers each stands on one of three pages, in one order forwards and backwards, the live ones first", async () => {
  const large = await openShop({ installed: true });
  const at = nowDate();
  const offerOf = (number: number) => ({
    ...{
      shopId: large.shop.id,
      id: newId(),
      createdAt: at,
      updatedAt: at,
      state: number % 3 === 0 ? ("live" as const) : ("draft" as const),
    },
    terms: { name: `Offer ${number}`, placements: ["cart"], offered: { kind: "recommended" }, priority: 1 + (number % 7) },
  });
  const data = Array.from({ length: 120 }, (_, number) => offerOf(number));
  await inShop(large.shop, (db) => db.offer.createMany({ data }));
  const look = async (query: Record<string, string>) => (await ask(loader, { token: await large.idToken(), query })).body as OffersView;

  const first = await look({});
  const second = await look({ after: first.after ?? "" });
  const third = await look({ after: second.after ?? "" });
  expect([first, second, third].map(({ offers: { length } }) => length)).toEqual([50, 50, 20]);
  expect([first.before, third.after]).toEqual([null, null]);
  const all = [first, second, third].flatMap(({ offers: some }) => some);
  expect(new Set(all.map(({ id }) => id)).size).toBe(120);
  expect(all.map(({ state }) => state)).toEqual([...Array<string>(40).fill("live"), ...Array<string>(80).fill("draft")]);
  expect((await look({ before: third.before ?? "" })).offers).toEqual(second.offers);
  expect((await look({ before: second.before ?? "" })).offers).toEqual(first.offers);
  expect((await look({ after: "nonsense" })).offers).toEqual(first.offers);
});
