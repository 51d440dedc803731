import { describe, expect, test } from "vitest";
import { messagingSettings } from "#app/messaging/messaging-settings.server.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { byHandEntry } from "#app/recovery/journeys/entries/entry-key.ts";
import { startJourney } from "#app/recovery/journeys/enter-journey.server.ts";
import { readJourney } from "#app/screens/journey/read-journey.server.ts";
import { agrees } from "../messaging/a-message.ts";
import { advanceTime } from "../support/advance-time.ts";
import { eventuallyHolds } from "../support/eventually.ts";
import { aBuyer, aLeftCart, type Buyer, HOUR, mail, MINUTE, storyOf, wait } from "./a-journey.ts";
import { storyWith, ownJourney, shop, enters, worksOnJourneys } from "./in-journeys.ts";

worksOnJourneys();

describe("two journeys that begin with the same", () => {
  const theMail = async (buyer: Buyer, journeyId: string) => {
    const run = (await storyOf(shop, buyer)).find((one) => one.journeyId === journeyId);
    return inShop(shop, (db) => db.messageDelivery.findMany({ where: { shopId: shop.id, run: run?.id ?? "" }, orderBy: { dueAt: "asc" } }));
  };

  const capped = async (caps: { most: number; hours: number }[], work: () => Promise<void>) => {
    const save = (given: typeof caps) =>
      inShop(shop, (db) => messagingSettings.save(db, shop, { opens: "00:00", closes: "00:00", caps: given }));
    await save(caps);
    await work();
    await save([]);
  };

  test("send a buyer one mail about a cart and not two, say why the other was held back, and each the next that is far enough from it", async () => {
    const one = await ownJourney([mail("now", null)]);
    const other = await ownJourney([mail("same", "wait"), wait("wait", 24 * 60, "next"), mail("next", null)]);
    const buyer = await aBuyer(shop);
    const { abandonmentId } = await enters(one, buyer);
    await storyWith(buyer, [{ planned: ["now handed_over"] }]);
    const entry = { personId: buyer.personId, entryKey: abandonmentId, abandonmentId };
    await inShop(shop, (db) => startJourney(db, shop, { journeyId: other, ...entry }));
    await storyWith(buyer, [{ endedBy: "finished" }, { nodeId: "wait", planned: ["same suppressed"] }]);
    const told = { code: "journeys:told-by", args: { journey: "Carts" } };
    expect(await theMail(buyer, other)).toMatchObject([{ reason: "told-already", problem: told }]);
    expect((await readJourney(shop, other, "en"))?.figures).toMatchObject({
      same: { sent: 0, unsent: [{ why: { code: "screens-recovery-cart:why-told-already" }, count: 1 }] },
    });

    advanceTime(24 * HOUR + 1000);
    await storyWith(buyer, [{ endedBy: "finished" }, { planned: ["next handed_over", "same suppressed"] }]);
  });

  test("don't tell a buyer tomorrow, when a cap allows it, what another told them today", async () => {
    const [one, other] = [await ownJourney([mail("now", null)]), await ownJourney([mail("same", "wait"), wait("wait", 60, null)])];
    const buyer = await aBuyer(shop);
    const { abandonmentId } = await enters(one, buyer);
    await storyWith(buyer, [{ planned: ["now handed_over"] }]);
    await capped([{ most: 1, hours: 24 }], async () => {
      const entry = { personId: buyer.personId, entryKey: abandonmentId, abandonmentId };
      await inShop(shop, (db) => startJourney(db, shop, { journeyId: other, ...entry }));
      await storyWith(buyer, [{}, { nodeId: "wait", planned: ["same suppressed"] }]);
    });
    expect(await theMail(buyer, other)).toMatchObject([{ reason: "told-already" }]);
  });

  test("what was put off is measured by when it was due: what they are told meanwhile, they aren't told again", async () => {
    const [one, other] = [await ownJourney([mail("now", null)]), await ownJourney([mail("same", null)])];
    const buyer = await aBuyer(shop);
    const { abandonmentId } = await enters(one, buyer);
    await storyWith(buyer, [{ planned: ["now handed_over"] }]);
    const [sent] = await theMail(buyer, one);
    const which = { where: { shopId_id: { shopId: shop.id, id: sent?.id ?? "" } } };
    await inShop(shop, (db) => db.messageDelivery.update({ ...which, data: { stage: "claimed" } }));
    const entry = { personId: buyer.personId, entryKey: abandonmentId, abandonmentId };
    await capped([{ most: 1, hours: 20 }], async () => {
      await inShop(shop, (db) => startJourney(db, shop, { journeyId: other, ...entry }));
      await eventuallyHolds(async () => expect((await theMail(buyer, other))[0]?.dueAt.getTime()).toBeGreaterThan(Date.now() + 19 * HOUR));
      await inShop(shop, (db) => db.messageDelivery.update({ ...which, data: { stage: "handed_over" } }));
      // Longer than two journeys' mails are apart.
      advanceTime(20 * HOUR + MINUTE);
      await storyWith(buyer, [{}, { planned: ["same suppressed"] }]);
    });
  });

  test("with the very same mail send it once of a cart, however late the second comes; another text is another mail", async () => {
    const [one, other] = [await ownJourney([mail("now", null)]), await ownJourney([wait("wait", 20 * 60, "now"), mail("now", "else"), mail("else", null)])]; // oxfmt-ignore
    const buyer = await aBuyer(shop);
    const { abandonmentId } = await enters(one, buyer);
    const entry = { personId: buyer.personId, entryKey: abandonmentId, abandonmentId };
    await inShop(shop, (db) => startJourney(db, shop, { journeyId: other, ...entry }));
    await storyWith(buyer, [{ planned: ["now handed_over"] }, { nodeId: "wait" }]);
    advanceTime(20 * HOUR + MINUTE);
    await storyWith(buyer, [{}, { planned: ["else handed_over", "now suppressed"] }]);
  });

  test("planned at the same moment, one of them leaves", async () => {
    const both = [await ownJourney([mail("mail", null)]), await ownJourney([mail("mail", null)])];
    const buyer = await aBuyer(shop);
    const abandonmentId = await aLeftCart(shop, buyer);
    await inShop(shop, async (db) => {
      const entry = { personId: buyer.personId, entryKey: abandonmentId, abandonmentId };
      for (const journeyId of both) await startJourney(db, shop, { journeyId, ...entry });
    });
    const stages = async () => (await storyOf(shop, buyer)).flatMap(({ planned }) => planned).toSorted();
    await eventuallyHolds(async () => expect(await stages()).toEqual(["mail handed_over", "mail suppressed"]));
  });

  test("wait for one that is being sent, and where that fails the other leaves", async () => {
    const [one, other] = [await ownJourney([mail("now", null)]), await ownJourney([mail("same", null)])];
    const buyer = await aBuyer(shop);
    const { abandonmentId } = await enters(one, buyer);
    await storyWith(buyer, [{ planned: ["now handed_over"] }]);
    const standsAs = async (stage: "claimed" | "failed") =>
      inShop(shop, async (db) => {
        const [sent] = await theMail(buyer, one);
        await db.messageDelivery.update({ where: { shopId_id: { shopId: shop.id, id: sent?.id ?? "" } }, data: { stage } });
      });
    await standsAs("claimed");
    const entry = { personId: buyer.personId, entryKey: abandonmentId, abandonmentId };
    await inShop(shop, (db) => startJourney(db, shop, { journeyId: other, ...entry }));
    await eventuallyHolds(async () => {
      const [waits] = await theMail(buyer, other);
      expect(waits).toMatchObject({ stage: "planned" });
      expect(waits?.dueAt.getTime()).toBeGreaterThan(Date.now());
    });
    await standsAs("failed");
    await storyWith(buyer, [{}, { planned: ["same handed_over"] }]);
  });

  test("both write of two carts, to whoever left the cart anew since, and where a person began the second", async () => {
    const [one, other] = [await ownJourney([mail("one", null)]), await ownJourney([mail("other", null)])];
    const buyer = await aBuyer(shop);
    const [first, second] = [await enters(one, buyer), await enters(other, buyer)];
    const whole = [{ planned: ["one handed_over"] }, { planned: ["other handed_over"] }];
    await storyWith(buyer, whole);
    const again = async (journeyId: string, abandonmentId: string, entryKey: string) =>
      inShop(shop, (db) => startJourney(db, shop, { journeyId, personId: buyer.personId, entryKey, abandonmentId }));
    await again(other, first.abandonmentId, byHandEntry("1"));
    await storyWith(buyer, [...whole, { planned: ["other handed_over"] }]);
    advanceTime(MINUTE);
    const which = { where: { shopId_id: { shopId: shop.id, id: second.abandonmentId } } };
    await inShop(shop, (db) => db.abandonment.update({ ...which, data: { touchedAt: new Date() } }));
    advanceTime(MINUTE);
    await again(one, second.abandonmentId, second.abandonmentId);
    await storyWith(buyer, [...whole, {}, { planned: ["one handed_over"] }]);
  });

  test("have a buyer called once about a cart", async () => {
    const call = { kind: "call-task", id: "call", script: "Hello", attempts: 3, withCode: false, withinMinutes: 600, whenNotEligible: "leave", next: null }; // oxfmt-ignore
    const [one, other] = [await ownJourney([call]), await ownJourney([call])];
    const buyer = await aBuyer(shop);
    await agrees(shop, buyer.phone, "call");
    const { abandonmentId } = await enters(one, buyer);
    await storyWith(buyer, [{ endedBy: "finished", passed: ["call: call-planned"] }]);
    const entry = { personId: buyer.personId, entryKey: abandonmentId, abandonmentId };
    await inShop(shop, (db) => startJourney(db, shop, { journeyId: other, ...entry }));
    await storyWith(buyer, [{}, { endedBy: "finished", passed: ["call: skipped"] }]);
  });
});
