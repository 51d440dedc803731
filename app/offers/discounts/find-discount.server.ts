import { FindOfferDiscountsDocument } from "#admin/find-offer-discounts.ts";
import { StandingDiscountDocument } from "#admin/standing-discount.ts";
import type { Shop } from "#app/platform/shop.ts";
import { adminClient } from "#app/shopify/admin-client.server.ts";
import { gid, idOf } from "#app/shopify/gid.ts";
import { tagOf } from "./discount-tags.ts";
import { standingOf, type Standing } from "./standing-discount.ts";

/** The discount of this number as it stands; null where there is none, or one that no offer has. */
export async function readStanding(shop: Shop, id: bigint): Promise<Standing | null> {
  const { discountNode } = await adminClient(shop, "background").run(StandingDiscountDocument, { id: gid("DiscountNode", id) });
  return discountNode ? standingOf(discountNode, shop.currency) : null;
}

/** The discount that a buyer reads this name of: its code, or the title of an automatic one. Null where there is none, or one of a type that no offer has. */
export async function findNamed(shop: Shop, name: string): Promise<Standing | null> {
  // What could mean something else in a search is no name to search for.
  const title = /['"\\]/.test(name) ? "-" : name;
  const asked = { tagged: `title:'${title}' method:automatic status:active`, code: name };
  const { codeDiscountNodeByCode: byCode, discountNodes } = await adminClient(shop, "background").run(FindOfferDiscountsDocument, asked);
  if (byCode) return readStanding(shop, idOf(byCode.id));
  for (const { id } of discountNodes.nodes) {
    const standing = await readStanding(shop, idOf(id));
    if (standing?.title === name && standing.method === "automatic") return standing;
  }
  return null;
}

/** The discounts that were made for an offer, the oldest first. By the code one is found at once; by its tag when Shopify has it in its index. */
export async function findDiscounts(shop: Shop, offerId: string, code: string | null): Promise<Standing[]> {
  const tag = tagOf(offerId);
  const found = await adminClient(shop, "background").run(FindOfferDiscountsDocument, { tagged: `tag:'${tag}'`, code: code ?? tag });
  const byCode = found.codeDiscountNodeByCode;
  const ids = new Set([...found.discountNodes.nodes, ...(byCode ? [byCode] : [])].map(({ id }) => idOf(id)));
  const standing = await Promise.all([...ids].sort((one, other) => (one < other ? -1 : 1)).map((id) => readStanding(shop, id)));
  // A search is a search: what has neither our mark nor our code is somebody else's.
  return standing.flatMap((one) => (one && (one.tags.includes(tag) || (code !== null && one.codes.includes(code))) ? [one] : []));
}
