import { beforeAll, describe, expect, test } from "vitest";
import { addressFor } from "#app/messaging/consent/address.ts";
import { suppress } from "#app/messaging/consent/keep-consent.server.ts";
import { claimDelivery } from "#app/messaging/deliveries/claim-delivery.server.ts";
import { messagingSettings } from "#app/messaging/messaging-settings.server.ts";
import type { Actor } from "#app/platform/actor.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { newId } from "#app/platform/ids.ts";
import type { Shop } from "#app/platform/shop.ts";
import { endOldCalls, listCallTasks, recordCallOutcome, takeCallTask } from "#app/recovery/calls/call-tasks.server.ts";
import { JourneyDefinition } from "#app/recovery/journeys/journey-definition.ts";
import { noteCallConsent } from "#app/recovery/calls/note-call-consent.server.ts";
import { keepLink } from "#app/recovery/links/recovery-link.server.ts";
import "#app/recovery/room.server.ts";
import { agrees } from "../messaging/a-message.ts";
import { aShop } from "../support/a-shop.ts";
import { leftCart } from "./a-left-cart.ts";

const HOUR = 3_600_000;
const ann: Actor = { kind: "staff", id: "1", name: "Ann" };
const bob: Actor = { kind: "staff", id: "2", name: "Bob" };

/** A clock on which it is so late now, to the hour: tests are run at any. */
function zoneAt(hour: number): string {
  const ahead = ((hour - new Date().getUTCHours() + 36) % 24) - 12;
  return `Etc/GMT${ahead > 0 ? "-" : "+"}${String(Math.abs(ahead))}`;
}
const here = (hour: number, country = "GB", region: string | null = null) => ({ country, region, zone: zoneAt(hour) });

let shop: Shop;
beforeAll(async () => {
  shop = await aShop();
  await inShop(shop, (db) => messagingSettings.save(db, shop, { opens: "00:00", closes: "00:00" }));
});

let numbers = 0;
async function aCall({ place = here(12), hoursLeft = 24, due = 0, wants = true } = {}) {
  const phone = `+4477009${String(++numbers).padStart(5, "0")}`;
  const cart = await leftCart(shop, [{ variantId: "1" }], { of: { phone } });
  const call = { kind: "call-task", id: "call", script: "Hello", attempts: 2, withCode: false, withinMinutes: 600, whenNotEligible: "skip", next: null }; // oxfmt-ignore
  const definition = JourneyDefinition.parse({ ...(cart.journey.definition as object), first: "call", nodes: [call] });
  if (wants) await agrees(shop, phone, "call");
  const now = Date.now();
  return inShop(shop, async (db) => {
    await db.journey.update({ where: { shopId_id: { shopId: shop.id, id: cart.journey.id } }, data: { definition } });
    const of = { runId: cart.run.id, nodeId: "call", personId: cart.person.id, abandonmentId: cart.abandonment.id };
    const times = { dueAt: new Date(now + due * HOUR), expiresAt: new Date(now + hoursLeft * HOUR) };
    const task = await db.callTask.create({ data: { shopId: shop.id, id: newId(), ...of, phone, place, script: "Hello", ...times } });
    return { ...cart, task, id: task.id, phone };
  });
}
const taskOf = (id: string) => inShop(shop, (db) => db.callTask.findUniqueOrThrow({ where: { shopId_id: { shopId: shop.id, id } } }));

describe("a call", () => {
  test("needs that its person agreed to calls, which a merchant writes down on their cart; who asked to be left alone has the last word", async () => {
    const { id, abandonment, phone } = await aCall({ wants: false });
    const note = () => inShop(shop, (db) => noteCallConsent(db, shop, { abandonmentId: abandonment.id, by: ann, how: "By phone" }));
    expect(await takeCallTask(shop, id, ann)).not.toMatchObject({ outcome: "taken" });

    const other = await aCall({ wants: false });
    expect(await inShop(shop, (db) => noteCallConsent(db, shop, { abandonmentId: other.abandonment.id, by: ann, how: "By phone" }))).toBe(
      "noted",
    );
    expect(await takeCallTask(shop, other.id, ann)).toMatchObject({ outcome: "taken" });
    const words = () =>
      inShop(shop, (db) => db.marketingConsent.findMany({ where: { shopId: shop.id, channel: "call", source: "merchant" } }));
    expect(await words()).toMatchObject([{ state: "subscribed", basis: "explicit", proof: { abandonmentId: other.abandonment.id, by: { name: "Ann" }, how: "By phone" } }]); // oxfmt-ignore

    const { key: addressKey } = addressFor("call", phone)!;
    await inShop(shop, (db) => suppress(db, shop, { addressKey, reason: "stop", source: "reply", at: new Date() }));
    expect(await note()).toBe("said-no");
    expect(await words()).toHaveLength(1);
  });

  test("is in one agent's hands at a time, with the link that they hand over, and nobody else's word of it counts", async () => {
    const { id, run, abandonment } = await aCall();
    const link = { abandonmentId: abandonment.id, runId: run.id, nodeId: "call", channel: "call", code: "BACK-1", at: new Date(), expiresAt: new Date(Date.now() + HOUR) }; // oxfmt-ignore
    const { address } = await inShop(shop, (db) => keepLink(db, shop, link));
    expect(await takeCallTask(shop, id, ann)).toMatchObject({ outcome: "taken", link: address, code: "BACK-1" });
    expect(await takeCallTask(shop, id, bob)).toMatchObject({ outcome: "held", by: { name: "Ann" } });
    expect(await takeCallTask(shop, id, ann)).toMatchObject({ outcome: "taken" });
    expect(await recordCallOutcome(shop, id, bob, { outcome: "reached-interested" })).toEqual({ outcome: "not-yours" });
    expect(await recordCallOutcome(shop, id, ann, { outcome: "reached-interested", note: "Wants\0 blue" })).toMatchObject({
      outcome: "recorded",
    });
    expect(await taskOf(id)).toMatchObject({ state: "done", attempts: 1, outcome: "reached-interested", note: "Wants\uFFFD blue" });
    expect(await takeCallTask(shop, id, ann)).toEqual({ outcome: "over", why: "ended" });
  });

  test("goes to another agent once the first has let it lie", async () => {
    const { id } = await aCall();
    await takeCallTask(shop, id, ann);
    await inShop(shop, (db) => db.callTask.updateMany({ where: { id }, data: { heldUntil: new Date(Date.now() - 1) } }));
    expect(await takeCallTask(shop, id, bob)).toMatchObject({ outcome: "taken" });
  });

  test("is taken once, of ten agents who press at the same moment", async () => {
    const { id } = await aCall();
    const agents = Array.from({ length: 10 }, (_, place): Actor => ({ kind: "staff", id: String(place), name: null }));
    const taken = await Promise.all(agents.map((agent) => takeCallTask(shop, id, agent)));
    expect(taken.filter(({ outcome }) => outcome === "taken")).toHaveLength(1);
  });

  test("is made at no hour that isn't lawful where the buyer is, and says when it may be", async () => {
    const asleep = await aCall({ place: here(3) });
    expect(await takeCallTask(shop, asleep.id, ann)).toMatchObject({ outcome: "later" });
    const nowhere = await aCall({ place: { country: null, region: null, zone: null } as never });
    expect(await takeCallTask(shop, nowhere.id, ann)).toEqual({ outcome: "over", why: "no-lawful-time" });
  });

  test("is not made to somebody who bought meanwhile, or who never agreed to be called", async () => {
    const bought = await aCall();
    await inShop(shop, (db) => db.abandonment.updateMany({ where: { id: bought.abandonment.id }, data: { state: "completed" } }));
    expect(await takeCallTask(shop, bought.id, ann)).toEqual({ outcome: "over", why: "bought" });
    expect(await taskOf(bought.id)).toMatchObject({ state: "called_off" });
    const unasked = await aCall({ wants: false });
    expect(await takeCallTask(shop, unasked.id, ann)).toEqual({ outcome: "over", why: "no-consent" });
  });

  test("that nobody answers is due again, and no more often than the step says", async () => {
    const { id } = await aCall();
    for (const attempt of [1, 2]) {
      await inShop(shop, (db) => db.callTask.updateMany({ where: { id }, data: { dueAt: new Date() } }));
      await takeCallTask(shop, id, ann);
      await recordCallOutcome(shop, id, ann, { outcome: "no-answer" });
      expect(await taskOf(id)).toMatchObject({ attempts: attempt, state: attempt === 1 ? "open" : "done", heldUntil: null });
    }
  });

  test("is made no fourth time within a day where the law counts, texts among them; and who was called so often isn't texted either", async () => {
    const { id, phone } = await aCall({ place: here(12, "US", "FL") });
    const tried = { attempts: 3, lastAttemptAt: new Date(Date.now() - HOUR) };
    await inShop(shop, (db) => db.callTask.updateMany({ where: { phone }, data: tried }));
    const turn = await takeCallTask(shop, id, ann);
    expect(turn.outcome).toBe("later");
    if (turn.outcome === "later") expect(turn.at.getTime()).toBeGreaterThan(Date.now() + 22 * HOUR);

    await agrees(shop, phone, "sms");
    const [at, addressKey] = [new Date(), addressFor("sms", phone)?.key ?? ""];
    const whose = { shopId: shop.id, id: newId<string>(), run: newId<string>(), step: "text", channel: "sms", purpose: "marketing", address: phone, addressKey } as const; // oxfmt-ignore
    const times = { plannedAt: at, stageAt: at, dueAt: at, expiresAt: new Date(at.getTime() + 100 * HOUR) };
    const text = { ...whose, ...times, place: here(12, "US", "FL"), content: { body: "Hi" } };
    const claim = await inShop(shop, async (db) => claimDelivery(db, shop, await db.messageDelivery.create({ data: text })));
    expect(claim.outcome).toBe("later");
    if (claim.outcome === "later") expect(claim.at.epochMilliseconds).toBeGreaterThan(Date.now() + 22 * HOUR);
  });
});

test("whoever tells an agent that they want no calls is called by nobody, for whatever cart, and Shopify's side hears of it", async () => {
  const { id, phone, person } = await aCall();
  await takeCallTask(shop, id, ann);
  await recordCallOutcome(shop, id, ann, { outcome: "do-not-call" });
  const again = await aCall();
  await inShop(shop, (db) => db.callTask.updateMany({ where: { id: again.id }, data: { phone } }));
  expect(await takeCallTask(shop, again.id, bob)).toMatchObject({ outcome: "over", why: "suppressed" });
  const told = await inShop(shop, (db) => db.event.findMany({ where: { topic: "consent.changed" } }));
  expect(told.map(({ body }) => JSON.parse(body) as object)).toMatchObject([{ channel: "call", state: "unsubscribed" }]);
  expect(person.isHeldOut).toBe(false);
});

test("agents see what is due first, page by page, with who has it in hand and which order it became", async () => {
  await inShop(shop, (db) => db.callTask.deleteMany({ where: { shopId: shop.id } }));
  const calls: Awaited<ReturnType<typeof aCall>>[] = [];
  for (const due of [2, -1, 1, -2, 0]) calls.push(await aCall({ due }));
  const [, second, , first] = calls;
  if (!first || !second) throw new Error("none");
  await takeCallTask(shop, first.id, ann);
  await inShop(shop, (db) => db.abandonment.updateMany({ where: { id: second.abandonment.id }, data: { orderId: 77n } }));

  const page = await inShop(shop, (db) => listCallTasks(db, shop, { which: "open", most: 2 }));
  expect(page).toMatchObject([
    { id: first.id, heldBy: { name: "Ann" }, turn: { outcome: "now" } },
    { id: second.id, heldBy: null, cart: { orderId: 77n } },
  ]);
  const last = page.at(-1);
  const rest = await inShop(shop, (db) =>
    listCallTasks(db, shop, { which: "open", after: { at: last?.dueAt ?? new Date(), id: last?.id ?? "" } }),
  );
  expect(rest.map(({ id }) => id)).toEqual([calls[4], calls[2], calls[0]].map((call) => call?.id));
  expect(rest.at(-1)).toMatchObject({ turn: { outcome: "later" } });

  await inShop(shop, (db) => db.callTask.updateMany({ where: { id: calls[0]?.id ?? "" }, data: { expiresAt: new Date() } }));
  await inShop(shop, (db) => db.abandonment.updateMany({ where: { id: second.abandonment.id }, data: { state: "completed" } }));
  await endOldCalls(shop);
  const over = await inShop(shop, (db) => listCallTasks(db, shop, { which: "over" }));
  expect(over.map(({ id, state }) => [id, state])).toEqual([
    [calls[0]?.id, "expired"],
    [second.id, "called_off"],
  ]);
});
