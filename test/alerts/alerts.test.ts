import { describe, expect, test } from "vitest";
import { anAlertedShop, told, world, worksOnAlerts } from "./an-alerted-shop.ts";
import { addDestination, pauseDestination, removeDestination, resumeDestination } from "#app/alerts/destinations.server.ts";
import { fulfillment } from "#app/fulfillment/messages.ts";
import { WAYBILL } from "#app/platform/actor.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { verbatim } from "#app/platform/messages/message.ts";
import { advanceTime } from "../support/advance-time.ts";

worksOnAlerts();

const [MINUTE, HOUR] = [60, 3600];

describe("what is told", () => {
  test("a flood of one cause is one alert with its number and a link to exactly these, without a word of who bought", async () => {
    const shop = await anAlertedShop();
    await shop.open("parcel.lost", 20);
    await shop.hear();
    await shop.tend();
    expect(told()).toEqual([]);
    await shop.open("parcel.lost", 10);
    await shop.hear(61);
    await shop.tend();
    const [message, ...others] = world.chat.messages();
    expect(others).toEqual([]);
    expect(message?.text).toMatch(
      /^30 new exceptions at Tea &amp; Mugs\n\nA carrier lost a parcel \(30\)\nAmong them orders #\d+, #\d+, and #\d+\n/,
    );
    const domain = shop.shop.domain.replace(".myshopify.com", "");
    expect(message?.text).toMatch(new RegExp(`https://admin.shopify.com/store/${domain}/apps/[\\w-]+/app/exceptions\\?cause=parcel.lost`));
    expect(JSON.stringify(message)).not.toMatch(/Ada|High Street/);
    const [alert] = await shop.alerts();
    expect(message?.reference).toBe(alert?.id);
    expect(message?.text).toContain(`Alert ${alert?.id ?? "none"}`);
  });

  test("what goes on coming is told a quarter of an hour after, and what was told not again", async () => {
    const shop = await anAlertedShop();
    await shop.due("parcel.lost", 1);
    await shop.tend();
    await shop.due("parcel.lost", 2);
    await shop.tend();
    expect(told()).toHaveLength(1);
    advanceTime(15 * MINUTE * 1000);
    await shop.tend();
    expect(told().map((text) => text.split("\n")[0])).toEqual(["1 new exception at Tea &amp; Mugs", "2 new exceptions at Tea &amp; Mugs"]);
  });

  test("what is solved or dismissed before it leaves is not told, and what is still open with it is", async () => {
    const shop = await anAlertedShop();
    const [first = "", second = ""] = await shop.due("parcel.lost", 2);
    await shop.solve([first]);
    await shop.tend();
    expect(told()).toEqual([expect.stringContaining("A carrier lost a parcel (1)")]);
    expect(told()[0]).toContain(`#${second.replace("order:", "")}`);
    const gone = await shop.due("parcel.returned");
    await shop.solve(gone);
    await shop.tend();
    expect(told()).toHaveLength(1);
  });

  test("only what was chosen is told: by cause, or what can't wait", async () => {
    const chosen = await anAlertedShop({ scope: "chosen", causes: ["parcel.lost"] });
    await chosen.due("parcel.returned");
    await chosen.tend();
    const urgent = await anAlertedShop({ scope: "urgent" });
    await urgent.due("parcel.lost");
    await urgent.tend();
    expect(told()).toEqual([]);
    await urgent.due("parcel.unwanted");
    await urgent.tend();
    expect(told()).toHaveLength(1);
  });

  test("trouble that turns into a chosen kind is told then", async () => {
    const shop = await anAlertedShop({ scope: "chosen", causes: ["unroutable.no-warehouse"] });
    const instead = (cause: "unroutable.out-of-stock" | "unroutable.no-warehouse") => shop.open(cause, 1, ["order:1"], "unroutable.");
    await instead("unroutable.out-of-stock");
    await shop.hear(61);
    await instead("unroutable.no-warehouse");
    await shop.hear(61);
    await shop.tend();
    expect(told()).toEqual([expect.stringContaining("No warehouse is connected (1)")]);
  });

  test("the same trouble that a person had tried again is not told twice", async () => {
    const shop = await anAlertedShop();
    const subjects = await shop.due("shipment.refused");
    await shop.tend();
    await shop.solve(subjects, fulfillment.message("rerouted", { by: verbatim("Robin") }));
    await shop.open("shipment.refused", 1, subjects);
    await shop.hear(20 * MINUTE);
    await shop.tend();
    expect(told()).toHaveLength(1);
  });
});

describe("what is over", () => {
  test("is told once all that was told of a cause is off the list, by itself, and once", async () => {
    const shop = await anAlertedShop();
    const [first = "", second = ""] = await shop.due("warehouse.unreachable", 2, ["warehouse:a", "warehouse:b"]);
    await shop.tend();
    await shop.solve([first]);
    advanceTime(5 * MINUTE * 1000);
    await shop.tend();
    expect(told()).toHaveLength(1);
    await shop.solve([second]);
    await shop.tend();
    expect(told()).toHaveLength(1);
    advanceTime(3 * MINUTE * 1000);
    for (let times = 0; times < 2; times += 1) await shop.tend();
    expect(told().slice(1)).toEqual([expect.stringMatching(/^Solved: 2 exceptions at .*\n\nSolved: A warehouse doesn't answer \(2\)\n/)]);
  });

  test("is not told where nobody wants to hear it, nor of what was never told", async () => {
    const quiet = await anAlertedShop({ tellsSolved: false });
    await quiet.solve(await quiet.due("parcel.lost").then(async (subjects) => (await quiet.tend(), subjects)));
    advanceTime(HOUR * 1000);
    await quiet.tend();
    expect(told()).toHaveLength(1);
    const shop = await anAlertedShop();
    await shop.solve(await shop.due("parcel.lost"));
    advanceTime(HOUR * 1000);
    await shop.tend();
    expect(told()).toHaveLength(1);
  });

  test("a digest says what is new and what is over in one message, at its hour, and nothing where there is nothing", async () => {
    // Five minutes past a full hour.
    advanceTime((HOUR - (Math.floor(Date.now() / 1000) % HOUR) + 5 * MINUTE) * 1000);
    const shop = await anAlertedShop({ rhythm: "hourly" });
    const lost = await shop.due("parcel.lost", 3);
    advanceTime(HOUR * 1000);
    await shop.tend();
    await shop.solve(lost);
    await shop.due("parcel.returned", 2);
    await shop.tend();
    expect(told()).toHaveLength(1);
    advanceTime(HOUR * 1000);
    for (let times = 0; times < 2; times += 1) await shop.tend();
    expect(told()[1]).toMatch(/^2 new exceptions[^]*A parcel was sent back \(2\)[^]*Solved: A carrier lost a parcel \(3\)/);
    advanceTime(3 * HOUR * 1000);
    await shop.tend();
    expect(told()).toHaveLength(2);
  });
});

describe("a receiver in trouble", () => {
  test("that fails or asks for a pause is tried again when it said, and hears of what came meanwhile in the same alert", async () => {
    const shop = await anAlertedShop();
    world.breaks("429");
    await shop.due("parcel.lost");
    await shop.tend();
    expect(await shop.destination()).toMatchObject({ failures: 1, refusals: 0, lastProblem: { code: "alerts:too-many" } });
    advanceTime(10_000);
    await shop.tend();
    expect(told()).toEqual([]);
    world.breaks("500");
    advanceTime(21_000);
    await shop.tend();
    const solved = await shop.due("parcel.returned");
    await shop.due("parcel.returned");
    await shop.solve(solved);
    advanceTime(2 * MINUTE * 1000);
    await shop.tend();
    expect(told()).toEqual([expect.stringMatching(/^2 new exceptions[^]*lost a parcel \(1\)[^]*was sent back \(1\)/)]);
    expect(await shop.destination()).toMatchObject({ state: "active", failures: 0, failingSince: null });
    expect((await shop.alerts()).map(({ stage }) => stage)).toEqual(["sent"]);
  });

  test("that took an alert and hung up is told again under the same id, which says so, and no more than three times", async () => {
    const shop = await anAlertedShop();
    world.breaks("reset-after-effect");
    await shop.due("parcel.lost");
    await shop.tend();
    advanceTime(MINUTE * 1000);
    await shop.tend();
    const [first, second] = world.chat.messages();
    expect([first?.reference, world.chat.messages().length]).toEqual([second?.reference, 2]);
    expect([first?.text.includes("Sent again"), second?.text.includes("Sent again")]).toEqual([false, true]);

    world.chat.clear();
    world.breaks("reset-after-effect", { times: 9 });
    await shop.due("parcel.returned");
    for (let hours = 0; hours < 6; hours += 1) {
      await shop.tend();
      advanceTime(HOUR * 1000);
    }
    expect(world.chat.messages()).toHaveLength(3);
    expect((await shop.alerts()).map(({ stage }) => stage)).toEqual(["sent", "unknown"]);
  });

  test("an alert that a process died over is told again under its id, and by nobody else meanwhile", async () => {
    const shop = await anAlertedShop();
    await shop.due("parcel.lost");
    world.breaks("reset");
    await shop.tend();
    await inShop(shop.shop, (db) =>
      db.alert.updateMany({ where: { shopId: shop.shop.id }, data: { stage: "claimed", claimedAt: new Date() } }),
    );
    await shop.tend();
    expect(told()).toEqual([]);
    advanceTime(2 * MINUTE * 1000);
    await Promise.all([shop.tend(), shop.tend()]);
    expect(world.chat.messages().map(({ reference }) => reference)).toEqual([(await shop.alerts())[0]?.id]);
  });

  test.each([
    ["revoked", "said-revoked"],
    ["archived", "said-archived"],
  ] as const)(
    "that is %s is not silent: it is paused after three refusals, with its reason on the worklist, and no alert is about itself",
    async (state, problem) => {
      const shop = await anAlertedShop();
      world.chat.become(state);
      await shop.due("parcel.lost");
      for (let hours = 0; hours < 5; hours += 1) {
        await shop.tend();
        await shop.hear(HOUR);
      }
      expect(await shop.destination()).toMatchObject({ state: "failed", refusals: 3, lastProblem: { code: `alerts:${problem}` } });
      expect((await shop.exceptions()).map(({ cause }) => cause).toSorted()).toEqual(["alerts.paused", "parcel.lost"]);
      expect(JSON.stringify((await shop.exceptions()).map(({ message }) => message))).not.toContain("secret-of-so-many-signs");

      world.chat.become("open");
      await shop.tend();
      expect(told()).toEqual([]);
      await resumeDestination(shop.shop, shop.id, WAYBILL);
      await shop.hear(61);
      await shop.tend();
      expect(told()).toEqual([expect.stringMatching(/^1 new exception at[^]*lost a parcel \(1\)/)]);
      expect((await shop.exceptions()).map(({ cause }) => cause)).toEqual(["parcel.lost"]);
    },
  );

  test("another destination hears that one is paused, and two that fail together tell each other nothing for ever", async () => {
    const shop = await anAlertedShop();
    const other = await addDestination(
      shop.shop,
      { addresses: ["boss@shop.example"] },
      { scope: "everything", causes: [], rhythm: "at_once", tellsSolved: false },
    );
    world.chat.become("revoked");
    await shop.due("parcel.lost");
    for (let hours = 0; hours < 3; hours += 1) {
      await shop.tend();
      await shop.hear(HOUR);
    }
    const items = await inShop(shop.shop, (db) => db.alertItem.findMany({ where: { shopId: shop.shop.id, cause: "alerts.paused" } }));
    expect(items.map(({ destinationId }) => destinationId)).toEqual(other.outcome === "added" ? [other.id] : []);
  });

  test("that is a workflow of Microsoft Teams gets a card", async () => {
    const shop = await anAlertedShop({ host: "https://prod-00.westeurope.logic.azure.com/workflows/0f/triggers/manual/paths/invoke?sig=" });
    await shop.due("parcel.lost");
    await shop.tend();
    expect(world.chat.messages()).toMatchObject([{ text: expect.stringContaining("A carrier lost a parcel (1)") as string }]);
    expect(await shop.destination()).toMatchObject({ plainOnly: false, failures: 0 });
  });

  test("that takes texts alone gets the same as a text, from then on at once", async () => {
    const shop = await anAlertedShop();
    world.chat.become("text-only");
    await shop.due("parcel.lost");
    await shop.tend();
    expect(world.chat.messages()).toMatchObject([{ blocks: null, text: expect.stringContaining("A carrier lost a parcel (1)") as string }]);
    expect(await shop.destination()).toMatchObject({ plainOnly: true, failures: 0 });
  });

  test("what a person paused hears nothing, and once it goes on what is still open; one that was removed nothing at all", async () => {
    const shop = await anAlertedShop();
    await pauseDestination(shop.shop, shop.id);
    const [first = ""] = await shop.due("parcel.lost", 3);
    await shop.tend();
    await shop.solve([first]);
    expect(told()).toEqual([]);
    await resumeDestination(shop.shop, shop.id, WAYBILL);
    await shop.tend();
    expect(told()).toEqual([expect.stringContaining("A carrier lost a parcel (2)")]);
    await shop.due("parcel.returned");
    await removeDestination(shop.shop, shop.id, WAYBILL);
    await shop.tend();
    expect(told()).toHaveLength(1);
  });
});
