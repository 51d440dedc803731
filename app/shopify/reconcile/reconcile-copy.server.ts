import { nowDate } from "#app/platform/clock.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { adminClient } from "../admin-client.server.ts";
import { faultsIn, nextWindow, searchTerm, type Reconcilable } from "./reconcilable.ts";
import { recordRepairs } from "./record-repairs.server.ts";

/**
 * Compares what changed in a shop since the last look with our copy of it, and copies again what webhooks have not brought: a lost webhook is
 * a delay, not a lost order. Each repair is recorded, so that none is a sign of health. A run that is cut short begins again where it began.
 *
 * A shop whose first copy is not complete has nothing to compare yet.
 */
export async function reconcileCopy(shop: Shop, { resource, changes, known, copy }: Reconcilable): Promise<void> {
  const doneUntil = await inShop(shop, async (db) => {
    const last = await db.reconciliation.findFirst({ where: { shopId: shop.id, resource }, select: { doneUntil: true } });
    return last?.doneUntil ?? (await db.shop.findUnique({ where: { id: shop.id }, select: { importedAt: true } }))?.importedAt ?? null;
  });
  const window = doneUntil && nextWindow(doneUntil, nowDate());
  if (!window) return;

  let checked = 0;
  for await (const page of changes(adminClient(shop, "background"), searchTerm(window), shop)) {
    checked += page.length;
    const faults = faultsIn(page, await inShop(shop, (db) => known(db, shop, page)));
    if (faults.length === 0) continue;
    await copy(shop, [...new Set(faults.map((fault) => fault.copy))]);
    await recordRepairs(shop, resource, faults);
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
