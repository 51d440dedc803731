import { Temporal } from "temporal-polyfill";
import { CHANNELS, type Channel } from "#app/messaging/channel.ts";
import { now } from "#app/platform/clock.ts";
import { readInShop } from "#app/platform/db/in-shop.server.ts";
import { minorDigits } from "#app/platform/money.ts";
import type { Shop } from "#app/platform/shop.ts";
import { pricePerThousand } from "#app/recovery/attribution/costs.ts";
import { dryRun, type PriceOf } from "#app/recovery/journeys/dry-run.server.ts";
import { beginsWithCart, type JourneyDefinition } from "#app/recovery/journeys/journey-definition.ts";
import { recoverySettings } from "#app/recovery/recovery-settings.server.ts";

export type DryDay = { day: string } & Record<Channel, number>;
/** `cost` is minor units of the shop's currency, not rounded. */
export type DrySums = Record<Channel, { messages: number; cost: number }>;

const SHOWN = 50;

/** What a journey would have done over the last month, as it is shown: day by day on the shop's calendar, and the latest messages. */
export async function readDryRun(shop: Shop, definition: JourneyDefinition) {
  if (!beginsWithCart(definition.trigger.kind)) return { is: "not-of-carts" as const };
  const run = await dryRun(shop, definition, await readPrices(shop));
  const minorOf = (micros: number) => (micros * 10 ** minorDigits(shop.currency)) / 1_000_000;
  const sums = Object.fromEntries(
    CHANNELS.map((channel) => {
      const { count = 0, cost = null } = run.byChannel[channel] ?? {};
      return [channel, { messages: count, cost: minorOf(cost?.micros ?? 0) }];
    }),
  ) as DrySums;
  const latestFirst = run.rows.toSorted((one, other) => other.at.getTime() - one.at.getTime());
  return {
    is: "done" as const,
    ...run.totals,
    carts: run.carts,
    isCut: run.isCut,
    reasons: run.reasons,
    total: run.rows.length,
    cost: CHANNELS.reduce((sum, channel) => sum + sums[channel].cost, 0),
    sums,
    days: daysOf(shop, run.rows, run.days),
    shown: (await named(shop, latestFirst.slice(0, SHOWN))).map(({ at, ...message }) => ({ ...message, at: at.toISOString() })),
  };
}

export type DryRunView = Awaited<ReturnType<typeof readDryRun>>;

/** By what the merchant says that a thousand of them cost. */
async function readPrices(shop: Shop): Promise<PriceOf> {
  const prices = await readInShop(shop, (db) => recoverySettings.read(db, shop));
  const micros = (minor: number) => (minor * 1000) / 10 ** minorDigits(shop.currency);
  return (channel, country) => ({ micros: micros(pricePerThousand(prices, channel, country)), currency: shop.currency });
}

function daysOf(shop: Shop, rows: readonly { at: Date; channel: Channel }[], back: number): DryDay[] {
  const today = now().toZonedDateTimeISO(shop.timeZone).toPlainDate();
  const days = new Map(Array.from({ length: back + 1 }, (_, ago) => [today.subtract({ days: back - ago }).toString(), none()]));
  for (const { at, channel } of rows) {
    const moment = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(shop.timeZone);
    const day = days.get(moment.toPlainDate().toString());
    if (day) day[channel] += 1;
  }
  return [...days].map(([day, counts]) => ({ day, ...counts }));
}

const none = () => Object.fromEntries(CHANNELS.map((channel) => [channel, 0])) as Record<Channel, number>;

async function named<Row extends { abandonmentId: string }>(shop: Shop, rows: readonly Row[]) {
  const ids = rows.map(({ abandonmentId }) => abandonmentId);
  const carts = await readInShop(shop, (db) =>
    db.abandonment.findMany({
      where: { shopId: shop.id, id: { in: ids } },
      select: { id: true, name: true, email: true, phone: true },
    }),
  );
  const who = new Map(carts.map(({ id, name, email, phone }) => [id, name ?? email ?? phone]));
  return rows.map((row) => ({ ...row, who: who.get(row.abandonmentId) ?? null }));
}
