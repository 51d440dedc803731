import { z } from "zod";

/** One kind of exchange with ShipBob, as we wrote it down: closed where the contract closes it. */
export type ShipBobShape = { method: string; path: RegExp; status: number; request?: z.ZodType; answer?: z.ZodType };

const moment = z.iso.datetime({ offset: true });
const address = z.strictObject({
  address1: z.string().min(1),
  address2: z.string().nullish(),
  city: z.string().min(1),
  company_name: z.string().nullish(),
  country: z.string().min(1),
  state: z.string().nullish(),
  zip_code: z.string().nullish(),
});
const recipient = z.strictObject({
  name: z.string().min(1).max(300),
  email: z.email().nullish(),
  phone_number: z.string().max(50).nullish(),
  address,
});
const newOrder = z.strictObject({
  reference_id: z.string().min(1).max(300),
  order_number: z.string().max(400).nullish(),
  purchase_date: moment.nullish(),
  location_id: z.int32().nullish(),
  shipping_method: z.string().min(1),
  type: z.enum(["DTC", "DropShip", "B2B"]),
  recipient,
  products: z
    .array(
      z.strictObject({
        reference_id: z.string().min(1),
        name: z.string().nullable(),
        quantity: z.int32().min(1),
        external_line_id: z.int32().nullish(),
      }),
    )
    .min(1),
});
const shipment = z.object({
  id: z.int32(),
  order_id: z.int32(),
  reference_id: z.string().nullable(),
  status: z.enum(["None", "Processing", "Completed", "Exception", "OnHold", "Cancelled", "CleanSweeped", "LabeledCreated", "ImportReview"]),
  status_details: z.array(z.object({ id: z.int32(), name: z.string().nullable(), description: z.string().nullable() })).nullable(),
  created_date: moment,
  actual_fulfillment_date: moment.nullable(),
  delivery_date: moment.nullable(),
  location: z.strictObject({ id: z.int32(), name: z.string().nullable() }),
  products: z
    .array(
      z.strictObject({
        id: z.int32(),
        name: z.string().nullable(),
        reference_id: z.string().nullable(),
        sku: z.string().nullable(),
        inventory_items: z.array(z.object({ id: z.int32(), quantity: z.int32() })).nullable(),
      }),
    )
    .nullable(),
  tracking: z
    .object({ carrier: z.string().nullable(), tracking_number: z.string().nullable(), tracking_url: z.string().nullable() })
    .optional(),
});
const order = z.object({
  id: z.int32(),
  reference_id: z.string().nullable(),
  order_number: z.string().nullable(),
  created_date: moment,
  status: z.enum(["Processing", "Exception", "PartiallyFulfilled", "Fulfilled", "Cancelled", "ImportReview"]),
  type: z.enum(["DTC", "DropShip", "B2B"]),
  channel: z.strictObject({ id: z.int32(), name: z.string().nullable() }),
  recipient,
  products: z.array(z.object({ id: z.int32(), quantity: z.int32(), reference_id: z.string().nullable() })).nullable(),
  shipments: z.array(shipment).nullable(),
});
const link = z.string().nullish();
const paged = <Item extends z.ZodType>(item: Item) =>
  z.strictObject({ items: z.array(item), next: link, prev: link, first: link, last: link });
const byCenter = z.strictObject({
  inventory_id: z.int32(),
  name: z.string().nullable(),
  sku: z.string().nullable(),
  locations: z.array(
    z.strictObject({
      location_id: z.int32(),
      name: z.string().nullable(),
      on_hand_quantity: z.int32(),
      committed_quantity: z.int32(),
      fulfillable_quantity: z.int32(),
      awaiting_quantity: z.int32(),
      internal_transfer_quantity: z.int32(),
    }),
  ),
});
const level = z.object({
  inventory_id: z.int32(),
  sku: z.string().nullable(),
  total_on_hand_quantity: z.int32(),
  total_committed_quantity: z.int32(),
});
const item = z.object({ inventory_id: z.int32(), sku: z.string().nullable(), name: z.string().nullable() });
const variant = z.object({ id: z.int(), sku: z.string().nullable(), created_on: moment });
const product = z.object({ id: z.int(), name: z.string().nullable(), variants: z.array(variant).nullable() });
const log = z.array(z.object({ log_type_id: z.int32(), log_type_name: z.string().nullable(), timestamp: moment }));
const scans = z.object({
  carrier_tracking_number: z.string().nullable(),
  last_updated: moment,
  history: z
    .array(z.object({ status: z.enum(["PreTransit", "InTransit", "Delivered", "Failed", "Return to sender"]), timestamp: moment }))
    .nullable(),
});
const subscription = z.strictObject({
  id: z.string(),
  url: z.string(),
  description: z.string().nullable(),
  topics: z.array(z.string()),
  created_at: moment,
  enabled: z.boolean(),
});
const newSubscription = z.strictObject({
  url: z.url(),
  topics: z.array(z.string()).min(1),
  description: z.string().nullish(),
  secret: z
    .string()
    .regex(/^whsec_[a-zA-Z0-9+/]{32}$/)
    .nullish(),
});
const lots = z.object({ inventory_id: z.int32(), lots: z.array(z.unknown()) });
const messages = z.record(z.string(), z.array(z.string()));

const get = (path: RegExp, answer?: z.ZodType, status = 200): ShipBobShape => ({ method: "GET", path, status, ...(answer && { answer }) });
const post = (path: RegExp, status: number, answer?: z.ZodType, request?: z.ZodType): ShipBobShape => ({
  method: "POST",
  path,
  status,
  ...(answer && { answer }),
  ...(request && { request }),
});

export const shipBobShapes: readonly ShipBobShape[] = [
  get(
    /\/channel$/,
    z.strictObject({ items: z.array(z.object({ id: z.int32(), name: z.string(), scopes: z.array(z.string()) })), next: link, prev: link }),
  ),
  get(/\/channel$/, undefined, 401),
  get(/\/location$/, z.array(z.object({ id: z.int32(), name: z.string(), timezone: z.string(), is_active: z.boolean() }))),
  get(/\/fulfillment-center$/, z.array(z.object({ id: z.int32(), name: z.string(), timezone: z.string(), country: z.string() }))),
  get(/\/shipping-method$/, z.array(z.object({ id: z.int32(), name: z.string(), active: z.boolean() }))),
  post(/\/order$/, 201, order, newOrder),
  post(/\/order$/, 422, messages),
  post(/\/order$/, 400, messages),
  get(/\/order$/, z.array(order)),
  get(/\/order$/, messages, 400),
  get(/\/order\/\d+$/, order),
  get(/\/order\/\d+$/, undefined, 404),
  post(/\/order\/\d+:cancel$/, 200, z.object({ order_id: z.int32(), status: z.enum(["Success", "Failure", "PartialSuccess"]), order })),
  post(/\/order\/\d+:cancel$/, 422, messages),
  post(
    /\/order:estimate$/,
    200,
    z.strictObject({ estimates: z.array(z.object({ estimated_price: z.number(), shipping_method: z.string() })) }),
  ),
  post(/\/order:estimate$/, 422, messages),
  get(/\/order\/\d+\/shipment$/, z.array(shipment)),
  get(/\/shipment\/\d+$/, shipment),
  get(/\/shipment\/\d+$/, undefined, 404),
  get(/\/shipment\/\d+\/(timeline|logs)$/, log),
  post(/\/shipment\/\d+:cancel$/, 422, messages),
  get(/\/shipments-tracking$/, z.array(scans.extend({ shipment_id: z.int() }))),
  get(/\/tracking$/, z.array(scans)),
  get(/\/inventory$/, paged(item)),
  get(/\/inventory\/\d+$/, item),
  get(/\/inventory-level$/, paged(level)),
  get(/\/inventory-level\/\d+$/, level),
  get(/\/inventory-level\/locations$/, paged(byCenter)),
  get(/\/inventory-level\/\d+\/locations$/, byCenter),
  get(/\/inventory-level\/lots$/, paged(lots)),
  get(/\/inventory-level\/\d+\/lots$/, lots),
  get(/\/shipment\/\d+:getLineItems$/, z.array(z.object({ inventory_id: z.int32(), quantity: z.int32() }))),
  post(
    /\/shipment:batchUpdateTrackingUpload$/,
    200,
    z.object({ summary: z.object({ total: z.int(), successful: z.int(), failed: z.int() }) }),
  ),
  post(/\/shipment:batchCancel$/, 200, z.object({ results: z.array(z.object({ shipment_id: z.int32(), is_success: z.boolean() })) })),
  get(/\/product$/, paged(product)),
  get(/\/product\/\d+$/, product),
  get(/\/product\/\d+\/variants$/, z.array(variant)),
  post(/\/product$/, 201, product),
  get(/\/webhook$/, z.strictObject({ items: z.array(subscription), next: link, prev: link })),
  post(/\/webhook$/, 200, subscription.omit({ enabled: true }).extend({ secret: z.string() }), newSubscription),
  post(/\/webhook$/, 422, z.unknown()),
  { method: "DELETE", path: /\/webhook\/\d+$/, status: 204 },
];
