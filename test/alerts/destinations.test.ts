import { describe, expect, test } from "vitest";
import { type Alerted, anAlertedShop, told, work, world, worksOnAlerts } from "./an-alerted-shop.ts";
import { sendTest } from "#app/alerts/send-test.server.ts";
import { connectChannel } from "#app/messaging/channels/connect-channel.server.ts";
import { smtp } from "#app/messaging/channels/smtp/provider.server.ts";
import { sendDelivery } from "#app/messaging/deliveries/send-delivery.server.ts";
import { WAYBILL } from "#app/platform/actor.ts";
import { checkForm } from "#app/platform/forms/check-form.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { startWorker } from "#app/platform/start-worker.server.ts";
import { AlertsCommand } from "#app/screens/alerts/alerts-command.ts";
import { commandAlerts } from "#app/screens/alerts/command-alerts.server.ts";
import { readAlerts } from "#app/screens/alerts/read-alerts.server.ts";
import { readExceptions } from "#app/screens/exceptions/read-exceptions.server.ts";
import { aShop } from "../support/a-shop.ts";
import { advanceTime } from "../support/advance-time.ts";
import { eventually } from "../support/eventually.ts";

worksOnAlerts();

describe("on the page of alerts", () => {
  const NEW = { intent: "add", kind: "webhook", scope: "everything", rhythm: "at_once", tellsSolved: "true" };
  const SECRET = "/services/T0/B0/WhoeverKnowsThisPosts1";
  async function says(shop: Shop, form: object) {
    const command = checkForm(AlertsCommand, { ...NEW, ...form });
    return command.ok ? commandAlerts(shop, command.value, WAYBILL) : command;
  }

  test("a webhook's address is kept as a secret: it is sealed, and never shown again", async () => {
    const shop = await aShop();
    expect(await says(shop, { url: `https://hooks.slack.com${SECRET}` })).toMatchObject({ ok: true });
    const page = await readAlerts(shop);
    expect(page.destinations).toMatchObject([{ name: "hooks.slack.com/…sts1", state: "active", lastSentAt: null, waiting: 0 }]);
    expect(page.destinations, "nothing ever came there").toMatchObject([{ standing: "not-tried" }]);
    const rows = await inShop(shop, (db) => db.alertDestination.findMany({ where: { shopId: shop.id } }));
    expect(JSON.stringify([page, rows])).not.toMatch(/WhoeverKnows|services/);
    expect(await says(shop, { url: `https://hooks.slack.com${SECRET}` })).toMatchObject({
      fields: { url: { code: "screens-alerts:known" } },
    });
  });

  test("a webhook that was revoked gets another address, and keeps what is told there", async () => {
    const shop = await anAlertedShop({ scope: "urgent" });
    const [before] = (await readAlerts(shop.shop)).destinations;
    const keeps = { intent: "change", id: shop.id, scope: "urgent", rhythm: "daily" };
    expect(await says(shop.shop, keeps)).toMatchObject({ ok: true });
    await inShop(shop.shop, (db) => db.alertDestination.updateMany({ where: { shopId: shop.shop.id }, data: { lastSentAt: new Date() } }));
    expect((await readAlerts(shop.shop)).destinations).toMatchObject([{ name: before?.name, rhythm: "daily", standing: "active" }]);
    expect(await says(shop.shop, { ...keeps, url: `https://hooks.slack.com${SECRET}` })).toMatchObject({ ok: true });
    expect((await readAlerts(shop.shop)).destinations).toMatchObject([
      { name: "hooks.slack.com/…sts1", scope: "urgent", standing: "not-tried", lastSentAt: null },
    ]);
  });

  test.each([
    [{ url: "http://hooks.slack.com/services/x" }, "url", "screens-alerts:not-https"],
    [{ url: "https://169.254.169.254/latest" }, "url", "screens-alerts:not-a-host"],
    [{ url: "https://localhost.localdomain/x" }, "url", "screens-alerts:not-public"],
    [{ url: "" }, "url", "screens-alerts:not-https"],
    [{ kind: "email", addresses: "ops@shop.example, nobody" }, "addresses", "screens-alerts:not-an-address"],
    [{ kind: "email", addresses: "" }, "addresses", "platform:required"],
    [{ url: `https://hooks.slack.com${SECRET}`, scope: "chosen" }, "causes", "screens-alerts:choose-one"],
  ])("%j is refused beside its field", async (form, field, code) => {
    expect(await says(await aShop(), form)).toMatchObject({ ok: false, fields: { [field]: { code } } });
  });

  test("an alert's link leads to exceptions of its cause alone", async () => {
    const shop = await anAlertedShop();
    await shop.open("parcel.lost", 2);
    await shop.open("parcel.returned", 1);
    const { groups, onlyCause } = await readExceptions(shop.shop, { onlyCause: "parcel.lost" });
    expect([onlyCause, groups.map(({ cause, count }) => [cause, count])]).toEqual(["parcel.lost", [["parcel.lost", 2]]]);
    expect((await readExceptions(shop.shop)).groups).toHaveLength(2);
  });
});

test("a webhook whose name leads into our own network is never spoken to, and says so", async () => {
  const shop = await anAlertedShop({ host: "https://localhost.localdomain/hooks/" });
  expect(await sendTest(shop.shop, shop.id)).toMatchObject({ outcome: "failed", problem: { code: "alerts:not-public" } });
});

test("a test says at once whether it arrived, and is no alert", async () => {
  const shop = await anAlertedShop();
  expect(await sendTest(shop.shop, shop.id)).toEqual({ outcome: "sent" });
  expect(told()).toEqual([expect.stringMatching(/^Test from Waybill for Tea &amp; Mugs\n\nAlerts arrive here\./)]);
  world.chat.become("revoked");
  expect(await sendTest(shop.shop, shop.id)).toMatchObject({ outcome: "failed", problem: { code: "alerts:said-revoked" } });
  expect([await shop.alerts(), (await shop.destination()).failures]).toEqual([[], 0]);
});

test("what opens is told by itself: heard, gathered, and posted when it is due", async () => {
  const shop = await anAlertedShop();
  const worker = await startWorker(work, { works: true });
  await shop.open("parcel.lost", 5);
  await eventually(() => inShop(shop.shop, async (db) => (await db.alertItem.count({ where: { shopId: shop.shop.id } })) === 5));
  advanceTime(61_000);
  const mine = () => told().filter((text) => text.includes("A carrier lost a parcel (5)"));
  await eventually(() => mine().length > 0);
  await worker.stop(1000);
  expect(mine()).toHaveLength(1);
});

describe("by mail", () => {
  const addresses = ["ops@shop.example", "gone@shop.example"];
  const sendAll = (shop: Alerted) =>
    inShop(shop.shop, (db) => db.messageDelivery.findMany({ where: { shopId: shop.shop.id, stage: "planned" } })).then(async (mails) => {
      for (const { id } of mails) await sendDelivery(shop.shop, id);
    });

  test("an alert goes to each address once, as no marketing, over the shop's own mail channel", async () => {
    const shop = await anAlertedShop({ addresses });
    expect(await sendTest(shop.shop, shop.id)).toMatchObject({ outcome: "failed", problem: { code: "alerts:no-mail-channel" } });
    expect(await connectChannel(shop.shop, smtp, world.inbox.credentials)).toEqual({ outcome: "connected" });
    await shop.due("parcel.lost", 4);
    for (let times = 0; times < 2; times += 1) await shop.tend();
    await sendAll(shop);
    const mail = world.inbox.lastTo("ops@shop.example");
    expect(mail).toMatchObject({
      subject: "4 new exceptions at Tea & Mugs",
      text: expect.stringContaining("A carrier lost a parcel (4)") as string,
    });
    expect(mail?.headers.map(({ name }) => name.toLowerCase())).not.toContain("list-unsubscribe");
    expect(world.inbox.lastTo("gone@shop.example")).toBeDefined();
    expect(world.inbox.inbox.mails().filter(({ subject }) => subject.startsWith("4 new"))).toHaveLength(2);
  });

  test("what is solved before its mail leaves is not sent", async () => {
    const shop = await anAlertedShop({ addresses: ["late@shop.example"] });
    expect(await connectChannel(shop.shop, smtp, world.inbox.credentials)).toEqual({ outcome: "connected" });
    const subjects = await shop.due("parcel.lost");
    await shop.tend();
    await shop.solve(subjects);
    await sendAll(shop);
    expect(world.inbox.lastTo("late@shop.example")).toBeUndefined();
  });
});
