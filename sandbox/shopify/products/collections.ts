import { connectionOf, type ConnectionArgs } from "../connection.ts";
import type { RequestContext, ResolverMap } from "../resolver-map.ts";
import { mutation } from "../resolvers/mutation.ts";
import { findNode } from "../resolvers/find-node.ts";
import { idFields } from "../resolvers/id-fields.ts";
import { times } from "../resolvers/times.ts";
import type { CollectionRecord } from "../state/collection-record.ts";
import { numericId } from "../state/numeric-id.ts";
import type { ShopState } from "../state/shop-state.ts";
import { freeHandle, handleOf } from "./handle.ts";

type Input = { id?: string | null; title?: string | null; products?: string[] | null };

const productsIn = (gids: readonly string[] | null | undefined) => (gids ?? []).flatMap((gid) => numericId(gid, "Product") ?? []);
const collectionOf = (shop: ShopState, gid: string) => shop.collections.get(numericId(gid, "Collection") ?? 0);
const unknown = { collection: null, userErrors: [{ field: ["id"], message: "Collection does not exist" }] };

/** Collections by hand: made with their products, given more, deleted. No rules, no news of them. */
export const collectionResolvers: ResolverMap = {
  QueryRoot: {
    collection: (_: unknown, { id }: { id: string }, { shop }: RequestContext) =>
      id.startsWith("gid://shopify/Collection/") ? findNode(shop, id) : null,
  },
  Mutation: {
    collectionCreate: mutation((shop, args: { input?: Input | null; collection?: Input | null }) => {
      const { id: given, title, products } = args.collection ?? args.input ?? {};
      if (given != null)
        return { collection: null, userErrors: [{ field: ["id"], message: "id cannot be specified on collection creation" }] };
      if (!title) return { collection: null, userErrors: [{ field: ["title"], message: "Title can't be blank" }] };
      const id = shop.nextId("collection");
      const made = {
        title,
        handle: freeHandle(shop, handleOf(title), shop.collections),
        productIds: productsIn(products),
        updatedAt: shop.now(),
      };
      shop.collections.set(id, { __typename: "Collection", id, ...made });
      return { collection: shop.collections.get(id), userErrors: [] };
    }),
    collectionAddProducts: mutation((shop, { id, productIds }: { id: string; productIds: string[] }) => {
      const collection = collectionOf(shop, id);
      if (!collection) return unknown;
      collection.productIds = [...new Set([...collection.productIds, ...productsIn(productIds)])];
      collection.updatedAt = shop.now();
      return { collection, userErrors: [] };
    }),
    collectionDelete: mutation((shop, { input }: { input: { id: string } }) => {
      const collection = collectionOf(shop, input.id);
      if (!collection) return { ...unknown, deletedCollectionId: null, shop: shop.shop };
      shop.collections.delete(collection.id);
      return { deletedCollectionId: input.id, shop: shop.shop, userErrors: [] };
    }),
  },
  Collection: {
    ...idFields("Collection"),
    ...times("updatedAt"),
    products: ({ productIds }: CollectionRecord, args: ConnectionArgs, { shop }: RequestContext) =>
      connectionOf(
        productIds.flatMap((id) => shop.products.get(id) ?? []),
        args,
      ),
  },
};
