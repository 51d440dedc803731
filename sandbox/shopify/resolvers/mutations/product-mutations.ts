import { GraphQLError } from "graphql";
import { createProduct, identified, type ProductInput, updateProduct } from "../../products/change-product.ts";
import { createVariants, updateVariants, type VariantInput } from "../../products/change-variants.ts";
import type { ItemInput } from "../../products/change-item.ts";
import { deleteProduct, deleteVariants } from "../../products/delete-product.ts";
import { updateInventoryItem } from "../../products/update-inventory-item.ts";
import type { ResolverMap } from "../../resolver-map.ts";
import { inventoryItemSource } from "../inventory-item-source.ts";
import { mutation } from "../mutation.ts";
import { payloadOf } from "../payload-of.ts";

type Asked = { product?: ProductInput | null; input?: ProductInput | null; identifier?: { id?: string | null } | null };

const asked = ({ product, input, identifier }: Asked): ProductInput => ({
  ...(product ?? input ?? {}),
  ...(identifier && identified(identifier)),
});

/** The catalogue as a merchant edits it. */
export const productMutations: ResolverMap = {
  Mutation: {
    productCreate: mutation((shop, args: Asked) => {
      if ((args.product == null) === (args.input == null))
        throw new GraphQLError("productCreate must include exactly one of the following arguments: input, product.", {
          extensions: { code: "INVALID_FIELD_ARGUMENTS" },
        });
      const done = createProduct(shop, asked(args));
      return done.outcome === "done"
        ? { shop: shop.shop, product: done.product, userErrors: [] }
        : { shop: shop.shop, product: null, userErrors: done.errors };
    }),
    productUpdate: mutation((shop, args: Asked) => {
      const done = updateProduct(shop, asked(args));
      return { product: done.product ?? null, userErrors: done.outcome === "done" ? [] : done.errors };
    }),
    productDelete: mutation((shop, { input }: { input: { id: string } }) => {
      const done = deleteProduct(shop, input.id);
      return {
        shop: shop.shop,
        productDeleteOperation: null,
        deletedProductId: done.outcome === "deleted" ? done.id : null,
        userErrors: done.outcome === "deleted" ? [] : done.errors,
      };
    }),
    productVariantsBulkCreate: mutation((shop, args: { productId: string; variants: VariantInput[] }) =>
      payloadOf(createVariants(shop, args.productId, args.variants), ({ product, variants }) => ({ product, productVariants: variants })),
    ),
    productVariantsBulkUpdate: mutation((shop, args: { productId: string; variants: VariantInput[] }) =>
      payloadOf(updateVariants(shop, args.productId, args.variants), ({ product, variants }) => ({ product, productVariants: variants })),
    ),
    productVariantsBulkDelete: mutation((shop, args: { productId: string; variantsIds: string[] }) =>
      payloadOf(deleteVariants(shop, args.productId, args.variantsIds), ({ product }) => ({ product })),
    ),
    inventoryItemUpdate: mutation((shop, { id, input }: { id: string; input: ItemInput }) =>
      payloadOf(updateInventoryItem(shop, id, input), ({ variant }) => ({ inventoryItem: inventoryItemSource(variant) })),
    ),
  },
};
