import { z } from "zod";

const number = z.union([z.number().int(), z.string().regex(/^\d+$/)]).transform(String);
const Gid = z.object({
  id: z
    .string()
    .regex(/\/\d+$/)
    .transform((gid) => gid.slice(gid.lastIndexOf("/") + 1)),
});

const Payload = z
  .object({
    id: number,
    order_id: number,
    inventory_item_id: number,
    fulfillment_order: Gid,
    original_fulfillment_order: Gid,
    moved_fulfillment_order: Gid,
    submitted_fulfillment_order: Gid,
    replacement_fulfillment_order: Gid,
  })
  .partial();

/**
 * What a webhook is about, e.g. `order:5600000000001`: events of one key are applied one at a time. A fulfillment belongs to its order; a
 * payload that names nothing that we know is about its topic.
 */
export function entityKey(topic: string, payload: unknown): string {
  const room = topic.split("/")[0] ?? topic;
  const read = Payload.safeParse(payload);
  if (!read.success) return room;

  const { id, order_id, inventory_item_id, ...fulfillmentOrders } = read.data;
  if (order_id !== undefined) return `order:${order_id}`;
  const fulfillmentOrder = Object.values(fulfillmentOrders).find((one) => one !== undefined);
  if (fulfillmentOrder) return `fulfillment-order:${fulfillmentOrder.id}`;
  if (inventory_item_id !== undefined) return `inventory-item:${inventory_item_id}`;
  return id === undefined ? room : `${SINGULAR[room] ?? room}:${id}`;
}

const SINGULAR: Record<string, string> = {
  orders: "order",
  products: "product",
  customers: "customer",
  locations: "location",
  inventory_items: "inventory-item",
  bulk_operations: "bulk-operation",
};
