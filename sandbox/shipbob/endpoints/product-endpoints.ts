import { z } from "zod";
import type { Endpoint } from "../endpoint.ts";
import { findProducts } from "./find-products.ts";
import { pageOf } from "../page-of.ts";
import { parseBody } from "../parse-body.ts";
import type { ShipBobAccount } from "../shipbob-account.ts";
import { found, ShipBobProblem } from "../shipbob-problem.ts";
import type { ShipBobProduct } from "../shipbob-product.ts";

const NewProduct = z.object({
  name: z.string().min(1),
  type_id: z.union([z.literal(1), z.literal(2)]).optional(),
  variants: z.array(z.object({ sku: z.string().min(1), name: z.string().nullish() })).length(1),
});

/** The catalogue: enough to find a product by SKU and to add one. */
export const productEndpoints: readonly Endpoint[] = [
  {
    method: "GET",
    path: "/product",
    scope: "products_read",
    answer({ query }, { state, account }) {
      const found = findProducts(query, [...state.products.values()]);
      return {
        status: 200,
        body: pageOf(
          found.map((product) => viewProduct(product, account)),
          "/product",
          query,
          "PageSize",
        ),
      };
    },
  },
  {
    method: "POST",
    path: "/product",
    scope: "products_write",
    answer({ body }, { state, account, clock }) {
      const request = parseBody(NewProduct, body);
      const [variant] = request.variants;
      if (!variant || state.products.has(variant.sku)) throw new ShipBobProblem(400, { sku: ["A variant with this SKU already exists"] });
      return { status: 201, body: viewProduct(state.addProduct(variant.sku, request.name, clock.now().toString()), account) };
    },
  },
  {
    method: "GET",
    path: "/product/{productId}",
    scope: "products_read",
    answer({ params }, { state, account }) {
      const product = found(state.productsById, params.productId);
      return { status: 200, body: viewProduct(product, account) };
    },
  },
  {
    method: "GET",
    path: "/product/{productId}/variants",
    scope: "products_read",
    answer({ params }, { state }) {
      const product = found(state.productsById, params.productId);
      return { status: 200, body: [viewVariant(product)] };
    },
  },
];

function viewProduct(product: ShipBobProduct, account: ShipBobAccount) {
  return {
    id: product.id,
    name: product.name,
    type: "Regular",
    user_id: account.userId,
    created_on: product.createdAt,
    updated_on: null,
    variants: [viewVariant(product)],
  };
}

function viewVariant(product: ShipBobProduct) {
  return {
    id: product.variantId,
    sku: product.sku,
    name: product.name,
    status: "Active",
    created_on: product.createdAt,
    updated_on: null,
    is_digital: false,
    is_image_uploaded: false,
    inventory: {
      inventory_id: product.inventoryId,
      on_hand_qty: [...product.onHand.values()].reduce((sum, units) => sum + units, 0),
    },
  };
}
