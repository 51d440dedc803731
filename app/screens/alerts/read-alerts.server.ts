import type { AlertDestination } from "#generated/prisma/client.ts";
import { type CauseArea, causesByArea } from "#app/alerts/alert-scope.ts";
import { targetOf } from "#app/alerts/alert-target.server.ts";
import { shownTarget } from "#app/alerts/alert-target.ts";
import { lastMailAt } from "#app/alerts/mail-alert.server.ts";
import { exceptionCauses } from "#app/fulfillment/exceptions/exception-causes.ts";
import { nowDate } from "#app/platform/clock.ts";
import { readInShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { type Message, storedMessage } from "#app/platform/messages/message.ts";
import type { Shop } from "#app/platform/shop.ts";

export type DestinationView = Pick<AlertDestination, "id" | "kind" | "rhythm" | "scope" | "causes" | "tellsSolved" | "state"> & {
  /** What it is called: of a webhook, whose address is a secret, its host and its end. */
  name: string;
  /** Of email. */
  addresses: string[];
  /** Its state, and of one that is on whether anything ever came there. */
  standing: AlertDestination["state"] | "not-tried" | "not-arrived";
  lastSentAt: string | null;
  lastFailure: { at: string; problem: Message } | null;
  triesAgainAt: string | null;
  /** So many exceptions are noted and not told yet. */
  waiting: number;
};

export type AlertsView = {
  destinations: DestinationView[];
  /** Whether mail can be sent at all. */
  hasMail: boolean;
  /** What can be chosen. */
  areas: { area: CauseArea; causes: { cause: string; title: Message }[] }[];
};

/** Where exceptions are told, how that goes, and of what can be told. */
export function readAlerts(shop: Shop): Promise<AlertsView> {
  return readInShop(shop, async (db) => {
    const rows = await db.alertDestination.findMany({ where: { shopId: shop.id }, orderBy: [{ createdAt: "asc" }, { id: "asc" }] });
    const destinations: DestinationView[] = [];
    for (const row of rows) destinations.push(await viewOf(db, shop, row));
    const hasMail = (await db.messageChannel.count({ where: { shopId: shop.id, channel: "email" } })) > 0;
    const areas = causesByArea().map(({ area, causes }) => ({
      area,
      causes: causes.map((cause) => ({ cause, title: exceptionCauses[cause].title })),
    }));
    return { destinations, hasMail, areas };
  });
}

async function viewOf(db: ShopDb, shop: Shop, row: AlertDestination): Promise<DestinationView> {
  const { id, kind, rhythm, scope, causes, tellsSolved, state, lastFailedAt, lastProblem, restsUntil } = row;
  const target = targetOf(shop, row);
  const lastSentAt = kind === "email" ? ((await lastMailAt(db, shop, id)) ?? row.lastSentAt) : row.lastSentAt;
  return {
    ...{ id, kind, rhythm, scope, causes, tellsSolved, state },
    name: shownTarget(target),
    addresses: "addresses" in target ? target.addresses : [],
    standing: state !== "active" || lastSentAt ? state : lastFailedAt ? "not-arrived" : "not-tried",
    lastSentAt: lastSentAt?.toISOString() ?? null,
    lastFailure: lastFailedAt && lastProblem !== null ? { at: lastFailedAt.toISOString(), problem: storedMessage(lastProblem) } : null,
    triesAgainAt: state === "active" && restsUntil && restsUntil > nowDate() ? restsUntil.toISOString() : null,
    waiting: await db.alertItem.count({ where: { shopId: shop.id, destinationId: id, toldAt: null } }),
  };
}
