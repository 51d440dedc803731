import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "#app/platform/actor.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { newId } from "#app/platform/ids.ts";
import type { Shop } from "#app/platform/shop.ts";
import { takeCallTask } from "#app/recovery/calls/call-tasks.server.ts";
import { CartCommand, commandCart } from "#app/screens/recovery-cart/command-cart.server.ts";
import { type CartView, readCart } from "#app/screens/recovery-cart/read-cart.server.ts";
import { inEnglish } from "../support/in-english.ts";
import { mail, MINUTE } from "./a-journey.ts";
import { leftCart } from "./a-left-cart.ts";
import { consentOf } from "./consent-of.ts";
import { aWritingShop, shop, worksOnJourneys } from "./in-journeys.ts";

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
    expect(inEnglish(shown?.said?.noted?.by)).toBe("Ann");
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
