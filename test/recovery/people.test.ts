import { beforeAll, describe, expect, test } from "vitest";
import { forgetUnknown } from "#app/recovery/abandonment/forget-unknown.server.ts";
import { aStory } from "./a-story.ts";
import { mergePeople } from "#app/recovery/people/merge-people.server.ts";
import { resolvePerson, type Buyer } from "#app/recovery/people/resolve-person.server.ts";
import { recoverySettings } from "#app/recovery/recovery-settings.server.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { aShop } from "../support/a-shop.ts";
import { anAbandonment } from "./an-abandonment.ts";

let shop: Shop;
beforeAll(async () => {
  shop = await aShop();
});

const buyer = (given: Partial<Buyer>): Buyer => ({ customerId: null, email: null, phone: null, ...given });
const resolves = (given: Partial<Buyer>) => inShop(shop, (db) => resolvePerson(db, shop, buyer(given)));

describe("a buyer is resolved", () => {
  test("to one person however the address is typed, and to nobody by what is no address", async () => {
    const ada = await resolves({ email: "Ada@Buyer.example " });
    expect(await resolves({ email: "ada@buyer.example" })).toEqual(ada);
    expect(await resolves({ phone: "020 7946 0958" })).toBeNull();
    expect(await resolves({ email: "ada@" })).toBeNull();
    expect(await resolves({})).toBeNull();
  });

  test("to one person by twenty at once who know them by different names", async () => {
    await resolves({ email: "eve@buyer.example" });
    const asked = Array.from({ length: 20 }, (_, index) =>
      resolves({ customerId: 77n, email: "eve@buyer.example", ...(index % 2 === 0 ? { phone: "+442079460001" } : {}) }),
    );
    const found = await Promise.all(asked);
    expect(new Set(found.map((one) => one?.id)).size).toBe(1);
    expect(await resolves({ phone: "+442079460001" })).toEqual(found[0]);
  });

  test("to new people by twenty at once who share no name but a phone, each of them one", async () => {
    const asked = Array.from({ length: 20 }, (_, index) => resolves({ customerId: BigInt(1000 + (index % 4)), phone: "+442079460002" }));
    expect(new Set((await Promise.all(asked)).map((one) => one?.id)).size).toBe(4);
  });
});

describe("when Shopify makes one customer of two", () => {
  const merges = (kept: bigint, deleted: bigint) => inShop(shop, (db) => mergePeople(db, shop, { kept, deleted }));

  test("whoever was known by the number that is gone is known by the one that stays", async () => {
    const before = await resolves({ customerId: 501n, email: "two@buyer.example" });
    await merges(502n, 501n);
    await merges(502n, 501n);
    expect(await resolves({ customerId: 502n })).toEqual(before);
  });

  test("two people become the one who stays, with the cart that the other left", async () => {
    const stays = await resolves({ customerId: 601n });
    const { id, personId } = await anAbandonment(shop, { customerId: 602n, email: "six@buyer.example" });
    await merges(601n, 602n);
    expect(personId).not.toBe(stays?.id);
    expect(await resolves({ email: "six@buyer.example" })).toEqual(stays);
    const cart = await inShop(shop, (db) => db.abandonment.findUnique({ where: { shopId_id: { shopId: shop.id, id } } }));
    expect(cart).toMatchObject({ personId: stays?.id, customerId: 601n });
  });
});

test("what is learnt of a person, and what the merchant sets later, changes nothing of whether they are held out", async () => {
  const first = await resolves({ email: "kim@buyer.example" });
  await inShop(shop, (db) => recoverySettings.save(db, shop, { holdoutPercent: first?.isHeldOut === true ? 0 : 50 }));
  expect(await resolves({ customerId: 88n, email: "kim@buyer.example", phone: "+442079460003" })).toEqual(first);
  expect(await resolves({ phone: "+442079460003" })).toEqual(first);
});

test("a cart without anybody known in it is deleted once it is old; one of somebody's stays", async () => {
  const DAY = 60 * 24;
  const [old, young, known] = [aStory(shop, "old"), aStory(shop, "young"), aStory(shop, "old and known")];
  await old.tells("carts/create", { minute: -91 * DAY });
  await young.tells("carts/create", { minute: -89 * DAY });
  await known.tells("checkouts/create", { minute: -91 * DAY, email: "known@buyer.example" });
  await forgetUnknown(shop);
  expect(await forgetUnknown(shop)).toBe(0);
  expect([await old.carts(), await young.carts(), await known.carts()].map(({ length }) => length)).toEqual([0, 1, 1]);
});
