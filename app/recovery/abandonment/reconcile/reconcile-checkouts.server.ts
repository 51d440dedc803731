import { ChangedCheckoutsDocument } from "#admin/changed-checkouts.ts";
import { CheckoutsToKeepDocument } from "#admin/checkouts-to-keep.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";
import { adminClient } from "#app/shopify/admin-client.server.ts";
import { batchesOf } from "#app/shopify/copy/paging.ts";
import { gid, idOf } from "#app/shopify/gid.ts";
import { changesByPage } from "#app/shopify/reconcile/changes-by-page.ts";
import type { Change, Reconcilable } from "#app/shopify/reconcile/reconcilable.ts";
import { reconcileCopy } from "#app/shopify/reconcile/reconcile-copy.server.ts";
import { keepSignal } from "../keep-signal.server.ts";
import { isAdminCheckout, readAdminCheckout } from "./read-admin-checkout.ts";

/** What a query may cost holds so many checkouts with all of their lines. */
const AT_ONCE = 5;

/** Shopify searches for those that are open: an order is heard of as an order. */
const checkouts: Reconcilable = {
  resource: "abandoned-checkouts",
  changes: (client, changed) =>
    changesByPage(
      async (after) => (await client.run(ChangedCheckoutsDocument, { changed: `${changed} AND status:open`, after })).abandonedCheckouts,
      ({ id, updatedAt }) => ({ id: String(idOf(id)), changedAt: new Date(updatedAt), copy: idOf(id) }),
    ),
  known,
  copy: keepCheckouts,
};

/** Finds checkouts that were left, or changed, without a webhook that told of it. Asks for nothing that Shopify may withhold. */
export const reconcileCheckouts = (shop: Shop): Promise<void> => reconcileCopy(shop, checkouts);

/** Of one that is over, or nobody's to leave, there is nothing to be known any more. */
async function known(db: ShopDb, shop: Pick<Shop, "id">, changes: readonly Change[]): Promise<ReadonlyMap<string, Date>> {
  const changedAt = new Map(changes.map((change) => [`checkout-id:${change.id}`, change.changedAt]));
  const rows = await db.$queryRaw<{ token: string; state: string | null; checkoutUpdatedAt: Date | null }[]>`
    SELECT t."token", a."state"::text AS "state", a."checkoutUpdatedAt" FROM "abandonment_token" t
      LEFT JOIN "abandonment" a ON a."shopId" = t."shopId" AND a."id" = t."abandonmentId"
     WHERE t."shopId" = ${shop.id} AND t."token" = ANY (${[...changedAt.keys()]}::text[])`;
  const isOpen = (state: string | null) => state === "active" || state === "abandoned";
  return new Map(
    rows.map(({ token, state, checkoutUpdatedAt }) => [
      token.slice("checkout-id:".length),
      (isOpen(state) ? checkoutUpdatedAt : changedAt.get(token)) ?? new Date(0),
    ]),
  );
}

async function keepCheckouts(shop: Shop, ids: readonly bigint[]): Promise<void> {
  for (const batch of batchesOf(ids, AT_ONCE)) {
    const asked = { ids: batch.map((id) => gid("AbandonedCheckout", id)) };
    const { nodes } = await adminClient(shop, "background").run(CheckoutsToKeepDocument, asked);
    for (const checkout of nodes.filter(isAdminCheckout))
      await inShop(shop, (db) => keepSignal(db, shop, readAdminCheckout(checkout, shop.currency)));
  }
}
