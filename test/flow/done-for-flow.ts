import { describe, expect, test } from "vitest";
import { flowActions } from "#app/flow/actions/receive-action.server.ts";
import { copyOrders } from "#app/orders/copy-orders.server.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { WAYBILL } from "#app/platform/actor.ts";
import { releaseOrder } from "#app/fulfillment/decisions/hold/release-order.server.ts";
import { setJourneyState } from "#app/recovery/journeys/save-journey.server.ts";
import { flowExtensions } from "#sandbox/shopify/flow/declared.ts";
import { aBuyer, aJourney, aLeftCart, type Given, mail, storyOf, wait } from "../recovery/a-journey.ts";
import { aShop } from "../support/a-shop.ts";
import { bareOrder } from "../support/bare-order.ts";
import type { OpenShop } from "../support/open-shop.ts";
import { inFlow, sign } from "./a-flow-shop.ts";

const HOUR = 3_600_000;
const words = (message: string) => JSON.stringify({ message });

/** What Shopify Flow has Waybill do. */
export function doneForFlow(shop: () => OpenShop): void {
  const flow = inFlow(shop);
  const read = <T>(work: (db: ShopDb) => Promise<T>) => shop().read(work);
  const ofShop = () => ({ shopId: shop().shop.id });

  let number = 0;
  /** A journey that is live, by a name of its own. */
  async function journey(given: Given = { trigger: { kind: "started-by-hand" } }, named = `Journey ${String((number += 1))}`) {
    const id = await aJourney(shop().shop, [wait("a", 60, "b"), mail("b", null)], given);
    await read((db) => db.journey.update({ where: { shopId_id: { ...ofShop(), id } }, data: { name: named } }));
    return { id, name: named };
  }

  /** A customer of the shop whom Waybill has copied, and the buyer whom recovery knows them as. */
  async function customer() {
    const id = BigInt(8_000_000_000_000 + (number += 1));
    const buyer = await aBuyer(shop().shop, { agreed: false, customerId: id });
    const at = new Date();
    const counts = { numberOfOrders: 0, amountSpent: 0n, createdAt: at, updatedAt: at };
    await read((db) => db.customer.create({ data: { ...ofShop(), id, displayName: "Ada", email: buyer.email, ...counts } }));
    return { ...buyer, id: String(id) };
  }

  async function anOrder(of = shop().shop) {
    const id = BigInt(70_000 + (number += 1));
    await inShop(of, (db) => db.order.createMany({ data: [bareOrder(of, Number(id), { email: `${String(id)}@buyer.example` })] }));
    return id;
  }

  const runsOf = async (personId: string) =>
    (await storyOf(shop().shop, { personId })).map(({ entryKey, endedBy }) => ({ entryKey, endedBy }));

  test("every action that merchants are offered is one that Waybill does, at its own address", () => {
    const offered = flowExtensions("flow_action").map(({ handle, runtime_url }) => [handle, runtime_url]);
    expect(offered.toSorted()).toEqual(flowActions.map(({ name }) => [name, `/flow/actions/${name}`]).toSorted());
  });

  describe("a call to an action", () => {
    const asked = (given: object = {}) => ({
      shop_id: "1",
      shopify_domain: shop().domain,
      action_run_id: "hostile",
      properties: { customer_id: "1" },
      ...given,
    });

    test("is believed only when Shopify signed these very bytes", async () => {
      const body = JSON.stringify(asked());
      const signature = sign(body);
      for (const [sent, by] of [
        [body, ""],
        [body, sign(body, "guessed")],
        [body, signature.slice(1)],
        [JSON.stringify(asked(), null, 1), signature],
      ] as const)
        // oxfmt-ignore
        expect(await flow.calls("actions/stop-journey", sent, { signature: by })).toMatchObject({ status: 401 });
      expect(await read((db) => db.flowActionRun.count({ where: { ...ofShop(), runId: "hostile" } }))).toBe(0);
    });

    test.each([
      ["no JSON", "customer"],
      ["a list", "[]"],
      ["no shop", { shopify_domain: undefined }],
      ["no run", { action_run_id: "" }],
      ["a run without end", { action_run_id: "x".repeat(10_000) }],
      ["what no database keeps", { action_run_id: "a\0b" }],
      ["half of a sign", { properties: { customer_id: "1", journey: "\ud83d" } }],
      ["no customer", { properties: {} }],
      ["a customer that is none", { properties: { customer_id: "-1" } }],
      ["a number beyond all", { properties: { customer_id: 1e300 } }],
      ["somebody else's id", { properties: { customer_id: "gid://shopify/Customer/1'; DROP TABLE" } }],
    ])("that says %s is refused in a sentence, and does nothing", async (_, given) => {
      const call = typeof given === "string" ? given : asked(given);
      const { status, words: said } = await flow.calls("actions/stop-journey", call);
      expect(status).toBe(400);
      expect(said).toMatch(/Waybill doesn't understand this call/);
    });

    test("of a shop without Waybill, of an action that isn't there, or signed for another action does nothing", async () => {
      const other = { shopify_domain: "elsewhere.myshopify.com" };
      expect(await flow.calls("actions/stop-journey", asked(other))).toMatchObject({ status: 404 });
      expect(await flow.runs("cancel-order", {})).toMatchObject({ status: 404 });
      expect(await flow.calls("actions/stop-journey", asked({ handle: "hold-order" }))).toMatchObject({ status: 404 });
    });
  });

  describe("starting a journey", () => {
    test("has a customer begin it once, however often Shopify Flow asks for one step, and again for another", async () => {
      const [ada, { name }] = [await customer(), await journey()];
      const step = { action_run_id: "step-1" };
      const ask = () => flow.runs("start-journey", { customer_id: ada.id, journey: ` ${name.toUpperCase()} ` }, step);
      const answers = await Promise.all([ask(), ask(), ask()]);
      expect(answers).toEqual(Array(3).fill({ status: 200, words: words(`They have begun the journey “${name.toUpperCase()}”.`) }));
      expect(await runsOf(ada.personId)).toHaveLength(1);
      await flow.runs("start-journey", { customer_id: Number(ada.id), journey: name });
      expect(await runsOf(ada.personId)).toHaveLength(2);
    });

    test("of one cart and of one order is begun once, whatever workflow it comes from", async () => {
      const { name } = await journey();
      const about = await journey({ trigger: { kind: "checkout-abandoned" } });
      const ada = await customer();
      const cart = await aLeftCart(shop().shop, ada);
      for (const properties of [{ cart }, { cart, customer_id: ada.id }, { customer_id: ada.id, cart: "" }])
        expect(await flow.runs("start-journey", { journey: about.name, ...properties })).toMatchObject({ status: 200 });
      expect(await runsOf(ada.personId)).toEqual([{ entryKey: cart, endedBy: null }]);

      const orderId = await anOrder();
      for (let times = 0; times < 2; times += 1)
        expect(await flow.runs("start-journey", { journey: name, order_id: `gid://shopify/Order/${String(orderId)}` })).toMatchObject({ status: 200 }); // oxfmt-ignore
      expect(await read((db) => db.journeyRun.count({ where: { ...ofShop(), entryKey: `order:${String(orderId)}` } }))).toBe(1);
    });

    test("about an order isn't over by that very order, however soon it is asked for and whatever the clocks say", async () => {
      const { name } = await journey();
      const [ada, id] = [await customer(), BigInt(90_000 + (number += 1))];
      // By Shopify's clock, which is ahead: the order is placed after it is asked for.
      const createdAt = new Date(Date.now() + 240_000);
      const names = { email: ada.email, customerId: BigInt(ada.id), createdAt };
      await read((db) => db.order.createMany({ data: [bareOrder(shop().shop, Number(id), names)] }));
      expect(await flow.runs("start-journey", { journey: name, order_id: String(id) })).toEqual({
        status: 200,
        words: words(`They have begun the journey “${name}”.`),
      });
      expect(await runsOf(ada.personId)).toEqual([{ entryKey: `order:${String(id)}`, endedBy: null }]);
    });

    test("that speaks of what there isn't is refused: a late parcel, goods that are there again, or a cart where there is none", async () => {
      const ada = await customer();
      const orderId = await anOrder();
      const cart = { subject: "{{ cart.total }}", mjml: "<mjml><mj-body><mj-section><mj-column><mj-text>Hi</mj-text></mj-column></mj-section></mj-body></mjml>" }; // oxfmt-ignore
      const ofCart = await aJourney(shop().shop, [mail("a", null, { texts: { en: cart } })], { trigger: { kind: "started-by-hand" } });
      await read((db) => db.journey.update({ where: { shopId_id: { ...ofShop(), id: ofCart } }, data: { name: "Of a cart" } }));
      const left = await aLeftCart(shop().shop, ada);
      for (const kind of ["parcel-late", "back-in-stock"]) {
        const { name } = await journey({ trigger: { kind } });
        for (const who of [{ customer_id: ada.id }, { order_id: String(orderId) }, { cart: left }])
          expect(await flow.runs("start-journey", { journey: name, ...who })).toEqual({ status: 422, words: expect.stringMatching(/begins by itself/) as string }); // oxfmt-ignore
      }
      for (const who of [{ customer_id: ada.id }, { order_id: String(orderId) }])
        expect(await flow.runs("start-journey", { journey: "Of a cart", ...who })).toEqual({ status: 422, words: expect.stringMatching(/speaks of a cart/) as string }); // oxfmt-ignore
      expect(await runsOf(ada.personId)).toEqual([]);
      expect(await flow.runs("start-journey", { journey: "Of a cart", cart: left })).toMatchObject({ status: 200 });
    });

    test("that lets nobody in again says so, and no workflow fails for it", async () => {
      const { name } = await journey({ trigger: { kind: "started-by-hand" }, reentry: { isAllowed: false, afterHours: 0 } });
      const ada = await customer();
      const ask = () => flow.runs("start-journey", { customer_id: ada.id, journey: name });
      await ask();
      expect(await ask()).toEqual({ status: 200, words: expect.stringContaining("lets nobody in again so soon") as string });
    });

    test("tells a merchant what to put right", async () => {
      const ada = await customer();
      const paused = await journey();
      await inShop(shop().shop, (db) => setJourneyState(db, shop().shop, paused.id, "paused"));
      const [live, carts] = [await journey(), await journey({ trigger: { kind: "cart-abandoned" } })];
      await journey(undefined, "Twice");
      await journey(undefined, "twice ");
      const refusals: [object, RegExp][] = [
        [{ customer_id: ada.id, journey: "Nowhere" }, /no journey “Nowhere”/],
        [{ customer_id: ada.id, journey: paused.name }, /isn't live/],
        [{ customer_id: ada.id, journey: "Twice" }, /More than one journey/],
        [{ customer_id: ada.id, journey: carts.name }, /has left none/],
        [{ journey: live.name }, /Say who it is about/],
        [{ journey: live.name, cart: "0193c1f0-0000-7000-8000-000000000000" }, /no such cart/],
        [{ journey: live.name, cart: "../../etc" }, /no such cart/],
      ];
      for (const [properties, said] of refusals)
        expect(await flow.runs("start-journey", { ...properties })).toEqual({ status: 422, words: expect.stringMatching(said) as string });
      expect(await runsOf(ada.personId)).toEqual([]);
    });

    test("waits for a customer whom Shopify has only just made, and does it once they are known", async () => {
      const { name } = await journey();
      const id = 8_100_000_000_000n;
      const ask = () => flow.runs("start-journey", { customer_id: String(id), journey: name }, { action_run_id: "early" });
      expect(await ask()).toMatchObject({ status: 202 });
      const counts = { numberOfOrders: 0, amountSpent: 0n, createdAt: new Date(), updatedAt: new Date() };
      await read((db) => db.customer.create({ data: { ...ofShop(), id, displayName: "Ben", email: "ben@buyer.example", ...counts } }));
      expect(await ask()).toMatchObject({ status: 200 });
    });
  });

  describe("stopping a journey", () => {
    test("takes a customer out of that one, or out of all, and nobody else", async () => {
      const [ada, ben] = [await customer(), await customer()];
      const [one, other] = [await journey(), await journey()];
      for (const { id } of [ada, ben])
        for (const { name } of [one, other]) await flow.runs("start-journey", { customer_id: id, journey: name });
      const stops = (given: object) => flow.runs("stop-journey", { customer_id: ada.id, ...given });
      expect(await stops({ journey: one.name })).toEqual({ status: 200, words: words("They have left 1 journey.") });
      expect((await runsOf(ada.personId)).map(({ endedBy }) => endedBy)).toEqual(["stopped", null]);
      expect(await stops({ journey: null })).toEqual({ status: 200, words: words("They have left 1 journey.") });
      expect(await stops({})).toEqual({ status: 200, words: words("They are in no such journey.") });
      expect(await stops({ journey: "Nowhere" })).toMatchObject({ status: 422 });
      expect((await runsOf(ben.personId)).map(({ endedBy }) => endedBy)).toEqual([null, null]);
    });
  });

  describe("putting an order on hold", () => {
    const isHeld = async (orderId: bigint, of = shop().shop) =>
      (await inShop(of, (db) => db.orderDecision.count({ where: { shopId: of.id, orderId, kind: "hold" } }))) === 1;
    async function bought(): Promise<bigint> {
      const { id } = shop().buys({ "MUG-1": 1 });
      await copyOrders(shop().shop, [BigInt(id)]);
      return BigInt(id);
    }

    test("keeps it from its warehouse in the name of Shopify Flow, and a call that comes late does not hold it once more", async () => {
      const orderId = await bought();
      const ask = (given: object = {}) =>
        flow.runs(
          "hold-order",
          { order_id: String(orderId), reason: "high risk of fraud", note: "Call them", ...given },
          { action_run_id: "hold-1" },
        );
      expect(await ask()).toEqual({ status: 200, words: words("Order held") });
      expect(await isHeld(orderId)).toBe(true);
      const [said] = await read((db) => db.timelineEntry.findMany({ where: { ...ofShop(), orderId, event: "held" } }));
      expect(said).toMatchObject({ actor: { kind: "flow" }, message: { args: { note: "Call them" } } });

      expect(await releaseOrder(shop().shop, orderId, WAYBILL)).toMatchObject({ ok: true });
      expect(await ask()).toMatchObject({ status: 200 });
      expect(await isHeld(orderId)).toBe(false);
    });

    test("says which reasons there are", async () => {
      const answer = await flow.runs("hold-order", { order_id: String(await bought()), reason: "<script>" });
      expect(answer).toEqual({ status: 422, words: expect.stringContaining("awaiting payment") as string });
    });

    test("never touches another shop's order: it waits a while for the news of it, and then says that there is none", async () => {
      const neighbour = await aShop();
      const orderId = await anOrder(neighbour);
      const ask = () => flow.runs("hold-order", { order_id: String(orderId) }, { action_run_id: "not-mine" });
      expect(await ask()).toMatchObject({ status: 202 });
      const openedAt = new Date(Date.now() - HOUR);
      await read((db) => db.flowActionRun.updateMany({ where: { ...ofShop(), runId: "not-mine" }, data: { openedAt } }));
      expect(await ask()).toEqual({ status: 422, words: words("Waybill knows no such order of this shop.") });
      expect(await isHeld(orderId, neighbour)).toBe(false);
    });
  });

  test("Shopify Flow asks again under the same id until it is answered", async () => {
    const [ada, { name }] = [await customer(), await journey()];
    const action = flowExtensions("flow_action").find(({ handle }) => handle === "start-journey");
    if (!action) throw new Error("no action");
    const unknown = await shop().shopify.flow.run(action, { properties: { customer_id: "8200000000000", journey: name }, attempts: 3 });
    expect(unknown.answers.map(({ status }) => status)).toEqual([202, 202, 202]);
    const known = await shop().shopify.flow.run(action, { properties: { customer_id: ada.id, journey: name }, attempts: 3 });
    expect(known.answers.map(({ status }) => status)).toEqual([200]);
  });
}
