import { beforeAll, describe, expect, test } from "vitest";
import type { SegmentAnswer, SegmentBlock } from "#app/contracts/segment-use.ts";
import { addressFor } from "#app/messaging/consent/address.ts";
import { suppress } from "#app/messaging/consent/keep-consent.server.ts";
import { setJourneyState } from "#app/recovery/journeys/save-journey.server.ts";
import { resolvePerson } from "#app/recovery/people/resolve-person.server.ts";
import { recoverySettings } from "#app/recovery/recovery-settings.server.ts";
import { passThroughSegmentJob } from "#app/recovery/segments/pass-through-segment.server.ts";
import { addSegment } from "#sandbox/shopify/segments/add-segment.ts";
import { findOrAddCustomer } from "#sandbox/shopify/state/find-or-add-customer.ts";
import { agrees } from "../messaging/a-message.ts";
import { aShop } from "../support/a-shop.ts";
import type { OpenShop } from "../support/open-shop.ts";
import { aJourney, mail, text } from "./a-journey.ts";

/** More than one page of Shopify's. */
const MANY = 260;
const NEWS = { texts: { en: { subject: "News", mjml: "<mjml><mj-body><mj-section><mj-column><mj-text>News of {{ shop.name }}: {{ link }}</mj-text></mj-column></mj-section></mj-body></mjml>" } } }; // oxfmt-ignore
const byHand = { trigger: { kind: "started-by-hand" as const } };

/** What a segment of Shopify's is used for, from Shopify's page of it. */
export const segmentPage = (open: () => OpenShop) =>
  describe("Shopify's page of a customer segment", () => {
    let shop: OpenShop;
    let journey: string;
    let segment: string;
    const ids: bigint[] = [];
    const mailOf = (place: number) => `member-${place}@buyer.example`;

    beforeAll(async () => {
      shop = open();
      const at = new Date();
      for (let place = 0; place < MANY; place += 1)
        ids.push(BigInt(findOrAddCustomer(shop.state, { email: mailOf(place), address: null }).id));
      segment = String(addSegment(shop.state, "Has not bought yet", "number_of_orders = 0").id);
      const facts = { countryCode: "GB", tags: [], numberOfOrders: 0, amountSpent: 0n, createdAt: at, updatedAt: at };
      const rows = ids.map((id, place) => ({
        shopId: shop.shop.id,
        id,
        displayName: `Member ${place}`,
        email: mailOf(place),
        phone: null,
        ...facts,
      }));
      await shop.read(async (db) => {
        await recoverySettings.save(db, shop.shop, { holdoutPercent: 0 });
        // Of one there is no copy, and of one no address.
        await db.customer.createMany({ data: rows.slice(1).map((row) => (row.id === ids[2] ? { ...row, email: null } : row)) });
        const channel = { kind: "smtp", credentials: "none", connectedAt: at };
        await db.messageChannel.create({ data: { shopId: shop.shop.id, channel: "email", ...channel } });
      });
      journey = await aJourney(shop.shop, [mail("now", null, NEWS)], { ...byHand, reentry: { isAllowed: false, afterHours: 0 } });
    });

    const address = (id = segment) => `/app/segments/${id}/use`;
    const shows = async (id = segment) => (await shop.request(address(id))).data as SegmentBlock;
    const does = async (form: Record<string, string>, id = segment) => (await shop.request(address(id), { form })).data as SegmentAnswer;
    const personOf = (id: bigint, email: string) => shop.read((db) => resolvePerson(db, shop.shop, { customerId: id, email, phone: null }));
    /** What waits is done, as a worker would. */
    async function passes(): Promise<void> {
      const { use } = await shows();
      await passThroughSegmentJob.start(shop.shop, { useId: use?.id ?? "" });
    }
    const runs = () => shop.read((db) => db.journeyRun.findMany({ where: { shopId: shop.shop.id, journeyId: journey } }));

    describe("a segment of Shopify's", () => {
      test("is used for journeys that need no cart, and says of the others why they aren't offered", async () => {
        const [cart, waits] = [
          await aJourney(shop.shop, [mail("now", null, NEWS)], { trigger: { kind: "checkout-abandoned" } }),
          await aJourney(shop.shop, [mail("now", null, { texts: { en: { subject: "{{ cart.total }}", mjml: "<mjml />" } } })], byHand),
        ];
        const { journeys, use } = await shows();
        expect(use).toBeNull();
        const why = (id: string) => journeys.find((one) => one.id === id)?.why;
        expect(why(journey)).toBeNull();
        expect(why(cart)).toBe("It begins by itself, and speaks of what began it: a cart, a product, a parcel.");
        expect(why(waits)).toBe("A message of it speaks of a cart or an order, and these people have none to speak of.");
        expect(await does({ intent: "count", journeyId: cart })).toEqual({ ok: false, message: why(cart) });
      });

      test("that is gone from Shopify is said to be gone", async () => {
        const said = { ok: false, message: "Shopify has no such segment any more." };
        expect(await does({ intent: "count", journeyId: journey }, "404404")).toEqual(said);
        expect((await shows("404404")).use).toBeNull();
      });

      test("is counted whole before anybody enters: how many can be reached, how many not, and why", async () => {
        for (const place of [3, 4, 5, 6, MANY - 1]) await agrees(shop.shop, mailOf(place));
        const heldOut = await personOf(ids[3] ?? 0n, mailOf(3));
        const before = await personOf(ids[4] ?? 0n, mailOf(4));
        await shop.read(async (db) => {
          const ofShop = { shopId: shop.shop.id };
          await db.recoveryPerson.updateMany({ where: { ...ofShop, id: heldOut?.id ?? "" }, data: { isHeldOut: true } });
          const at = new Date();
          const run = { id: before?.id ?? "", journeyId: journey, personId: before?.id ?? "", entryKey: "before", isHeldOut: false };
          await db.journeyRun.create({
            data: { ...ofShop, ...run, nodeId: "now", nodeAt: at, enteredAt: at, endedAt: at, endedBy: "finished" },
          });
          const addressKey = addressFor("email", mailOf(5))?.key ?? "";
          await suppress(db, shop.shop, { addressKey, reason: "unsubscribed", source: "one-click", at });
        });
        expect(await does({ intent: "start", useId: "00000000-0000-7000-8000-000000000000" })).toMatchObject({ ok: false });
        expect(await does({ intent: "count", journeyId: journey })).toEqual({ ok: true, message: "" });
        expect((await shows()).use).toMatchObject({ state: "counting", progress: "Reading the segment from Shopify.", entering: [] });
        await passes();

        expect((await shows()).use).toMatchObject({
          state: "counted",
          progress: null,
          reached: 3,
          entering: ["2 can be reached now.", "1 is held out: counted in the journey so that you see what it brings, and not written to."],
          leftOut: [
            "1: Waybill has no copy of this customer yet.",
            "1: no address is known for the journey's channels, or Shopify withholds it.",
            `${MANY - 7}: haven't agreed to marketing by the journey's channels.`,
            "1: is to be left alone (unsubscribed, bounced or complained).",
            "1: was in this journey before, and it doesn't let them enter again yet.",
          ],
        });
        expect(await runs()).toHaveLength(1);
        expect(await shop.read((db) => db.recoveryPerson.count({ where: { shopId: shop.shop.id, customerId: { not: null } } }))).toBe(2);
      });

      test("is started when the merchant says so: those enter who were counted, and each once, however often a worker was killed over it", async () => {
        const { use } = await shows();
        const asked = { intent: "start", useId: use?.id ?? "" };
        expect(await does(asked)).toEqual({ ok: true, message: "" });
        expect(await does(asked)).toMatchObject({ ok: false });
        expect(await does({ intent: "count", journeyId: journey })).toMatchObject({ ok: false, message: "This segment is being started already. Wait for it, or stop it." }); // oxfmt-ignore
        // Two workers at once, as when one was believed dead; and one more.
        await Promise.all([passes(), passes()]);
        await passes();

        expect((await shows()).use).toMatchObject({ state: "done", reached: 3, entering: ["2 entered the journey.", expect.stringContaining("held out")] }); // oxfmt-ignore
        const entered = (await runs()).filter(({ entryKey }) => entryKey === `segment:${use?.id}`);
        expect(
          entered
            .map(({ isHeldOut, abandonmentId, nodeId }) => ({ isHeldOut, abandonmentId, nodeId }))
            .toSorted((one, other) => Number(one.isHeldOut) - Number(other.isHeldOut)),
        ).toEqual([
          { isHeldOut: false, abandonmentId: null, nodeId: "now" },
          { isHeldOut: false, abandonmentId: null, nodeId: "now" },
          { isHeldOut: true, abandonmentId: null, nodeId: "now" },
        ]);
        expect(entered.every(({ endedAt, dueAt }) => endedAt === null && dueAt !== null)).toBe(true);
        const people = await shop.read((db) =>
          db.recoveryPerson.findMany({ where: { shopId: shop.shop.id, id: { in: entered.map(({ personId }) => personId) } } }),
        );
        expect(people.map(({ customerId }) => customerId).toSorted()).toEqual([ids[3], ids[6], ids[MANY - 1]].toSorted());
      });

      test("asks Shopify for pages of members, never for a member", () => {
        expect(shop.timesAsked("SegmentMembers")).toBeLessThanOrEqual(7);
      });

      test("that is stopped lets nobody else enter; and nobody does once its journey is paused", async () => {
        const texts = await aJourney(shop.shop, [text("now", null, { texts: { en: { body: "News" } } })], byHand);
        await does({ intent: "count", journeyId: texts });
        const stopped = await shows();
        await does({ intent: "stop", useId: stopped.use?.id ?? "" });
        await passes();
        expect((await shows()).use).toMatchObject({ state: "stopped", entering: [] });

        await does({ intent: "count", journeyId: texts });
        await shop.read((db) => setJourneyState(db, shop.shop, texts, "paused"));
        await passes();
        expect((await shows()).use).toMatchObject({ state: "failed", problem: "This journey isn't live. Go live first." });
      });

      test("whose members no channel reaches says so, and has nobody to start for", async () => {
        const texts = await aJourney(shop.shop, [text("now", null, { texts: { en: { body: "News" } } })], byHand);
        await does({ intent: "count", journeyId: texts });
        await passes();
        expect((await shows()).use).toMatchObject({
          state: "counted",
          reached: 0,
          entering: [],
          leftOut: [
            "1: Waybill has no copy of this customer yet.",
            `${MANY - 1}: no channel that you have connected takes the journey's messages there.`,
          ],
        });
      });

      test("is another shop's affair to nobody: its token shows and starts nothing here", async () => {
        const { use } = await shows();
        const other = await aShop();
        expect(await other.request(address(), { form: { intent: "start", useId: use?.id ?? "" } })).toMatchObject({ data: { ok: false } });
        expect((await shop.request(address(), { token: "forged" })).status).toBe(401);
        expect((await shop.request(address("x"))).status).toBe(400);
      });
    });
  });
