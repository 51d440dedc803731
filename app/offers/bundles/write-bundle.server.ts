import { BundleOperationDocument } from "#admin/bundle-operation.ts";
import { CreateBundleDocument } from "#admin/create-bundle.ts";
import { PriceBundleDocument } from "#admin/price-bundle.ts";
import { UpdateBundleProductDocument } from "#admin/update-bundle-product.ts";
import { toDecimal } from "#app/platform/money.ts";
import type { Shop } from "#app/platform/shop.ts";
import { adminClient } from "#app/shopify/admin-client.server.ts";
import { gid, idOf } from "#app/shopify/gid.ts";
import { userErrorsOf, type UserError } from "#app/shopify/user-errors.ts";
import type { Parts } from "./standing-bundle.server.ts";

/** Has Shopify begin to make a bundle. It may be made although no answer comes: whoever calls looks for it before calling again. */
export async function beginBundle(shop: Shop, title: string, parts: Parts): Promise<{ begun: bigint } | { refused: UserError }> {
  const components = parts.map(({ variant, quantity }, index) => ({
    productId: variant.product.id,
    quantity,
    optionSelections: variant.product.options.map(({ id, name }) => ({
      componentOptionId: id,
      // Nobody chooses, and no buyer reads it: two parts may call an option the same.
      name: `${name} (${index + 1})`,
      values: variant.selectedOptions.filter((one) => one.name === name).map(({ value }) => value),
    })),
  }));
  const { productBundleCreate: answer } = await client(shop).run(CreateBundleDocument, { input: { title, components } });
  const [refused] = userErrorsOf(answer);
  if (refused) return { refused };
  if (!answer?.productBundleOperation) throw new Error("Shopify neither began to make the bundle nor refused it.");
  return { begun: idOf(answer.productBundleOperation.id) };
}

/** How far that is: `gone` where Shopify doesn't know of it any more. */
export async function bundleOperation(shop: Shop, id: bigint): Promise<"on its way" | "gone" | { made: bigint } | { refused: UserError }> {
  const { productOperation } = await client(shop).run(BundleOperationDocument, { id: gid("ProductBundleOperation", id) });
  if (!productOperation) return "gone";
  const { status, product } = productOperation;
  if (status !== "COMPLETE") return "on its way";
  if (product) return { made: idOf(product.id) };
  const errors = "userErrors" in productOperation ? productOperation.userErrors : [];
  const [refused] = userErrorsOf({ userErrors: errors });
  return refused ? { refused } : "gone";
}

type Change = { title?: string; handle?: string; tags?: string[]; status?: "ACTIVE" | "DRAFT" | "ARCHIVED" };

/** Changes what is named. Answers what Shopify found wrong with it. */
export async function changeBundle(shop: Shop, productId: bigint, change: Change): Promise<UserError | null> {
  const { productUpdate } = await client(shop).run(UpdateBundleProductDocument, { product: { id: gid("Product", productId), ...change } });
  return userErrorsOf(productUpdate)[0] ?? null;
}

/** `price` is in minor units of the shop's currency. */
export async function priceBundle(shop: Shop, productId: bigint, variantId: bigint, price: number): Promise<UserError | null> {
  const variants = [{ id: gid("ProductVariant", variantId), price: toDecimal({ minor: price, currency: shop.currency }) }];
  const { productVariantsBulkUpdate } = await client(shop).run(PriceBundleDocument, { productId: gid("Product", productId), variants });
  return userErrorsOf(productVariantsBulkUpdate)[0] ?? null;
}

const client = (shop: Shop) => adminClient(shop, "background");
