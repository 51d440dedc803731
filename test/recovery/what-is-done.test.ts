import { beforeAll, expect, test } from "vitest";
import { addressFor } from "#app/messaging/consent/address.ts";
import type { SuppressionReason } from "#app/messaging/consent/consent.ts";
import { suppress } from "#app/messaging/consent/keep-consent.server.ts";
import { messagingSettings } from "#app/messaging/messaging-settings.server.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { newId } from "#app/platform/ids.ts";
import type { Shop } from "#app/platform/shop.ts";
import { readJourneys } from "#app/screens/journeys/read-journeys.server.ts";
import { readCallable } from "#app/screens/journey/read-callable.server.ts";
import { CartsFilter } from "#app/screens/recovery/carts-filter.ts";
import { readCarts } from "#app/screens/recovery/read-carts.server.ts";
import { standingInLines, standingInWords } from "#app/screens/recovery/standing-in-words.ts";
import { readCart } from "#app/screens/recovery-cart/read-cart.server.ts";
import { agrees, aMessage } from "../messaging/a-message.ts";
import { aShop } from "../support/a-shop.ts";
import { inEnglish } from "../support/in-english.ts";
import { aBuyer, aLeftCart, type Buyer, definitionOf, mail, wait, waitForLink } from "./a-journey.ts";

const MINUTE = 60_000;

/** No worker's journeys are in it: what is written here is written by hand. */
let shop: Shop;
beforeAll(async () => {
  shop = await aShop();
  await inShop(shop, (db) => messagingSettings.save(db, shop, { opens: "00:00", closes: "00:00" }));
});

const steps = [mail("mail", "wait"), wait("wait", 60, null)];
const leftAlone = (address: string, channel: "email" | "call", reason: SuppressionReason, at = new Date(), source = "reply") =>
  inShop(shop, (db) => suppress(db, shop, { addressKey: addressFor(channel, address)?.key ?? "", reason, source, at }));

/** A way of a cart through a journey, as those who move it would have kept it. */
async function aRun(abandonmentId: string, { personId }: Buyer, name: string, of: object = {}) {
  const [id, journeyId, at] = [newId<string>(), newId<string>(), new Date()];
  const journey = { shopId: shop.id, id: journeyId, name, state: "live", definition: definitionOf(steps), liveSince: at, createdAt: at, updatedAt: at } as const; // oxfmt-ignore
  const run = {
    shopId: shop.id,
    id,
    journeyId,
    personId,
    entryKey: id,
    abandonmentId,
    isHeldOut: false,
    nodeId: "wait",
    nodeAt: at,
    enteredAt: at,
  };
  await inShop(shop, async (db) => {
    await db.journey.create({ data: journey });
    await db.journeyRun.create({ data: { ...run, dueAt: new Date(at.getTime() + 60 * MINUTE), ...of } });
  });
  return { id, journeyId };
}

/** No job is put down for it. */
const aPlannedMail = (run: string, { email }: Buyer, dueAt: Date) =>
  inShop(shop, (db) => {
    const { place, content, purpose, channel } = aMessage();
    const to = { address: email, addressKey: addressFor("email", email)?.key ?? "", place: place as object, content: content as object };
    const times = { plannedAt: dueAt, dueAt, expiresAt: dueAt, stageAt: dueAt };
    return db.messageDelivery.create({ data: { shopId: shop.id, id: newId(), run, step: "mail", channel, purpose, ...to, ...times } });
  });

const rowOf = async (id: string) => {
  const { rows } = await readCarts(shop, CartsFilter.parse({ view: "all" }));
  return rows.find((row) => row.id === id) ?? expect.fail("The cart isn't in the index");
};
const onIndex = async (id: string) => inEnglish(standingInWords((await rowOf(id)).standing));
const pageOf = async (id: string) => (await readCart(shop, id)) ?? expect.fail("There is no such cart");
const onPage = async (id: string) => standingInLines((await pageOf(id)).standing).map(inEnglish);

test("of those who can be called nobody is counted whom the call list leaves out: who answered STOP, and who took their word back", async () => {
  const call = { kind: "call-task", id: "call", script: "Hello", attempts: 2, withCode: false, withinMinutes: 600, whenNotEligible: "skip", next: null }; // oxfmt-ignore
  const definition = definitionOf([call]);
  const callable = () => inShop(shop, (db) => readCallable(db, shop, definition));
  const before = (await callable()) ?? { people: 0, withPhone: 0, agreed: 0 };
  const [agreed, stopped, again, never] = [await aBuyer(shop), await aBuyer(shop), await aBuyer(shop), await aBuyer(shop)];
  for (const buyer of [agreed, stopped, again, never]) await aLeftCart(shop, buyer);
  for (const { phone } of [agreed, stopped]) await agrees(shop, phone, "call");
  await leftAlone(stopped.phone, "call", "stop");
  await leftAlone(again.phone, "call", "stop", new Date(Date.now() - 120 * MINUTE));
  await agrees(shop, again.phone, "call");
  expect(await callable()).toEqual({ people: before.people + 4, withPhone: before.withPhone + 4, agreed: before.agreed + 2 });
});

test("a buyer of the United States is not said to be reached by WhatsApp, whose marketing doesn't go there, on the index and on the cart's page", async () => {
  const reachOf = async (phone: string) => {
    const buyer = await aBuyer(shop, { phone });
    await agrees(shop, phone, "whatsapp");
    const id = await aLeftCart(shop, buyer);
    const { consents } = await pageOf(id);
    return [(await rowOf(id)).reach, consents.find(({ channel }) => channel === "whatsapp")];
  };
  expect(await reachOf("+12125550123")).toMatchObject([["email", "sms"], { isWanted: true, isReached: false }]);
  expect(await reachOf("+14165550123")).toMatchObject([["email", "sms", "whatsapp"], { isWanted: true, isReached: true }]);
});

test("of a cart in a paused journey no next step is promised, on the index and on the cart's page", async () => {
  const buyer = await aBuyer(shop);
  const id = await aLeftCart(shop, buyer);
  const { journeyId } = await aRun(id, buyer, "Three mails");
  expect(await onIndex(id)).toMatch(/^In “Three mails”, next step /);
  await inShop(shop, (db) => db.journey.updateMany({ where: { shopId: shop.id, id: journeyId }, data: { state: "paused" } }));
  expect(await onIndex(id)).toBe("Paused in “Three mails”");
  expect(await onPage(id)).toEqual(["Paused in “Three mails”"]);
  expect((await pageOf(id)).runs).toMatchObject([{ isPaused: true, endedBy: null }]);
});

test("of a second cart it is said that its buyer was in the journey with the first, where they may not come again so soon", async () => {
  const buyer = await aBuyer(shop);
  const first = await aLeftCart(shop, buyer);
  const { id: runId, journeyId } = await aRun(first, buyer, "Once a week");
  const earlier = (minutes: number) => new Date(Date.now() - minutes * MINUTE);
  await inShop(shop, async (db) => {
    const definition = { ...definitionOf(steps), reentry: { isAllowed: true, afterHours: 168 } };
    await db.journey.updateMany({ where: { shopId: shop.id, id: journeyId }, data: { liveSince: earlier(240), definition } });
    await db.journeyRun.updateMany({ where: { shopId: shop.id, id: runId }, data: { enteredAt: earlier(180) } });
  });
  const second = await aLeftCart(shop, buyer);
  const said = "Nothing: they were in “Once a week” with another cart, and don't enter it again so soon";
  expect(await onIndex(second)).toBe(said);
  expect(await onPage(second)).toEqual([said]);
  expect(await onIndex(first)).toMatch(/^In “Once a week”/);
});

test("a cart's page names every journey that has yet to do something, soonest first: also one that is through and left a call or a message to be made", async () => {
  const buyer = await aBuyer(shop);
  const id = await aLeftCart(shop, buyer);
  await aRun(id, buyer, "Waits");
  const ended = { dueAt: null, endedBy: "finished", endedAt: new Date() };
  const { id: mailing } = await aRun(id, buyer, "Mails", ended);
  await aPlannedMail(mailing, buyer, new Date(Date.now() + 10 * MINUTE));
  const { id: calling } = await aRun(id, buyer, "Calls", ended);
  const place = { country: "GB", region: null, zone: "Europe/London" };
  const task = { runId: calling, nodeId: "call", personId: buyer.personId, abandonmentId: id, phone: buyer.phone, place, script: "" };
  const times = { dueAt: new Date(), expiresAt: new Date(Date.now() + 600 * MINUTE) };
  await inShop(shop, (db) => db.callTask.create({ data: { shopId: shop.id, id: newId(), ...task, ...times } }));
  await aRun(id, buyer, "Done", ended);

  const lines = await onPage(id);
  expect(lines.map((line) => line.replace(/next step .*/, "next step …"))).toEqual([
    "In “Calls”: a call is on your list",
    "In “Mails”, next step …",
    "In “Waits”, next step …",
  ]);
  expect(await onIndex(id)).toBe("In “Calls”: a call is on your list, and in 2 more journeys");
});

test.each<[string, [SuppressionReason, string][], string]>([
  [
    "marked a mail as spam",
    [
      ["unsubscribed", "complaint"],
      ["complained", "complaint"],
    ],
    "they marked a mail as spam",
  ],
  ["unsubscribed", [["unsubscribed", "one-click"]], "they unsubscribed"],
  ["answered STOP", [["stop", "reply"]], "they answered STOP"],
])("a journey that ended because somebody %s says that, and no other reason", async (_, reasons, told) => {
  const buyer = await aBuyer(shop);
  const id = await aLeftCart(shop, buyer);
  for (const [reason, source] of reasons) await leftAlone(buyer.email, "email", reason, new Date(Date.now() - 1000), source);
  await aRun(id, buyer, "Mails", { dueAt: null, endedBy: "unsubscribed", endedAt: new Date() });
  // What they said later is no reason for what was over by then.
  await leftAlone(buyer.phone, "call", "agent", new Date(Date.now() + MINUTE));
  expect(await onIndex(id)).toBe(`“Mails” ended: ${told}`);
  const { timeline } = await pageOf(id);
  expect(timeline.flatMap((event) => (event.is === "told" ? inEnglish(event.message) : []))).toContain(`“Mails” ended: ${told}`);
});

test("what happened to a cart in one moment stands on its page as one led to the other, the last on top", async () => {
  const buyer = await aBuyer(shop);
  const at = new Date(Date.now() - MINUTE);
  const id = await aLeftCart(shop, buyer, { startedAt: new Date(at.getTime() - MINUTE), abandonedAt: at });
  const { id: runId, journeyId } = await aRun(id, buyer, "Mails", { enteredAt: at, dueAt: null, endedAt: at, endedBy: "finished" });
  const nodes = [waitForLink("z-asked", 60, null, "m-mail"), mail("m-mail", "a-mail"), mail("a-mail", null)];
  const definition = definitionOf(nodes);
  await inShop(shop, async (db) => {
    await db.journey.updateMany({ where: { shopId: shop.id, id: journeyId }, data: { definition } });
    const passed = (nodeId: string) => ({ shopId: shop.id, runId, nodeId, at, what: { code: `test:${nodeId}`, args: {} } });
    await db.journeyPassage.createMany({ data: ["a-mail", "z-asked", "m-mail"].map(passed) });
  });
  const { timeline } = await pageOf(id);
  expect(timeline.map(({ key }) => key.replace(`${runId} `, "").replace(` ${runId}`, ""))).toEqual([
    "over",
    "a-mail 0",
    "m-mail 0",
    "z-asked 0",
    "entered",
    "left",
    "started",
  ]);
});

test("an order of somebody who was in three journeys counts in the list of journeys once, for the one that touched them last, as in the report", async () => {
  const buyer = await aBuyer(shop);
  const id = await aLeftCart(shop, buyer, { state: "completed", endedAt: new Date() });
  const over = { dueAt: null, endedBy: "purchased", endedAt: new Date() };
  const runs = [await aRun(id, buyer, "First", over), await aRun(id, buyer, "Second", over), await aRun(id, buyer, "Third", over)];
  const order = { shopId: shop.id, personId: buyer.personId, placedAt: new Date(), paid: 100n, net: 100n, isDiscounted: false };
  const touched = { runId: runs[1]?.id ?? "", journeyId: runs[1]?.journeyId ?? "", nodeId: "mail", channel: "email", touch: "clicked" } as const; // oxfmt-ignore
  await inShop(shop, (db) =>
    db.recoveryOrder.createMany({
      data: [
        { ...order, orderId: 1n, ...touched },
        { ...order, orderId: 2n },
        { ...order, orderId: 3n, ...touched, net: 0n },
      ],
    }),
  );
  const { journeys } = await readJourneys(shop);
  expect(runs.map(({ journeyId }) => journeys.find((one) => one.id === journeyId)?.bought)).toEqual([0, 1, 0]);
});
