import { beforeAll, describe, expect, test } from "vitest";
import { messagingSettings } from "#app/messaging/messaging-settings.server.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { startJourney } from "#app/recovery/journeys/enter-journey.server.ts";
import { advanceTime } from "../support/advance-time.ts";
import { eventuallyHolds } from "../support/eventually.ts";
import { aBuyer, type Buyer, HOUR, mail, MINUTE, storyOf, text, wait, waitForLink } from "./a-journey.ts";
import { enters, ownJourney, shop, storyWith, worksOnJourneys } from "./in-journeys.ts";

worksOnJourneys();

const deliveryOf = async (buyer: Buyer, step: string) => {
  const runs = (await storyOf(shop, buyer)).map(({ id }) => id);
  return inShop(shop, (db) => db.messageDelivery.findFirstOrThrow({ where: { shopId: shop.id, run: { in: runs }, step } }));
};

describe("a wait after a message that was put off for twelve hours", () => {
  beforeAll(async () => {
    await inShop(shop, (db) => messagingSettings.save(db, shop, { opens: "00:00", closes: "00:00", caps: [{ most: 1, hours: 12 }] }));
  });

  test.each([
    ["for a link to be opened", waitForLink("pause", 60, null, "late")],
    ["of an hour", wait("pause", 60, "late")],
  ])("%s counts from when the message left, and what follows doesn't overtake it", async (_, pause) => {
    const buyer = await aBuyer(shop);
    const journey = await ownJourney([mail("first", "soon"), wait("soon", 5, "second"), mail("second", "pause"), pause, mail("late", null)]); // oxfmt-ignore
    await enters(journey, buyer);
    await storyWith(buyer, [{ nodeId: "soon", planned: ["first handed_over"] }]);
    advanceTime(5 * MINUTE);
    const isPutOff = async () => expect((await deliveryOf(buyer, "second")).dueAt.getTime()).toBeGreaterThan(Date.now() + 11 * HOUR);
    await eventuallyHolds(isPutOff);
    const { dueAt } = await deliveryOf(buyer, "second");

    advanceTime(2 * HOUR);
    const planned = ["first handed_over", "second planned"];
    await storyWith(buyer, [{ nodeId: "pause", planned, dueAt: new Date(dueAt.getTime() + HOUR) }]);

    advanceTime(dueAt.getTime() - Date.now() + 1000);
    await storyWith(buyer, [{ nodeId: "pause", planned: ["first handed_over", "second handed_over"] }]);
    advanceTime(HOUR + MINUTE);
    await storyWith(buyer, [{ endedBy: "finished", planned: ["first handed_over", "late planned", "second handed_over"] }]);
    const [left, late] = [await deliveryOf(buyer, "second"), await deliveryOf(buyer, "late")];
    expect(late.plannedAt.getTime() - (left.claimedAt?.getTime() ?? 0)).toBeGreaterThanOrEqual(HOUR);
  });
});

describe("whoever was sent nothing waits for no link", () => {
  beforeAll(async () => {
    await inShop(shop, (db) => messagingSettings.save(db, shop, { opens: "00:00", closes: "00:00", caps: [] }));
  });

  test("a message that is held back as it leaves has the next tried at once", async () => {
    const told = await ownJourney([mail("told", null)]);
    const buyer = await aBuyer(shop);
    const { abandonmentId } = await enters(told, buyer);
    await storyWith(buyer, [{ planned: ["told handed_over"] }]);
    const journeyId = await ownJourney([mail("same", "opened"), waitForLink("opened", 360, null, "else"), wait("else", 60, null)]);
    const entry = { journeyId, personId: buyer.personId, entryKey: abandonmentId, abandonmentId };
    await inShop(shop, (db) => startJourney(db, shop, entry));
    const passed = ["opened: nothing-to-open", "same: message-planned"];
    await storyWith(buyer, [{}, { nodeId: "else", passed, planned: ["same suppressed"] }]);
  });

  test("a message that can't go to them is not waited for", async () => {
    const journey = await ownJourney([text("text", "opened"), waitForLink("opened", 360, null, "else"), mail("else", null)]);
    const buyer = await aBuyer(shop);
    await enters(journey, buyer, { phone: null });
    const passed = ["else: message-planned", "opened: nothing-to-open", "text: skipped"];
    await storyWith(buyer, [{ endedBy: "finished", passed, planned: ["else handed_over"] }]);
  });

  test("a message before the one that can't go may still be opened: the wait for that is kept", async () => {
    const journey = await ownJourney([mail("mail", "text"), text("text", "opened"), waitForLink("opened", 360, null, "else"), mail("else", null)]); // oxfmt-ignore
    const buyer = await aBuyer(shop);
    await enters(journey, buyer, { phone: null });
    await storyWith(buyer, [{ nodeId: "opened", waitsFor: "link-opened", planned: ["mail handed_over"] }]);
    expect((await storyOf(shop, buyer))[0]?.dueAt?.getTime()).toBeGreaterThan(Date.now() + 5 * HOUR);
  });
});
