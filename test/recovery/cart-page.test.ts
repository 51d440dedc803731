import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "#app/platform/actor.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { newId } from "#app/platform/ids.ts";
import type { Shop } from "#app/platform/shop.ts";
import { recordCallOutcome, takeCallTask } from "#app/recovery/calls/call-tasks.server.ts";
import { saveJourney } from "#app/recovery/journeys/save-journey.server.ts";
import { cartEnded, cartResumed } from "#app/recovery/recovery-events.ts";
import { CartCommand, commandCart } from "#app/screens/recovery-cart/command-cart.server.ts";
import { type CartView, readCart } from "#app/screens/recovery-cart/read-cart.server.ts";
import { readRecoveryReport } from "#app/screens/recovery-report/read-recovery-report.server.ts";
import { agrees, aMessage, planned } from "../messaging/a-message.ts";
import { advanceTime, advanceToMorning } from "../support/advance-time.ts";
import { requestPage } from "../support/request-app.ts";
import { inEnglish } from "../support/in-english.ts";
import { aBuyer, definitionOf, mail, MINUTE, storyOf, text, wait } from "./a-journey.ts";
import { leftCart } from "./a-left-cart.ts";
import { consentOf } from "./consent-of.ts";
import { aWritingShop, enters, ownJourney, says, shop, storyWith, within, worksOnJourneys } from "./in-journeys.ts";

worksOnJourneys();

const ann: Actor = { kind: "staff", id: "1", name: "Ann" };
const bob: Actor = { kind: "staff", id: "2", name: "Bob" };

/** Another in which no worker's journeys are: what is written here is written by hand. */
let quiet: Shop;
beforeAll(async () => {
  quiet = await aWritingShop();
});

async function pageOf(of: Shop, id: string): Promise<CartView> {
  return (await readCart(of, id)) ?? expect.fail("There is no such cart");
}

/** What stands on the page, as it is read. */
async function readOff(id: string): Promise<string> {
  const { html } = await requestPage(quiet.domain, `/app/recovery/carts/${id}`);
  const plain = html.replaceAll(/<script.*?<\/script>/gs, "").replaceAll(/<[^>]*>/g, "");
  return plain.replaceAll("&#x27;", "'").replaceAll("&quot;", '"');
}

let numbers = 0;
const aPhone = () => `+4477008${String((numbers += 1)).padStart(5, "0")}`;

describe("on a cart's page a merchant", () => {
  const does = (id: string, command: object) => commandCart(quiet, id, CartCommand.parse(command), ann);
  const toCalls = async (id: string) => (await pageOf(quiet, id)).consents.find(({ channel }) => channel === "call");

  test("writes down that a buyer agreed to calls only with how they did, and that is shown and kept as the proof", async () => {
    const phone = aPhone();
    const { abandonment } = await leftCart(quiet, [{ variantId: "1" }], { of: { phone } });
    for (const how of [undefined, "  "]) expect(CartCommand.safeParse({ intent: "may-call", how }).success).toBe(false);

    expect(await does(abandonment.id, { intent: "may-call", how: " Asked for a call by mail on 3 May " })).toMatchObject({ ok: true });
    expect(await consentOf(quiet, "call", phone)).toMatchObject([
      { state: "subscribed", source: "merchant", proof: { how: "Asked for a call by mail on 3 May", by: { name: "Ann" } } },
    ]);
    const shown = await toCalls(abandonment.id);
    expect(shown).toMatchObject({ isWanted: true, said: { noted: { how: "Asked for a call by mail on 3 May" } } });
    expect(await readOff(abandonment.id)).toMatch(/Ann wrote: “Asked for a call by mail on 3 May”.*They don't want calls any more/);
  });

  test("writes down that a buyer wants no calls any more: nobody calls them from then on, and no merchant's word takes that back", async () => {
    const phone = aPhone();
    const { abandonment, run, person } = await leftCart(quiet, [{ variantId: "1" }], { of: { phone } });
    await does(abandonment.id, { intent: "may-call", how: "On the phone" });
    const taskId = await aCallTask({ runId: run.id, personId: person.id, abandonmentId: abandonment.id, phone });

    expect(await does(abandonment.id, { intent: "no-calls" })).toMatchObject({ ok: true });
    expect(await toCalls(abandonment.id)).toMatchObject({
      isWanted: false,
      said: { state: "unsubscribed" },
      leftAlone: { reason: "agent", isByMerchant: true },
    });
    expect((await consentOf(quiet, "call", phone)).map(({ state, source }) => [state, source])).toEqual([
      ["subscribed", "merchant"],
      ["unsubscribed", "merchant"],
    ]);
    expect(await takeCallTask(quiet, taskId, ann)).toEqual({ outcome: "over", why: "suppressed" });
    expect(await does(abandonment.id, { intent: "may-call", how: "Says me" })).toMatchObject({ ok: false });
  });
});

type Called = { runId: string; personId: string; abandonmentId: string; phone: string };
const aCallTask = (of: Called): Promise<string> =>
  inShop(quiet, async (db) => {
    const place = { country: "GB", region: null, zone: "Europe/London" };
    const times = { dueAt: new Date(), expiresAt: new Date(Date.now() + 24 * 60 * MINUTE) };
    const { id } = await db.callTask.create({
      data: { shopId: quiet.id, id: newId(), nodeId: "call", place, script: "", ...of, ...times },
    });
    return id;
  });

describe("a cart's timeline", () => {
  test("shows each attempt to call its buyer: when, by whom, how it went, what was noted, and when to call again", async () => {
    const phone = aPhone();
    await agrees(quiet, phone, "call");
    const { abandonment, run, person } = await leftCart(quiet, [{ variantId: "1" }], { of: { phone } });
    const taskId = await aCallTask({ runId: run.id, personId: person.id, abandonmentId: abandonment.id, phone });
    const callBackAt = new Date(Date.now() + 90 * MINUTE);
    const calls = async (agent: Actor, report: Parameters<typeof recordCallOutcome>[3]) => {
      await inShop(quiet, (db) => db.callTask.update({ where: { shopId_id: { shopId: quiet.id, id: taskId } }, data: { agent } }));
      expect(await recordCallOutcome(quiet, taskId, agent, report)).toMatchObject({ outcome: "recorded" });
    };
    await calls(ann, { outcome: "call-back", note: "In a meeting", callBackAt });
    await calls(bob, { outcome: "reached-interested", note: "" });

    const shown = (await pageOf(quiet, abandonment.id)).timeline.flatMap((event) => (event.is === "call" ? event : []));
    expect(shown.map(({ by }) => inEnglish(by))).toEqual(["Bob", "Ann"]);
    expect(shown).toMatchObject([
      { outcome: "reached-interested", note: null, againAt: null },
      { outcome: "call-back", note: "In a meeting", againAt: callBackAt.toISOString() },
    ]);
    expect(await readOff(abandonment.id)).toMatch(/Call by Ann.*Call back later.*In a meeting.*to be called again/);
    expect(shown.every(({ at }) => Math.abs(Date.parse(at) - Date.now()) < MINUTE)).toBe(true);
  });

  test("says what its buyer went through as it was then, with steps numbered as the report numbers them, whatever becomes of the journey", async () => {
    const before = [wait("wait", 60, "text"), text("text", "mail"), mail("mail", null)];
    const [journey, buyer] = [await ownJourney(before), await aBuyer(shop)];
    advanceToMorning();
    const { abandonmentId } = await enters(journey, buyer);
    advanceTime(61 * MINUTE);
    await storyWith(buyer, [{ endedBy: "finished", planned: ["mail handed_over", "text handed_over"] }]);
    const steps = async () =>
      (await pageOf(shop, abandonmentId)).timeline.flatMap(({ step, at, key }) => (step ? `${key} ${at} ${inEnglish(step)}` : []));
    const told = await steps();
    expect(told.map((step) => step.split("Z ")[1]).toSorted()).toEqual([
      "“Carts”: 1. SMS",
      "“Carts”: 1. SMS",
      "“Carts”: 2. Email",
      "“Carts”: 2. Email",
      "“Carts”: Wait 1 hour",
    ]);
    const order = { orderId: 1n, personId: buyer.personId, placedAt: new Date(), paid: 100n, net: 100n, isDiscounted: false };
    const touched = { journeyId: journey, nodeId: "mail", channel: "email", touch: "clicked" } as const;
    await inShop(shop, (db) => db.recoveryOrder.create({ data: { shopId: shop.id, ...order, ...touched } }));
    expect((await readRecoveryReport(shop)).recent.map(({ step }) => inEnglish(step))).toEqual(["2. Email"]);

    const after = definitionOf([mail("new", "wait"), wait("wait", 180, "mail"), mail("mail", null)], {
      trigger: { kind: "started-by-hand" },
    });
    const save = { id: journey, revision: 1, name: "Carts", definition: after };
    expect(await inShop(shop, (db) => saveJourney(db, shop, save))).toMatchObject({ outcome: "saved" });
    expect(await steps()).toEqual(told);
  });

  test("has a message stand where it left, and says beside it what became of it and when", async () => {
    const { abandonment, run } = await leftCart(quiet, [{ variantId: "1" }]);
    const [left, later] = [new Date("2026-11-27T12:03:00Z"), new Date("2026-11-27T12:14:00Z")];
    const becomes = async (stage: "sent" | "clicked" | "failed" | "suppressed", claimedAt: Date | null, stageAt: Date) => {
      const id = await planned(quiet, aMessage({ run: run.id, step: stage }));
      await inShop(quiet, (db) => db.messageDelivery.updateMany({ where: { shopId: quiet.id, id }, data: { stage, claimedAt, stageAt } }));
    };
    await becomes("sent", left, left);
    await becomes("clicked", left, later);
    await becomes("failed", left, later);
    await becomes("suppressed", null, later);
    const shown = (await pageOf(quiet, abandonment.id)).timeline.flatMap((event) => (event.is === "delivery" ? event : []));
    const times = Object.fromEntries(shown.map(({ stage, at, becameAt }) => [stage, [at, becameAt]]));
    expect(times).toEqual({
      sent: [left.toISOString(), null],
      clicked: [left.toISOString(), later.toISOString()],
      failed: [left.toISOString(), later.toISOString()],
      suppressed: [later.toISOString(), null],
    });
    expect(await readOff(abandonment.id)).toMatch(/Sent [^·]*12:03 · Clicked [^·]*12:14/);
  });
});

test("of somebody who went back to their cart by a link and then bought it, the cart's page says of each of its journeys that they bought", async () => {
  const { buyer, abandonmentId } = await within();
  const becomes = (state: "active" | "completed") =>
    inShop(shop, (db) =>
      db.abandonment.updateMany({ where: { shopId: shop.id, id: abandonmentId }, data: { state, endedAt: new Date() } }),
    );
  await becomes("active");
  await says(cartResumed, abandonmentId, buyer);
  await storyWith(buyer, [{ endedBy: "cart-resumed" }]);
  await becomes("completed");
  await says(cartEnded, abandonmentId, buyer);
  await storyWith(buyer, [{ endedBy: "purchased" }]);

  const { runs, timeline } = await pageOf(shop, abandonmentId);
  expect(runs.map(({ endedBy }) => endedBy)).toEqual(["purchased"]);
  expect(timeline.flatMap((event) => (event.is === "told" ? inEnglish(event.message) : []))).toContain("“Carts” ended: they bought");
  expect(await storyOf(shop, buyer)).toHaveLength(1);
});
