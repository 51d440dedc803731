import { z } from "zod";

const text = (max: number) => z.string().max(max).nullish();

const Address = z.strictObject({
  type: z.enum(["MarkFor", "ShipFrom", "ShipTo", "BillTo"]).optional(),
  address1: z.string().min(1),
  address2: z.string().nullish(),
  city: z.string().min(1),
  company_name: z.string().nullish(),
  country: z.string().min(1),
  state: z.string().nullish(),
  zip_code: z.string().nullish(),
});

const Quantity = {
  external_line_id: z.int32().nullish(),
  quantity: z.int32().min(1),
  quantity_unit_of_measure_code: z.string().nullish(),
};

const Product = z.union([
  z.strictObject({
    ...Quantity,
    reference_id: z.string().min(1),
    name: z.string().nullable(),
    gtin: text(50),
    sku: z.string().nullish(),
    unit_price: z.number().nullish(),
    upc: text(50),
  }),
  z.strictObject({ ...Quantity, id: z.int32() }),
]);

/** The body of `POST /2026-01/order`, as the contract's `CreateOrderModel` has it. */
export const OrderRequest = z.strictObject({
  reference_id: z.string().min(1).max(300),
  order_number: text(400),
  purchase_date: z.iso.datetime({ offset: true }).nullish(),
  location_id: z.int32().nullish(),
  shipping_method: z.string().min(1),
  type: z.enum(["DTC", "DropShip", "B2B"]),
  recipient: z.strictObject({
    name: z.string().min(1).max(300),
    email: z.email().nullish(),
    phone_number: text(50),
    address: Address,
  }),
  products: z.array(Product).min(1),
  financials: z.strictObject({ total_price: z.number().nullish() }).optional(),
  gift_message: text(500),
  origin_platform_program: text(100),
  requested_delivery_date: z.iso.datetime({ offset: true }).nullish(),
  sales_channel: z.string().optional(),
  shipping_terms: z.strictObject({ carrier_type: z.string().optional(), payment_term: z.string().optional() }).optional(),
  tags: z.array(z.strictObject({ name: z.string().min(1).max(50), value: z.string().min(1).max(500) })).nullish(),
});

export type OrderRequest = z.infer<typeof OrderRequest>;
