import type { JourneyRun, RecoveryLink } from "#generated/prisma/client.ts";
import { hearNews } from "#app/messaging/deliveries/record-answer.server.ts";
import { nowDate } from "#app/platform/clock.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { publish } from "#app/platform/events/publish.server.ts";
import { findShop } from "#app/platform/find-shop.server.ts";
import { log } from "#app/platform/log.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { entrySubject } from "../journeys/entries/entry-key.ts";
import { recoveryLinkOpened } from "../recovery-events.ts";
import { frontPage } from "./cart-permalink.ts";
import { isScanner, type Opening } from "./is-scanner.ts";
import { isOver, readLinkToken } from "./recovery-link.server.ts";
import { recoveryTarget } from "./recovery-target.server.ts";
import { subjectTarget } from "./subject-target.server.ts";

/** Who presses twice has pressed once. */
const ONCE_MS = 10_000;

/**
 * What becomes of whoever opens a link: the address to lead them to, or null where nobody knows of which shop it is. One that is over leads to
 * the shop's front page. What a person opened is counted, and told (`recovery-link.opened`); a program that looks at links is only led on.
 */
export async function openLink(token: string, opening: Omit<Opening, "sinceSentMs">): Promise<string | null> {
  const read = readLinkToken(token);
  const shop = read && (await findShop(read.shopId));
  if (!read || !shop?.installed) return null;
  const found = await inShop(shop, async (db) => {
    const link = await db.recoveryLink.findUnique({ where: { shopId_id: { shopId: shop.id, id: read.id } } });
    const which = (id: string) => ({ where: { shopId_id: { shopId: shop.id, id } } });
    const abandonment = link?.abandonmentId ? await db.abandonment.findUnique(which(link.abandonmentId)) : null;
    const run = link?.runId ? await db.journeyRun.findUnique(which(link.runId)) : null;
    const delivery = link?.runId && link.nodeId && link.channel ? { run: link.runId, step: link.nodeId, channel: link.channel } : null;
    const sent =
      delivery && (await db.messageDelivery.findUnique({ where: { shopId_run_step_channel: { shopId: shop.id, ...delivery } } }));
    return { link, abandonment, run, sent };
  });
  const { link, abandonment, run, sent } = found;
  const at = nowDate();
  if (!link || (link.abandonmentId !== null && !abandonment) || isOver(link, at)) return frontPage(shop.domain);

  const sinceSentMs = sent?.claimedAt ? at.getTime() - sent.claimedAt.getTime() : null;
  const looks = isScanner({ ...opening, sinceSentMs });
  if (!looks)
    await count(shop, link, { run, deliveryId: sent?.id }, at).catch((err: unknown) => log.warn({ err }, "a click could not be counted"));
  const subject = run && entrySubject(run.entryKey);
  if (abandonment && !subject) return recoveryTarget(shop, { link, abandonment, isScanner: looks });
  return subject ? subjectTarget(shop, link, subject, run.entryKey) : frontPage(shop.domain);
}

/** All that a click says, in one transaction. */
async function count(
  shop: Shop,
  { id, runId }: RecoveryLink,
  { run, deliveryId }: { run: Pick<JourneyRun, "personId"> | null; deliveryId: string | undefined },
  at: Date,
): Promise<void> {
  await inShop(shop, async (db) => {
    const before = new Date(at.getTime() - ONCE_MS);
    const { count: counted } = await db.recoveryLink.updateMany({
      where: { shopId: shop.id, id, OR: [{ lastClickAt: null }, { lastClickAt: { lte: before } }] },
      data: { lastClickAt: at, clicks: { increment: 1 } },
    });
    if (counted === 0) return;
    await db.recoveryLink.updateMany({ where: { shopId: shop.id, id, firstClickAt: null }, data: { firstClickAt: at } });
    if (deliveryId !== undefined) await hearNews(db, shop, { id: deliveryId }, { news: "clicked" });
    await publish(db, shop, recoveryLinkOpened, { linkId: id, runId, personId: run?.personId ?? null });
  });
}
