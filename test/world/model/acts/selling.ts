import { asOwner } from "../place/call-control.ts";
import { goods, plentiful } from "../plan/goods.ts";
import { choose, gid, type Scene } from "./deed.ts";

/** So many things at most are taken off the shop in a month: buyers want some. */
const MOST_DELETED = 3;

/** The merchant gives a product another SKU in Shopify; the warehouses go on calling it what they do. */
async function renames({ place, books, draw }: Scene): Promise<string | undefined> {
  const good = choose(draw, "good", plentiful);
  const variant = good && (await place.variantId(books.soldAs(good.sku)));
  if (!good || variant === undefined) return undefined;
  const found = await asOwner(place.control, "query ($id: ID!) { productVariant(id: $id) { inventoryItem { id } } }", { id: variant });
  const { id } = (found["productVariant"] as { inventoryItem: { id: string } }).inventoryItem;
  const sku = draw.percent("back", 30) ? good.sku : `${good.sku}-${draw.pick("way", ["NEW", "2027", "XL"])}`;
  const before = books.soldAs(good.sku);
  if (sku === before) return undefined;
  await asOwner(
    place.control,
    "mutation ($id: ID!, $input: InventoryItemInput!) { inventoryItemUpdate(id: $id, input: $input) { userErrors { message } } }",
    { id, input: { sku } },
  );
  books.sells(good.sku, sku);
  return `${before} is ${sku}`;
}

/** A product is deleted; what was sold of it is still to be shipped. */
async function deletes({ place, books, draw }: Scene): Promise<string | undefined> {
  const good = choose(
    draw,
    "good",
    goods.filter(({ sku }) => /^(HOME|BOB|BOTH)-[456]$/.test(sku) && !books.deleted.has(sku)),
  );
  const variant = good && (await place.variantId(books.soldAs(good.sku)));
  if (!good || variant === undefined || books.deleted.size >= MOST_DELETED) return undefined;
  const found = await asOwner(place.control, "query ($id: ID!) { productVariant(id: $id) { product { id } } }", {
    id: gid("ProductVariant", variant.split("/").at(-1) ?? ""),
  });
  const { id } = (found["productVariant"] as { product: { id: string } }).product;
  await asOwner(place.control, "mutation ($input: ProductDeleteInput!) { productDelete(input: $input) { userErrors { message } } }", {
    input: { id },
  });
  books.deleted.add(good.sku);
  return good.sku;
}

/** What becomes of what the shop sells. */
export const selling = { renames, deletes };
