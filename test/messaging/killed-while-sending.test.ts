import { type ChildProcess, fork } from "node:child_process";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Shop } from "#app/platform/shop.ts";
import { ownPostgres } from "../ground/own-postgres.ts";
import { advanceTime } from "../support/advance-time.ts";
import { eventually } from "../support/eventually.ts";
import { portOfProcess } from "../support/port-of-process.ts";
import type { ChannelProviders } from "./channel-providers.ts";

/** By each channel, and how often a worker or the database is killed with -9 over them: 2,000 and 20 is what the product is measured by (docs/operating.md). */
const MESSAGES = Number(process.env["MESSAGES"] ?? 12);
const KILLS = Number(process.env["KILLS"] ?? 2);
const PATIENCE_MS = 60_000 + MESSAGES * 600 + KILLS * 20_000;

const CHANNELS = ["email", "sms", "whatsapp"] as const;
type Sent = { channel: (typeof CHANNELS)[number]; id: string };

let postgres: Awaited<ReturnType<typeof ownPostgres>>;
let world: ChannelProviders;
let shop: Shop;
let worker: ChildProcess;
let offsetMs = 0;
const planned: Sent[] = [];

beforeAll(async () => {
  postgres = await ownPostgres();
  // Before anything that reads the environment is loaded.
  process.env["DATABASE_URL"] = postgres.url;
  const port = portOfProcess();
  process.env["PRIVATE_MAIL_HOSTS"] = `127.0.0.1:${String(port)}`;
  const [{ startChannelProviders }, { approveTemplates, filledIn }, { aShop }, { inShop }, { aMessage, ...messages }] = await Promise.all([
    import("./channel-providers.ts"),
    import("./a-whatsapp-template.ts"),
    import("../support/a-shop.ts"),
    import("#app/platform/db/in-shop.server.ts"),
    import("./a-message.ts"),
  ]);
  const [{ connectChannel, whereToTell }, { smtp }, { twilio }, { whatsApp }, { room }, { startWorker }] = await Promise.all([
    import("#app/messaging/channels/connect-channel.server.ts"),
    import("#app/messaging/channels/smtp/provider.server.ts"),
    import("#app/messaging/channels/twilio/provider.server.ts"),
    import("#app/messaging/channels/whatsapp/provider.server.ts"),
    import("#app/messaging/room.server.ts"),
    import("#app/platform/start-worker.server.ts"),
  ]);
  world = await startChannelProviders();
  expect(await world.mail.listen(port)).toBe(port);
  const { jobs = [], subscribers = [], schedules = [] } = room;
  await startWorker({ jobs, subscribers, schedules }, { works: false });
  shop = await aShop();
  await approveTemplates(world, { parcel_late: "UTILITY" });
  const mail = { host: "127.0.0.1", port, fromName: "Tea & Mugs", fromAddress: "hello@shop.example" };
  for (const [provider, credentials] of [[smtp, mail], [twilio, world.twilio], [whatsApp, world.meta]] as const)
    expect(await connectChannel(shop, provider, credentials)).toEqual({ outcome: "connected" }); // oxfmt-ignore
  world.whatsapp.account.webhookUrl = (await whereToTell(shop, "whatsapp"))?.address ?? "";

  // Each channel's provider now and then takes a message and hangs up, or hangs up before it; of many, some it takes and says nothing for as
  // long as anybody waits.
  const kinds = {
    "timeout-after-effect": Math.floor(MESSAGES / 100),
    "reset-after-effect": Math.ceil(MESSAGES / 20),
    reset: Math.ceil(MESSAGES / 20),
  };
  const calls = { sms: "POST /Messages.json", whatsapp: "POST /messages", mail: undefined };
  for (const [target, operation] of Object.entries(calls))
    for (const [kind, times] of Object.entries(kinds))
      if (times > 0) world.breaks({ target, kind, times, rate: 0.15, seed: times, ...(operation && { operation }) });

  const number = (index: number) => `+44770${String(1_000_000 + index)}`;
  for (let from = 0; from < MESSAGES; from += 50)
    await inShop(shop, async (db) => {
      const { planDelivery } = await import("#app/messaging/deliveries/plan-delivery.server.ts");
      for (let index = from; index < Math.min(MESSAGES, from + 50); index += 1)
        for (const channel of CHANNELS) {
          const given =
            channel === "email"
              ? {}
              : { address: number(index), content: channel === "sms" ? { body: "It is on its way." } : filledIn("parcel_late") };
          const message = aMessage({ channel, purpose: "transactional", expiresAt: new Date(Date.now() + 7 * 86_400_000), ...given });
          const outcome = await planDelivery(db, shop, message);
          if (outcome.outcome !== "planned") throw new Error(outcome.outcome);
          planned.push({ channel, id: outcome.deliveryId });
        }
    });
  expect(messages).toBeDefined();
}, PATIENCE_MS);
afterAll(async () => {
  worker.kill("SIGKILL");
  await world.stop();
  await postgres.stop();
});

function startWorkerProcess(): ChildProcess {
  const child = fork(new URL("./run-messaging-worker.ts", import.meta.url), {
    execArgv: ["--import", new URL("../../sandbox/app/redirect.mjs", import.meta.url).href],
    env: { ...process.env, STAND_INS_ORIGIN: world.origin, INTAKE_URL: world.intakeUrl, POLL_SECONDS: "1" },
  });
  child.send({ clockOffsetMs: offsetMs });
  return child;
}

/** Everybody's clock moves on. */
function later(seconds: number): void {
  advanceTime(seconds * 1000);
  world.later(seconds);
  offsetMs += seconds * 1000;
  worker.send({ clockOffsetMs: offsetMs });
}

/** What the providers took, by whose message it was. */
function taken(): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { effect, reference } of world.ledger.entries()) {
    const id = /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(reference ?? "")?.[0];
    if (effect === "message.accepted" || effect === "mail.accepted") counts.set(id ?? "", (counts.get(id ?? "") ?? 0) + 1);
  }
  return counts;
}

async function stages(): Promise<Map<string, string>> {
  const { inShop } = await import("#app/platform/db/in-shop.server.ts");
  const rows = await inShop(shop, (db) => db.messageDelivery.findMany({ select: { id: true, stage: true } }));
  return new Map(rows.map(({ id, stage }) => [id, stage]));
}

test(
  "workers and the database are killed over messages by every channel: none goes out twice, and each that may be missing is shown as unknown",
  async () => {
    worker = startWorkerProcess();
    for (let kill = 0; kill < KILLS; kill += 1) {
      const goal = (planned.length * (kill + 1)) / (KILLS + 2);
      await eventually(() => taken().size >= goal, { withinMs: PATIENCE_MS });
      if (kill % 2 === 1) await postgres.kill();
      else {
        worker.kill("SIGKILL");
        worker = startWorkerProcess();
      }
    }
    const open = async () => [...(await stages()).values()].filter((stage) => stage === "planned" || stage === "claimed").length;
    const settled = async (most: number) => (await open()) <= most;
    // What is not lost has left; then, for as long as news may still come, what is lost is looked for and waited for.
    await eventually(() => taken().size >= planned.length * 0.8, { withinMs: PATIENCE_MS });
    // The last to be killed may have been the database.
    await eventually(open);
    for (let step = 0; step < 90 && !(await settled(0)); step += 1) {
      later(120);
      await eventually(() => settled(0), { withinMs: 1000 }).catch(() => undefined);
    }
    expect(await open()).toBe(0);

    const [all, times] = [await stages(), taken()];
    expect([...times].filter(([, count]) => count > 1)).toEqual([]);
    const lost = planned.filter(({ id }) => !times.has(id));
    expect(lost.filter(({ id }) => all.get(id) !== "unknown")).toEqual([]);
    const summary = CHANNELS.map((channel) => {
      const own = planned.filter((one) => one.channel === channel);
      const count = (stage: string) => own.filter(({ id }) => all.get(id) === stage).length;
      const surely = own.filter(({ id }) => ["handed_over", "sent", "delivered"].includes(all.get(id) ?? "")).length;
      return { channel, taken: own.filter(({ id }) => times.has(id)).length, surely, unknown: count("unknown"), failed: count("failed") };
    });
    for (const { surely, unknown } of summary) expect(surely + unknown).toBe(MESSAGES);
    if (process.env["MESSAGES"]) console.log(summary);
  },
  PATIENCE_MS * 2,
);
