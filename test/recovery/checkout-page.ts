import { beforeAll, describe, expect, test } from "vitest";
import type { CheckoutAnswer, CheckoutBlock } from "#app/contracts/checkout-block.ts";
import { journeys } from "#app/recovery/journeys/messages.ts";
import { openLink } from "#app/recovery/links/open-link.server.ts";
import { aMessage, planned } from "../messaging/a-message.ts";
import { recoverySettings } from "#app/recovery/recovery-settings.server.ts";
import { readJourney } from "#app/screens/journey/read-journey.server.ts";
import { readCart } from "#app/screens/recovery-cart/read-cart.server.ts";
import { inEnglish } from "../support/in-english.ts";
import { aShop } from "../support/a-shop.ts";
import type { OpenShop } from "../support/open-shop.ts";
import { aBuyer, aJourney, aLeftCart, mail, sellsMugs, wait } from "./a-journey.ts";

let number = 7000;

/** What Shopify's page of an abandoned checkout is told, and has done. */
export const abandonedCheckoutPage = (open: () => OpenShop) =>
  describe("Shopify's page of an abandoned checkout", () => {
    let shop: OpenShop;
    let journey: string;
    beforeAll(async () => {
      shop = open();
      await sellsMugs(shop.shop);
      journey = await aJourney(shop.shop, [wait("wait", 60, "now"), mail("now", null)], { trigger: { kind: "started-by-hand" } });
    });

    /** A cart that was left, as Shopify numbers its checkout. */
    async function aCheckout(given: Parameters<typeof aLeftCart>[2] = {}, of: Parameters<typeof aBuyer>[1] = {}) {
      const buyer = await aBuyer(shop.shop, of);
      const abandonmentId = await aLeftCart(shop.shop, buyer, given);
      const checkout = String((number += 1));
      const token = { shopId: shop.shop.id, token: `checkout-id:${checkout}`, abandonmentId };
      await shop.read((db) => db.abandonmentToken.create({ data: token }));
      return { checkout, abandonmentId, buyer };
    }

    const shows = async (checkout: string, asked = {}) => {
      const { status, data, headers } = await shop.request(`/app/checkouts/${checkout}/block`, asked);
      return { status, headers, ...(data as CheckoutBlock) };
    };
    const does = async (checkout: string, form: Record<string, string>) => {
      const { status, data } = await shop.request(`/app/checkouts/${checkout}/block`, { form });
      return { status, ...(data as CheckoutAnswer) };
    };

    describe("what Shopify's page of an abandoned checkout is told", () => {
      test("of a checkout that Waybill hasn't heard of: nothing, and nothing can be done about it", async () => {
        expect(await shows("404404")).toMatchObject({ status: 200, cart: null });
        expect(await does("404404", { intent: "link" })).toMatchObject({
          ok: false,
          message: "Waybill hasn't heard of this checkout yet.",
        });
      });

      test("of a cart that nothing was done about: why", async () => {
        const unasked = await aCheckout({}, { agreed: false });
        expect((await shows(unasked.checkout)).cart).toMatchObject({
          state: "abandoned",
          standing: "Nothing: they have agreed to no channel",
          page: `/app/recovery/carts/${unasked.abandonmentId}`,
          runs: [],
          messages: [],
          noLink: null,
        });
        expect((await shows((await aCheckout()).checkout)).cart).toMatchObject({ standing: "Nothing: no live journey takes this cart" });
      });

      test("of a cart in a journey: which, at which step, when it goes on, and what became of its messages", async () => {
        const { checkout, buyer } = await aCheckout();
        expect(await does(checkout, { intent: "start", journeyId: journey })).toMatchObject({ ok: true, message: "Journey started" });
        const { cart } = await shows(checkout);
        const run = cart?.runs[0];
        await planned(shop.shop, aMessage({ run: run?.id ?? "", step: "first", address: buyer.email }));

        expect(cart).toMatchObject({
          standing: expect.stringMatching(/^In “.+”, next step /) as string,
          journeys: [{ id: journey }],
          runs: [{ isGoingOn: true, step: "Wait 1 hour", next: expect.stringMatching(/^Next step /) as string }],
        });
        expect((await shows(checkout)).cart?.messages).toMatchObject([
          {
            what: expect.stringMatching(/^Email/) as string,
            stage: "planned",
            state: "Planned",
            why: null,
            at: expect.stringMatching(/^Due /) as string,
          },
        ]);
      });

      test("and the cart's own page names the journey and the step of each thing that was done, also of a step that was taken out", async () => {
        const { checkout, abandonmentId } = await aCheckout();
        await does(checkout, { intent: "start", journeyId: journey });
        const runId = (await shows(checkout)).cart?.runs[0]?.id ?? "";
        for (const step of ["now", "taken-out"]) await planned(shop.shop, aMessage({ run: runId, step }));
        await shop.read((db) =>
          db.journeyPassage.createMany({
            data: [
              { shopId: shop.shop.id, runId, nodeId: "wait", at: new Date(), what: journeys.message("step-removed") },
              {
                ...{ shopId: shop.shop.id, runId, nodeId: "now", at: new Date(), what: journeys.message("call-planned") },
                step: { kind: "contact", channel: "call", number: 3 },
              },
            ],
          }),
        );
        const page = await readCart(shop.shop, abandonmentId);
        expect(page?.timeline.flatMap(({ step }) => (step ? inEnglish(step) : [])).sort()).toEqual([
          "“Carts”",
          "“Carts”",
          "“Carts”: 3. Call",
          "“Carts”: 3. Call",
        ]);
        expect(page?.runs.map(({ step }) => step && inEnglish(step))).toEqual(["Wait 1 hour"]);
        await does(checkout, { intent: "stop" });
      });

      test("and what a text costs in its editor is what it costs where buyers live, as often as they live there", async () => {
        const price = async () => (await readJourney(shop.shop, journey, "en"))?.smsPerThousand;
        const costIn = (country: string, perThousand: number) => ({ country, channel: "sms" as const, perThousand });
        const saves = (rows: ReturnType<typeof costIn>[]) => shop.read((db) => recoverySettings.save(db, shop.shop, { costIn: rows }));
        await aCheckout();
        expect(await price()).toBe(5_000);
        await saves([costIn("GB", 9_000)]);
        expect(await price()).toBe(9_000);
        await aCheckout({ phone: "+4915112345678" });
        expect(await price()).toBeLessThan(9_000);
        expect(await price()).toBeGreaterThan(5_000);
        await saves([]);
      });

      test("of somebody who is held out: that they are, and no link is made for them", async () => {
        const { checkout } = await aCheckout({}, { isHeldOut: true });
        const { cart } = await shows(checkout);
        expect(cart).toMatchObject({ isHeldOut: true, standing: "Nothing, on purpose: held out to measure what recovery brings" });
        expect(await does(checkout, { intent: "link" })).toMatchObject({ ok: false, message: cart?.noLink });
        expect(await shop.read((db) => db.recoveryLink.count({ where: { shopId: shop.shop.id } }))).toBe(0);
      });

      test("of a cart that was bought: that it was, and that there is nothing to bring back", async () => {
        const { checkout } = await aCheckout({ state: "completed", endedAt: new Date() });
        expect((await shows(checkout)).cart).toMatchObject({
          state: "completed",
          standing: "Nothing: bought without a message",
          noLink: "It was bought: there is nothing to bring back.",
        });
      });

      test("is told across origins, and only to who brings a token of the shop: another's merchant sees and does nothing here", async () => {
        const { checkout } = await aCheckout();
        const asked = { headers: { origin: "https://extensions.shopifycdn.example" } };
        expect((await shows(checkout, asked)).headers.get("access-control-allow-origin")).toBe("*");
        const other = await aShop();
        expect(await other.request(`/app/checkouts/${checkout}/block`)).toMatchObject({ status: 200, data: { cart: null } });
        const refused = { data: { ok: false, message: "Waybill hasn't heard of this checkout yet." } };
        expect(await other.request(`/app/checkouts/${checkout}/block`, { form: { intent: "stop" } })).toMatchObject(refused);
        expect((await shop.request(`/app/checkouts/${checkout}/block`, { token: "forged" })).status).toBe(401);
        expect((await shows("not-a-number")).status).toBe(400);
        expect(await does(checkout, { intent: "bring it back" })).toMatchObject({
          status: 422,
          ok: false,
          message: expect.any(String) as string,
        });
      });
    });

    describe("what a merchant does there", () => {
      test("stopping ends everything that runs for the cart, and calls off what is planned", async () => {
        const { checkout } = await aCheckout();
        await does(checkout, { intent: "start", journeyId: journey });
        const [run] = (await shows(checkout)).cart?.runs ?? [];
        await planned(shop.shop, aMessage({ run: run?.id ?? "", step: "first" }));

        expect(await does(checkout, { intent: "stop" })).toMatchObject({
          ok: true,
          message: "Everything that ran for this cart is stopped.",
        });
        const { cart } = await shows(checkout);
        expect(cart?.runs).toMatchObject([{ isGoingOn: false, step: null, next: null }]);
        expect(cart?.standing).toMatch(/was stopped$/);
        const deliveries = await shop.read((db) => db.messageDelivery.findMany({ where: { shopId: shop.shop.id, run: run?.id ?? "" } }));
        expect(deliveries.filter(({ stage, calledOffAt }) => stage === "planned" && calledOffAt === null)).toEqual([]);
        expect(await does(checkout, { intent: "stop" })).toMatchObject({ ok: true, message: "Nothing runs for this cart." });
      });

      test("a journey that doesn't take the buyer says why", async () => {
        const { checkout } = await aCheckout({ personId: null });
        expect(await does(checkout, { intent: "start", journeyId: journey })).toMatchObject({
          ok: false,
          message: "Nobody knows whose cart it is, so nobody can be written to.",
        });
      });

      test("a journey that speaks of a late parcel isn't offered for a cart, nor begun", async () => {
        const sorry = await aJourney(shop.shop, [mail("sorry", null, { purpose: "transactional" })], { trigger: { kind: "parcel-late" } });
        const { checkout } = await aCheckout();
        expect((await shows(checkout)).cart?.journeys.map(({ id }) => id)).not.toContain(sorry);
        expect(await does(checkout, { intent: "start", journeyId: sorry })).toMatchObject({
          ok: false,
          message: "This journey speaks of what begins it, such as a late parcel, and not of a cart.",
        });
      });

      test("the link that is made is the same each time, leads back to the cart, and is no message's", async () => {
        const { checkout, abandonmentId } = await aCheckout();
        const { link, message } = await does(checkout, { intent: "link" });
        expect(message).toMatch(/^This link brings the cart back/);
        expect((await does(checkout, { intent: "link" })).link).toBe(link);
        expect(link).toMatch(/^https?:\/\/.+\/r\/[\w-]+$/);
        expect(await openLink(link?.split("/r/")[1] ?? "", { method: "GET", userAgent: "Mozilla/5.0", purpose: "" })).toContain(
          "/cart/11:2",
        );
        const kept = await shop.read((db) => db.recoveryLink.findMany({ where: { shopId: shop.shop.id, abandonmentId } }));
        expect(kept).toMatchObject([{ runId: null, code: null }]);
      });
    });
  });
