import { nowDate } from "#app/platform/clock.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { untriedForMs } from "#app/platform/events/untried-for.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { adminClient } from "../admin-client.server.ts";
import { faultsIn, lostIn, nextWindow, searchTerm, type Reconcilable } from "./reconcilable.ts";
import { recordRepairs } from "./record-repairs.server.ts";

/** What a webhook brought and nobody has looked at for so long is looked for all the same. */
const LATE_MS = 15 * 60_000;

/**
 * Compares what changed in a shop since the last look with our copy of it, and copies again what webhooks have not brought: a lost webhook is
 * a delay, not a lost order. Each repair is recorded, so that none is a sign of health. A run that is cut short begins again where it began.
 *
 * A shop whose first copy is not complete has nothing to compare yet.
 */
export async function reconcileCopy(shop: Shop, { resource, changes, known, copy, told }: Reconcilable): Promise<void> {
  const now = nowDate();
  const { doneUntil, heardUntil } = await inShop(shop, async (db) => {
    const last = await db.reconciliation.findFirst({ where: { shopId: shop.id, resource }, select: { doneUntil: true } });
    const imported = await db.shop.findUnique({ where: { id: shop.id }, select: { importedAt: true } });
    return {
      doneUntil: last?.doneUntil ?? imported?.importedAt ?? null,
      // What a webhook has brought and still waits for its turn is not lost.
      heardUntil: new Date(now.getTime() - (await untriedForMs(db, shop, LATE_MS))),
    };
  });
  const window = doneUntil && nextWindow(doneUntil, heardUntil);
  if (!window) return;

  let checked = 0;
  for await (const page of changes(adminClient(shop, "background"), searchTerm(window), shop)) {
    checked += page.length;
    const faults = faultsIn(page, await inShop(shop, (db) => known(db, shop, page)));
    if (faults.length === 0) continue;
    const lookUp = () => (told ? inShop(shop, (db) => told(db, shop, faults)) : null);
    const before = await lookUp();
    await copy(shop, [...new Set(faults.map((fault) => fault.copy))]);
    const after = await lookUp();
    await recordRepairs(shop, resource, before && after ? lostIn(faults, before, after) : faults);
  }
  const done = { doneUntil: window.until, ranAt: nowDate(), checked };
  await inShop(shop, (db) =>
    db.reconciliation.upsert({
      where: { shopId_resource: { shopId: shop.id, resource } },
      create: { shopId: shop.id, resource, ...done },
      update: done,
    }),
  );
}
