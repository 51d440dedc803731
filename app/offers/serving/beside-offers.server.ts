import { log } from "#app/platform/log.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { findNamed } from "../discounts/find-discount.server.ts";
import { besideProducts } from "../discounts/standing-discount.ts";
import type { Beside } from "../rules/visit.ts";

/** What Shopify said of a discount holds so long, and is asked again from half of it on. */
const HOLDS_MS = 120_000;
/** Names of all shops. */
const MOST_NAMES = 5_000;

const known = new Map<string, { beside: Beside; at: number }>();
/** Shops of which one is being looked up: buyers may name what they like, and Shopify is asked about one name at a time. */
const looking = new Set<number>();

/**
 * How what offers take off stands to a discount of the shop's own, by its code or its title. Nobody waits for Shopify: it is asked behind the answer, and
 * until it has said so nothing goes together.
 */
export function besideOffers(shop: Shop, name: string): Beside {
  const key = `${shop.id} ${name}`;
  const said = known.get(key);
  const age = said ? performance.now() - said.at : Infinity;
  if (age > HOLDS_MS / 2 && !looking.has(shop.id)) {
    looking.add(shop.id);
    void look(shop, name)
      .then((beside) => {
        known.delete(key);
        known.set(key, { beside, at: performance.now() });
        const [oldest] = known.keys();
        if (known.size > MOST_NAMES && oldest !== undefined) known.delete(oldest);
      })
      .finally(() => looking.delete(shop.id));
  }
  return said !== undefined && age < HOLDS_MS ? said.beside : "unknown";
}

async function look(shop: Shop, name: string): Promise<Beside> {
  try {
    const standing = await findNamed(shop, name);
    return standing === null ? "unknown" : besideProducts(standing);
  } catch (fault) {
    log.warn({ err: fault, shop: shop.domain }, "Shopify didn't say with what a discount goes");
    return "unknown";
  }
}
