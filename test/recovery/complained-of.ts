import { describe, expect, test } from "vitest";
import { findAbandoned } from "#app/recovery/abandonment/find-abandoned.server.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import type { Story } from "./a-story.ts";

/**
 * What people who do this job complain of in the issues of others' recovery (mc-magento 434 and 783, woocommerce-abandoned-cart 87, 402 and 796),
 * so far as `carts.test.ts` does not ask it.
 */
export const complainedOf = (shop: () => Shop, begins: (name: string) => Story) =>
  describe("nobody has to complain that", () => {
    test("a mistyped address was written to: who corrects it at checkout is whom the cart belongs to", async () => {
      const { tells, carts } = begins("typo");
      await tells("checkouts/create", { minute: -60, email: "ada@gmial.example" });
      const [before] = await carts();
      await tells("checkouts/update", { minute: -59, email: "ada@gmail.example" });
      const [after, ...others] = await carts();
      expect(others).toEqual([]);
      expect(after).toMatchObject({ id: before?.id, email: "ada@gmail.example" });
      expect(after?.personId).not.toBe(before?.personId);
    });

    test("what was left on the phone is written about after it was bought on the computer", async () => {
      const phone = begins("on the phone");
      await phone.tells("checkouts/create", { minute: -200, email: "both@buyer.example" });
      await findAbandoned(shop());
      const computer = begins("on the computer");
      await computer.tells("checkouts/create", { minute: -20, email: "both@buyer.example" });
      const order = await computer.buys({ minute: -10, email: "both@buyer.example" });
      for (const one of [phone, computer]) expect(await one.carts()).toMatchObject([{ state: "completed", orderId: order }]);
      expect(await phone.told()).toEqual(["cart.abandoned", "cart.ended"]);
    });

    test("five messages came of one evening's coming and going: it is one cart, each time", async () => {
      const { tells, told, carts } = begins("evening");
      for (const minute of [-400, -340, -280, -220, -160]) {
        await tells("checkouts/update", { minute, email: "evening@buyer.example", lines: [{ quantity: 500 + minute, price: "1.00" }] });
        await findAbandoned(shop());
      }
      expect(await carts()).toHaveLength(1);
      expect((await told()).filter((topic) => topic === "cart.abandoned")).toHaveLength(5);
    });

    test("who came back by a message's link, and left again, is written to about two carts; unless somebody else was handed the link", async () => {
      const first = begins("by link: left");
      await first.tells("checkouts/create", { minute: -400, email: "back@buyer.example" });
      await findAbandoned(shop());
      const [left] = await first.carts();
      const link = "way-back";
      const kept = { shopId: shop().id, id: link, abandonmentId: left?.id ?? "", createdAt: first.at(-300), expiresAt: first.at(9000) };
      await inShop(shop(), (db) => db.recoveryLink.create({ data: kept }));

      const friend = begins("by link: friend");
      await friend.tells("checkouts/create", { minute: -250, link, email: "friend@buyer.example" });
      const back = begins("by link: back");
      // Who it is is typed a moment later.
      await back.tells("checkouts/create", { minute: -200, link });
      await back.tells("checkouts/update", { minute: -199, link, email: "back@buyer.example", lines: [{ quantity: 2, price: "12.00" }] });
      await findAbandoned(shop());
      expect(await back.carts()).toMatchObject([{ id: left?.id, state: "abandoned", value: 2400n, email: "back@buyer.example" }]);
      expect(await first.told()).toEqual(["cart.abandoned", "cart.resumed", "cart.abandoned"]);
      expect((await friend.carts()).map(({ id }) => id)).not.toContain(left?.id);

      await back.buys({ minute: -100, email: "back@buyer.example" });
      const next = begins("by link: next");
      await next.tells("checkouts/create", { minute: -50, link, email: "back@buyer.example" });
      expect((await next.carts()).map(({ id }) => id)).not.toContain(left?.id);
      expect(await first.carts()).toMatchObject([{ id: left?.id, state: "completed" }]);
    });

    test("a guest who signs in halfway is two", async () => {
      const { tells, carts } = begins("signs in");
      await tells("checkouts/create", { minute: -60, email: "guest@buyer.example" });
      const [before] = await carts();
      await tells("checkouts/update", { minute: -59, email: "guest@buyer.example", customer: 8801 });
      expect(await carts()).toMatchObject([{ customerId: 8801n, personId: before?.personId }]);
    });

    test("something was mixed up when everything came at once: whatever the order, there is one cart, and it was bought", async () => {
      const rounds = Number(process.env["CART_INTERLEAVINGS"] ?? 4);
      for (let round = 0; round < rounds; round++) {
        const { tells, buys, carts, at } = begins(`at once ${String(round)}`);
        const email = `once-${String(round)}@buyer.example`;
        const deeds = [
          () => tells("carts/create", { minute: -30 }),
          () => tells("carts/update", { minute: -25, lines: [{ quantity: 2, price: "12.00" }] }),
          () => tells("checkouts/create", { minute: -20, email }),
          () => tells("checkouts/update", { minute: -15, email, accepts: true }),
          () => tells("checkouts/update", { minute: -10, email, completed: true }),
          () => buys({ minute: -10, email }),
          () => findAbandoned(shop()),
        ];
        await Promise.all(deeds.toSorted(() => Math.random() - 0.5).map((deed) => deed()));
        await tells("checkouts/update", { minute: -10, email, completed: true });
        await findAbandoned(shop());
        // Where the order came first of all, only the cart was ever heard of: nobody is known in it, and it is not left yet.
        const kept = await carts();
        expect(kept.length).toBeLessThanOrEqual(1);
        for (const cart of kept) if (cart.email !== null) expect(cart).toMatchObject({ state: "completed", endedAt: at(-10) });
      }
    });
  });
