import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopId } from "#app/platform/ids.ts";
import { log } from "#app/platform/log.server.ts";
import { nextProducts, warmSupplies } from "./read-supply.server.ts";
import { warmNeighbours } from "./recommended-for.server.ts";

/** A shop of which so much is asked is known whole, so that hardly a buyer waits for the database. */
const BUSY = { questions: 100, withinMs: 10_000 };
/** Of a larger shop what is asked for is known. */
const LARGEST = 20_000;
const STEP = 500;
/** As long as it is busy it is kept so. */
const AGAIN_MS = 40_000;

type Asked = { questions: number; since: number; warmedAt: number };

const asked = new Map<ShopId, Asked>();
const MOST_SHOPS = 2_000;
/** One shop at a time: buyers of all of them are served by the same process. */
let isWarming = false;

/** Counts a buyer's question, and has all that a busy shop sells read behind the answers. */
export function noteQuestion(shopId: ShopId): void {
  const now = performance.now();
  if (asked.size >= MOST_SHOPS && !asked.has(shopId)) asked.clear();
  const mine = asked.get(shopId) ?? { questions: 0, since: now, warmedAt: -Infinity };
  asked.set(shopId, mine);
  if (now - mine.since > BUSY.withinMs) Object.assign(mine, { questions: 0, since: now });
  mine.questions += 1;
  if (mine.questions < BUSY.questions || now - mine.warmedAt < AGAIN_MS || isWarming) return;
  mine.warmedAt = now;
  isWarming = true;
  warmShop(shopId)
    .catch((fault: unknown) => log.debug({ err: fault }, "a busy shop could not be read ahead"))
    .finally(() => (isWarming = false));
}

async function warmShop(id: ShopId): Promise<void> {
  let known = 0;
  for (let after = "0"; known < LARGEST;) {
    const some = await inShop({ id }, (db) => nextProducts(db, id, { after, most: STEP }));
    const productIds = [...some.keys()];
    await warmSupplies(id, some);
    await warmNeighbours(id, productIds);
    known += some.values().reduce((sum, variants) => sum + variants.length, 0);
    const last = productIds.at(-1);
    if (last === undefined) return;
    after = last;
  }
}
