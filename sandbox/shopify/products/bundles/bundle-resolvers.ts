import { connectionOf, type ConnectionArgs } from "../../connection.ts";
import { mutation } from "../../resolvers/mutation.ts";
import type { RequestContext, ResolverMap } from "../../resolver-map.ts";
import { toGid } from "../../state/gid.ts";
import { numericId } from "../../state/numeric-id.ts";
import type { LineRecord } from "../../state/order-record.ts";
import type { BundlePart, ProductRecord, VariantPart, VariantRecord } from "../../state/product-record.ts";
import { productOptions } from "../product-options.ts";
import type { BundleOperationRecord } from "./bundle-record.ts";
import { createBundle, type BundleInput } from "./create-bundle.ts";

/** Bundles that are fixed, and what of them an order tells. */
export const bundleResolvers: ResolverMap = {
  QueryRoot: {
    productOperation: (_: unknown, { id }: { id: string }, { shop }: RequestContext) =>
      shop.productOperations.get(numericId(id, "ProductBundleOperation") ?? 0) ?? null,
  },
  Mutation: {
    productBundleCreate: mutation((shop, { input }: { input: BundleInput }) => {
      const done = createBundle(shop, input);
      return done.outcome === "begun"
        ? { productBundleOperation: done.operation, userErrors: [] }
        : { productBundleOperation: null, userErrors: done.errors };
    }),
  },
  ProductBundleOperation: {
    id: ({ id }: BundleOperationRecord) => toGid("ProductBundleOperation", id),
    userErrors: () => [],
  },
  Product: {
    hasVariantsThatRequiresComponents: ({ bundle }: ProductRecord) => bundle !== undefined,
    bundleComponents: ({ bundle = [] }: ProductRecord, args: ConnectionArgs) =>
      connectionOf(
        bundle.map((part, id) => ({ id, part })),
        args,
      ),
  },
  ProductBundleComponent: {
    componentProduct: ({ part }: { part: BundlePart }) => part.product,
    quantity: ({ part }: { part: BundlePart }) => part.quantity,
    quantityOption: ({ part }: { part: BundlePart }) =>
      part.quantities && { name: part.quantities.name, parentOption: null, values: part.quantities.values },
    optionSelections: ({ part }: { part: BundlePart }) =>
      part.selections.map(({ option, values }) => ({
        componentOption: productOptions(part.product).find(({ name }) => name === option) ?? null,
        parentOption: null,
        values: values.map((value) => ({ value, selectionStatus: "SELECTED" })),
      })),
  },
  ProductVariant: {
    requiresComponents: ({ components }: VariantRecord) => components !== undefined,
    productVariantComponents: ({ id, components = [] }: VariantRecord, args: ConnectionArgs) =>
      connectionOf(
        components.map(({ variant, quantity }: VariantPart) => ({
          id: toGid("ProductVariantComponent", id + variant.id),
          productVariant: variant,
          quantity,
        })),
        args,
      ),
  },
  LineItem: {
    lineItemGroup: ({ group }: LineRecord) =>
      group
        ? {
            id: toGid("LineItemGroup", group.id),
            title: group.title,
            quantity: group.quantity,
            variantId: toGid("ProductVariant", group.variant.id),
            productId: toGid("Product", group.variant.product.id),
            variantSku: group.variant.sku,
            customAttributes: group.customAttributes,
          }
        : null,
  },
};
