import { sandboxInbox } from "../messaging/sandbox-inbox.ts";
import { afterAll, beforeEach } from "vitest";
import { addDestination, type DestinationWish } from "#app/alerts/destinations.server.ts";
import { noteExceptions } from "#app/alerts/note-exceptions.server.ts";
import { room } from "#app/alerts/room.server.ts";
import { sweepAlerts, tendDestination } from "#app/alerts/tend-destination.server.ts";
import { exceptionOpened } from "#app/fulfillment/exceptions/exception-events.ts";
import type { ExceptionCause } from "#app/fulfillment/exceptions/exception-causes.ts";
import { openException } from "#app/fulfillment/exceptions/open-exception.server.ts";
import { resolveExceptions } from "#app/fulfillment/exceptions/resolve-exceptions.server.ts";
import { fulfillment } from "#app/fulfillment/messages.ts";
import { sendDeliveryJob } from "#app/messaging/deliveries/send-delivery.server.ts";
import { acrossShops } from "#app/platform/db/across-shops.server.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { verbatim } from "#app/platform/messages/message.ts";
import { startWorker } from "#app/platform/start-worker.server.ts";
import { createChat } from "#sandbox/chat/create-chat.ts";
import { Fault } from "#sandbox/faults/fault.ts";
import { createLedger } from "#sandbox/ledger.ts";
import { aShop } from "../support/a-shop.ts";
import { advanceTime } from "../support/advance-time.ts";
import { bareOrder } from "../support/bare-order.ts";
import { listen } from "../support/listen.ts";
import { redirectToStandIns } from "../support/redirect-to-stand-ins.ts";

/** What a test's worker does when it works. */
export const work = { jobs: [...(room.jobs ?? []), sendDeliveryJob], subscribers: room.subscribers ?? [], schedules: [] };

/** A chat with faults on its wire: there before a file's tests, and, where the file says `worksOnAlerts()`, empty before each. */
export const world = await startAlerts();
export function worksOnAlerts(): void {
  beforeEach(() => world.begin());
  afterAll(() => world.stop());
}

async function startAlerts() {
  const { faults, clock } = sandboxInbox;
  const chat = createChat({ clock, ledger: createLedger(clock) });
  const wire = await listen((request, response) => {
    void faults
      .around("chat", `${request.method ?? ""} ${request.url ?? ""}`, response, () => chat.handle(request, response))
      .catch(() => response.destroy());
  });
  const restore = redirectToStandIns(() => wire.url);
  await startWorker(work, { works: false });
  return {
    chat,
    inbox: sandboxInbox,
    /** Nothing was posted yet, and nothing is wrong. */
    begin() {
      chat.clear();
      chat.become("open");
      faults.clear();
    },
    breaks: (kind: string, more: object = {}) => void faults.add(Fault.parse({ target: "chat", kind, times: 1, ...more })),
    async stop() {
      restore();
      await wire.close();
      await sandboxInbox.close();
    },
  };
}

/** What was posted, as text. */
export const told = (): string[] => world.chat.messages().map(({ text }) => text);

export type Alerted = Awaited<ReturnType<typeof anAlertedShop>>;
const HOST = "https://hooks.slack.com/services/T0/B0/secret-of-so-many-signs-";
let orders = 7000;
let webhooks = 0;

/** A shop that is told by a webhook of its own, unless said otherwise. */
export async function anAlertedShop(wish: Partial<DestinationWish> & { addresses?: string[]; host?: string } = {}) {
  const shop = await aShop({ name: "Tea & Mugs" });
  const heard = new Set<bigint>();
  const { addresses, host = HOST, ...wanted } = wish;
  const url = `${host}${String((webhooks += 1))}`;
  const added = await addDestination(shop, addresses ? { addresses } : { url }, {
    ...{ scope: "everything", causes: [], rhythm: "at_once", tellsSolved: true },
    ...wanted,
  });
  if (added.outcome !== "added") throw new Error(added.outcome);
  const { id } = added;
  const told = {
    shop,
    id,
    url,
    /** So many orders of this cause need a person from now on; answers what each is about. */
    open: (cause: ExceptionCause, count = 1, about: string[] = [], insteadOf?: string) =>
      inShop(shop, async (db) => {
        const subjects = about.length > 0 ? about : Array.from({ length: count }, () => `order:${String((orders += 1))}`);
        const ids = subjects.map((subject) => Number(/^order:(\d+)$/.exec(subject)?.[1] ?? 0)).filter(Boolean);
        await db.order.createMany({ data: ids.map((order) => bareOrder(shop, order)), skipDuplicates: true });
        for (const subject of subjects) {
          const order = /^order:(\d+)$/.exec(subject)?.[1];
          await openException(db, shop, {
            cause,
            subject,
            message: verbatim("Ada Lovelace, 12 High Street"),
            ...(order && { orderId: BigInt(order) }),
            ...(insteadOf && { insteadOf }),
          });
        }
        return subjects;
      }),
    solve: (subjects: readonly string[], by = fulfillment.message("credentials-renewed")) =>
      inShop(shop, async (db) => {
        for (const subject of subjects) await resolveExceptions(db, shop, { subject }, by);
      }),
    /** Subscribers have heard what was published, and so many seconds have passed. */
    async hear(seconds = 0) {
      const events = await acrossShops.event.findMany({ where: { shopId: shop.id, topic: exceptionOpened.topic }, orderBy: { id: "asc" } });
      const fresh = events.filter((event) => !heard.has(event.id));
      for (const event of fresh) heard.add(event.id);
      for (const some of Map.groupBy(fresh, ({ entityKey }) => entityKey).values())
        await noteExceptions.handle(
          shop,
          some.map((event) => ({ ...event, attempt: 1 })),
        );
      if (seconds > 0) advanceTime(seconds * 1000);
    },
    tend: () => tendDestination(shop, id),
    /** What has to be looked after by itself is. */
    sweep: () => sweepAlerts(shop),
    destination: () => inShop(shop, (db) => db.alertDestination.findUniqueOrThrow({ where: { shopId_id: { shopId: shop.id, id } } })),
    alerts: () => inShop(shop, (db) => db.alert.findMany({ where: { shopId: shop.id }, orderBy: { plannedAt: "asc" } })),
    exceptions: () => inShop(shop, (db) => db.exception.findMany({ where: { shopId: shop.id, resolvedAt: null } })),
  };
  return {
    ...told,
    /** Something opened, was gathered and is due. */
    async due(...what: Parameters<typeof told.open>) {
      const subjects = await told.open(...what);
      await told.hear(61);
      return subjects;
    },
  };
}
