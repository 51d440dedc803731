import { expect, test } from "vitest";
import { planAgain } from "#app/messaging/deliveries/plan-again.server.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { readJourney } from "#app/screens/journey/read-journey.server.ts";
import { aBuyer, mail, storyOf } from "./a-journey.ts";
import { enters, ownJourney, shop, storyWith, worksOnJourneys } from "./in-journeys.ts";

worksOnJourneys();

test("what a channel refused and took when it was tried again counts as sent at its step, and not as what reached nobody", async () => {
  const journeyId = await ownJourney([mail("now", null)]);
  const buyer = await aBuyer(shop);
  await enters(journeyId, buyer);
  await storyWith(buyer, [{ planned: ["now handed_over"] }]);
  const ofStep = async () => (await readJourney(shop, journeyId, "en"))?.figures;

  const [run] = await storyOf(shop, buyer);
  const which = { shopId: shop.id, run: run?.id ?? "" };
  await inShop(shop, async (db) => {
    const { id } = await db.messageDelivery.findFirstOrThrow({ where: { ...which, step: "now" } });
    await db.messageDelivery.updateMany({ where: { shopId: shop.id, id }, data: { stage: "failed", reason: "unreachable" } });
    expect(await planAgain(db, shop, { id }, 3600)).toBe(true);
    await db.messageDelivery.updateMany({ where: { ...which, step: { not: "now" } }, data: { stage: "sent" } });
  });
  expect(Object.keys((await ofStep()) ?? {})).toEqual(["now"]);
  expect(await ofStep()).toMatchObject({ now: { sent: 1, unsent: [] } });
});
