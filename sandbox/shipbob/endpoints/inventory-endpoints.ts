import type { Endpoint, ShipBobRequest, ShipBobWorld } from "../endpoint.ts";
import { fulfillmentCenters } from "../fulfillment-centers.ts";
import { pageOf } from "../page-of.ts";
import { readQuery } from "../read-query.ts";
import { ShipBobProblem } from "../shipbob-problem.ts";
import type { ShipBobProduct } from "../shipbob-product.ts";

type View = (product: ShipBobProduct, world: ShipBobWorld) => unknown;

/** What is to be said of each product that is asked for. */
const listed = (path: string, view: View): Endpoint => ({
  method: "GET",
  path,
  scope: "inventory_read",
  answer: ({ query }, world) => ({
    status: 200,
    body: pageOf(
      search(query, world).map((product) => view(product, world)),
      path,
      query,
      "PageSize",
    ),
  }),
});

/** … and of the one that its id names. */
const ofOne = (path: string, view: View): Endpoint => ({
  method: "GET",
  path,
  scope: "inventory_read",
  answer: (request, world) => ({ status: 200, body: view(productOf(request, world), world) }),
});

/** Items and their levels, in total and per building. */
export const inventoryEndpoints: readonly Endpoint[] = [
  listed("/inventory", viewItem),
  listed("/inventory-level", viewLevel),
  {
    method: "GET",
    path: "/inventory-level/locations",
    scope: "inventory_read",
    answer({ query }, world) {
      const location = query.get("LocationId");
      const levels = search(query, world).map((product) => viewByCenter(product, location === null ? null : Number(location)));
      return {
        status: 200,
        body: pageOf(
          levels.filter((level) => level.locations.length > 0),
          "/inventory-level/locations",
          query,
          "PageSize",
        ),
      };
    },
  },
  listed("/inventory-level/lots", viewLots),
  ofOne("/inventory-level/{inventoryId}/lots", viewLots),
  ofOne("/inventory/{inventoryId}", viewItem),
  ofOne("/inventory-level/{inventoryId}", viewLevel),
  ofOne("/inventory-level/{inventoryId}/locations", (product) => viewByCenter(product, null)),
];

function search(query: URLSearchParams, { state }: ShipBobWorld): ShipBobProduct[] {
  const read = readQuery(query);
  const words = query.get("SearchBy")?.toLowerCase();
  const ids = read.numbers("InventoryIds");
  // All of them are active, and none can be downloaded.
  const some = read.asks("IsActive")(true) && read.asks("IsDigital")(false);
  return [...state.products.values()].filter(
    (product) =>
      some &&
      (!words || product.sku.toLowerCase().includes(words) || product.name.toLowerCase().includes(words)) &&
      (!ids || ids.includes(product.inventoryId)),
  );
}

function productOf({ params, path }: ShipBobRequest, { state }: ShipBobWorld): ShipBobProduct {
  const id = Number(params.inventoryId);
  for (const product of state.products.values()) if (product.inventoryId === id) return product;
  throw new ShipBobProblem(404, {
    type: "https://tools.ietf.org/html/rfc9110#section-15.5.5",
    title: "Not Found",
    status: 404,
    detail: `Inventory ${params.inventoryId} was not found.`,
    instance: path,
  });
}

/** Nothing is kept by lots. */
function viewLots({ inventoryId, name, sku }: ShipBobProduct) {
  return { inventory_id: inventoryId, name, sku, lots: [] };
}

function viewByCenter(product: ShipBobProduct, centerId: number | null) {
  return {
    inventory_id: product.inventoryId,
    name: product.name,
    sku: product.sku,
    locations: fulfillmentCenters
      .filter(({ id }) => product.onHand.has(id) && (centerId === null || id === centerId))
      .map(({ id, name }) => {
        const onHand = product.onHand.get(id) ?? 0;
        const committed = product.committed.get(id) ?? 0;
        return {
          location_id: id,
          name,
          on_hand_quantity: onHand,
          committed_quantity: committed,
          fulfillable_quantity: onHand - committed,
          awaiting_quantity: 0,
          internal_transfer_quantity: 0,
        };
      }),
  };
}

function viewLevel(product: ShipBobProduct) {
  const { locations } = viewByCenter(product, null);
  const sum = (field: "on_hand_quantity" | "committed_quantity" | "fulfillable_quantity") =>
    locations.reduce((total, location) => total + location[field], 0);
  return {
    inventory_id: product.inventoryId,
    name: product.name,
    sku: product.sku,
    total_on_hand_quantity: sum("on_hand_quantity"),
    total_committed_quantity: sum("committed_quantity"),
    total_fulfillable_quantity: sum("fulfillable_quantity"),
    total_sellable_quantity: sum("fulfillable_quantity"),
    total_awaiting_quantity: 0,
    total_backordered_quantity: 0,
    total_exception_quantity: 0,
    total_internal_transfer_quantity: 0,
  };
}

function viewItem(product: ShipBobProduct, { account }: ShipBobWorld) {
  return {
    inventory_id: product.inventoryId,
    name: product.name,
    sku: product.sku,
    barcode: null,
    is_case: false,
    is_lot: false,
    user_id: account.userId,
    dimensions: { height: 4, length: 6, width: 4, unit: "in", is_locked: false, validated: true },
    weight: { unit: "oz", value: 8 },
    variant: { is_active: true, is_bundle: false, is_digital: false, hazmat: { is_hazmat: false, validated: true } },
  };
}
