import { beforeAll, describe, expect, test } from "vitest";
import { joinOrders } from "#app/offers/reporting/join-orders.server.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { newId } from "#app/platform/ids.ts";
import { readOffered } from "#app/screens/order/read-offered.server.ts";
import { aShop, type QuietShop } from "../support/a-shop.ts";
import { bareOrder } from "../support/bare-order.ts";
import { anOffer } from "./a-measured-shop.ts";

const yesterday = () => new Date(Date.now() - 86_400_000);

describe("an offer that is on an order", () => {
  let shop: QuietShop;
  beforeAll(async () => {
    shop = await aShop();
  });

  /** An order with so many lines of one thing, the first by the offer; at what each is paid of 10.00. */
  async function buys(id: number, offerId: string, paid: readonly number[], acceptedAt: Date | null = yesterday()): Promise<void> {
    const createdAt = new Date(yesterday().getTime() + 60_000);
    const order = bareOrder(shop, id, { createdAt, offerVisitor: `cart-${id}`, total: 5000n });
    const thing = { variantId: 7n, title: "A lid", quantity: 1, currentQuantity: 1, unitPrice: 1000n, originalTotal: 1000n };
    const lines = paid.map((amount, index) => ({
      ...{ shopId: shop.id, orderId: BigInt(id), id: BigInt(id * 10 + index), requiresShipping: true, ...thing },
      ...{ discountedTotal: BigInt(amount), offerId: index === 0 ? offerId : null },
    }));
    const decided = { shopId: shop.id, id: newId<string>(), decidedAt: yesterday(), placement: "cart", visitor: `cart-${id}` };
    const became = { isHeldOut: false, arms: [offerId], variantIds: [], propensity: 1, shownAt: yesterday(), acceptedAt };
    await inShop(shop, async (db) => {
      await db.order.create({ data: order });
      await db.orderLine.createMany({ data: lines });
      await db.offerDecision.create({ data: { ...decided, ...became, offerId } });
    });
  }
  const isTaken = (id: number) =>
    inShop(shop, async (db) => {
      await joinOrders(db, shop, [BigInt(id)]);
      const { shown, taken } = await db.orderOffer.findFirstOrThrow({ where: { orderId: BigInt(id) } });
      const offered = await readOffered(db, shop, await db.order.findFirstOrThrow({ where: { id: BigInt(id) } }));
      const cart = offered?.places.find(({ placement }) => placement === "cart");
      return { shown, taken, onItsPage: (cart?.taken.length ?? 0) > 0 };
    });
  const changes = (offerId: string, percentage: number) =>
    inShop(
      shop,
      (db) => db.$executeRaw`
        UPDATE "offer" SET "terms" = jsonb_set("terms", '{percentage}', to_jsonb(${percentage}::int)) WHERE "id" = ${offerId}::uuid`,
    );

  test("was taken where it has the price that was offered, and not where its discount had gone and it was paid in full", async () => {
    const offer = await anOffer(shop, "Lids for less", 20);
    await buys(1, offer, [800]);
    await buys(2, offer, [1000]);
    // Shopify may give it on a line of the same thing that the buyer had before.
    await buys(3, offer, [1000, 800]);
    expect(await isTaken(1)).toEqual({ shown: true, taken: true, onItsPage: true });
    expect(await isTaken(2)).toEqual({ shown: true, taken: false, onItsPage: false });
    expect(await isTaken(3)).toEqual({ shown: true, taken: true, onItsPage: true });
  });

  test("was taken at the shop's price where that was offered, whatever the merchant makes of the offer later", async () => {
    const offer = await anOffer(shop, "Spoons");
    await buys(4, offer, [1000]);
    expect(await isTaken(4)).toMatchObject({ taken: true });
    await changes(offer, 20);
    expect(await isTaken(4)).toEqual({ shown: true, taken: true, onItsPage: true });
  });

  test("was taken also where the buyer was away before his page could tell, once, and not where it was paid in full", async () => {
    const offer = await anOffer(shop, "Forks for less", 20);
    await buys(5, offer, [800], null);
    await buys(6, offer, [1000], null);
    expect(await isTaken(5)).toEqual({ shown: true, taken: true, onItsPage: true });
    expect(await isTaken(5)).toEqual({ shown: true, taken: true, onItsPage: true });
    expect(await isTaken(6)).toEqual({ shown: true, taken: false, onItsPage: false });
    const accepted = await inShop(shop, (db) =>
      db.offerDecision.findMany({ where: { offerId: offer, acceptedAt: { not: null } }, select: { visitor: true, acceptedValue: true } }),
    );
    expect(accepted).toEqual([{ visitor: "cart-5", acceptedValue: 800n }]);
  });
});
