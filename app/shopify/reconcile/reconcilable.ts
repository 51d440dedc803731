import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";
import type { AdminClient } from "../admin-client.server.ts";

/** Something that changed in the shop: its id there, when, and what is to be copied again if our copy does not show it. */
export type Change = { id: string; changedAt: Date; copy: bigint };

/** A kind of thing that Waybill keeps a copy of, as reconciliation sees it. A room declares one for each of its copies. */
export type Reconcilable = {
  /** `fulfillment-orders`: what its repairs are counted under. */
  resource: string;
  /** What changed, page by page. `changed` is a search term of Shopify's that keeps to a window of time. */
  changes: (client: AdminClient, changed: string, shop: Shop) => AsyncGenerator<readonly Change[]>;
  /** When, by Shopify's clock, each of these was last changed as our copy has it; what we do not have is not in it. */
  known: (db: ShopDb, shop: Pick<Shop, "id">, changes: readonly Change[]) => Promise<ReadonlyMap<string, Date>>;
  /** Copies things as they are now (`Change["copy"]`). */
  copy: (shop: Shop, ids: readonly bigint[]) => Promise<void>;
  /**
   * What webhooks tell of each of these, as our copy has it, where they don't tell every change: what is the same after it was copied again
   * has changed in something else, and no webhook was lost. Unless declared, each change is told.
   */
  told?: (db: ShopDb, shop: Pick<Shop, "id">, changes: readonly Change[]) => Promise<ReadonlyMap<string, unknown>>;
};

/**
 * What is looked at next: from where the last look ended, with an overlap for what Shopify's search shows late, to a little before now, for
 * what webhooks may still be bringing. Null while that is nothing.
 */
export function nextWindow(doneUntil: Date, now: Date): { since: Date; until: Date } | null {
  const until = new Date(now.getTime() - SETTLES_MS);
  return until > doneUntil ? { since: new Date(doneUntil.getTime() - OVERLAP_MS), until } : null;
}

const SETTLES_MS = 20_000;
const OVERLAP_MS = 10 * 60_000;

/** A window as Shopify's search understands it. Times unquoted are cut at their colons. */
export function searchTerm({ since, until }: { since: Date; until: Date }): string {
  return `updated_at:>='${since.toISOString()}' AND updated_at:<='${until.toISOString()}'`;
}

/** Those of the faults of which a webhook should have told: what it tells was otherwise `before` they were copied again, and is as `after`. */
export function lostIn<F extends Pick<Change, "id">>(
  faults: readonly F[],
  before: ReadonlyMap<string, unknown>,
  after: ReadonlyMap<string, unknown>,
): F[] {
  return faults.filter(({ id }) => !before.has(id) || before.get(id) !== after.get(id));
}

export type Fault = "missing" | "outdated" | "gone";

/** Those of the changes that our copy does not show. Shopify dates to the second. */
export function faultsIn(changes: readonly Change[], known: ReadonlyMap<string, Date>): (Change & { fault: Fault })[] {
  return changes.flatMap((change) => {
    const copied = known.get(change.id);
    const fault: Fault | null = copied === undefined ? "missing" : copied < change.changedAt ? "outdated" : null;
    return fault ? [{ ...change, fault }] : [];
  });
}
