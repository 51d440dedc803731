import { gatewayNames } from "../payments/payment-of.ts";
import type { CustomerRecord } from "../state/customer-record.ts";
import type { FulfillmentOrderRecord, OrderRecord } from "../state/order-record.ts";
import { orderFulfillmentStatus } from "../state/order-fulfillment-status.ts";
import type { ProductRecord, VariantRecord } from "../state/product-record.ts";
import { byNumber, byText, byTime, byWords } from "./filters.ts";
import type { InventoryLevelRecord } from "../state/inventory-level-record.ts";
import type { InventoryItemSource } from "./inventory-item-source.ts";
import type { Filter } from "./search.ts";

const byIdAndTime = {
  id: byNumber<{ id: number }>(({ id }) => id),
  created_at: byTime<{ createdAt: number }>(({ createdAt }) => createdAt),
  updated_at: byTime<{ updatedAt: number }>(({ updatedAt }) => updatedAt),
};

const orderStatus: Filter<OrderRecord> = ({ closedAt, cancelledAt }, { value }) =>
  value === "any" ||
  (value === "open"
    ? closedAt === null && cancelledAt === null
    : value === "closed"
      ? closedAt !== null
      : value === "cancelled"
        ? cancelledAt !== null
        : value === "not_closed" && closedAt === null);

const SHIPPED: Record<string, string> = { shipped: "FULFILLED", partial: "PARTIALLY_FULFILLED", unshipped: "UNFULFILLED" };

const orderFilters: Record<string, Filter<OrderRecord>> = {
  ...byIdAndTime,
  status: orderStatus,
  processed_at: byTime(({ processedAt }) => processedAt),
  name: (order, term) => byText<OrderRecord>(({ name }) => [name, name.slice(1)])(order, term),
  email: byText(({ email }) => email),
  tag: byText(({ tags }) => tags),
  test: byText(({ test }) => String(test)),
  sku: byText(({ lines }) => lines.flatMap(({ sku }) => sku ?? [])),
  customer_id: byNumber(({ customer }) => customer?.id ?? null),
  source_name: byText(({ sourceName }) => sourceName),
  risk_level: byText(({ risk }) => risk),
  gateway: byText(gatewayNames),
  delivery_method: byText(({ lines }) => lines.map(({ delivery }) => delivery.replaceAll("_", "-"))),
  po_number: byText(({ poNumber }) => poNumber),
  financial_status: byText(({ financialStatus }) => financialStatus),
  fulfillment_status: (order, term) => orderFulfillmentStatus(order) === (SHIPPED[term.value.toLowerCase()] ?? term.value.toUpperCase()),
};

const productFilters: Record<string, Filter<ProductRecord>> = {
  ...byIdAndTime,
  default: byWords(({ title, variants }) => [title, ...variants.map(({ sku }) => sku)].join(" ")),
  title: byWords(({ title }) => title),
  handle: byText(({ handle }) => handle),
  status: byText(({ status }) => status),
  vendor: byText(({ vendor }) => vendor),
  tag: byText(({ tags }) => tags),
  product_type: byText(({ productType }) => productType),
  sku: byText(({ variants }) => variants.flatMap(({ sku }) => sku ?? [])),
};

const variantFilters: Record<string, Filter<VariantRecord>> = {
  ...byIdAndTime,
  default: byWords(({ product, sku }) => `${product.title} ${sku ?? ""}`),
  sku: byText(({ sku }) => sku),
  barcode: byText(({ barcode }) => barcode),
  product_id: byNumber(({ product }) => product.id),
};

const itemFilters: Record<string, Filter<InventoryItemSource>> = {
  id: byNumber(({ id }) => id),
  sku: byText(({ variant }) => variant.sku),
  tracked: byText(({ variant }) => String(variant.tracked)),
  created_at: byTime(({ variant }) => variant.createdAt),
  updated_at: byTime(({ variant }) => variant.updatedAt),
};

const customerFilters: Record<string, Filter<CustomerRecord>> = {
  ...byIdAndTime,
  default: byWords(({ firstName, lastName, email }) => [firstName, lastName, email].join(" ")),
  email: byText(({ email }) => email),
  phone: byText(({ phone }) => phone),
  first_name: byText(({ firstName }) => firstName),
  last_name: byText(({ lastName }) => lastName),
  tag: byText(({ tags }) => tags),
};

const fulfillmentOrderFilters: Record<string, Filter<FulfillmentOrderRecord>> = {
  ...byIdAndTime,
  assigned_location_id: byNumber(({ locationId }) => locationId),
  status: byText(({ status }) => status),
  request_status: byText(({ requestStatus }) => requestStatus),
};

const locationFilters = {
  ...byIdAndTime,
  name: byWords<{ name: string }>(({ name }) => name),
  active: byText<{ isActive: boolean }>(({ isActive }) => String(isActive)),
};

const levelFilters = {
  inventory_item_id: byNumber<InventoryLevelRecord>(({ inventoryItemId }) => inventoryItemId),
  created_at: byIdAndTime.created_at,
  updated_at: byIdAndTime.updated_at,
};

/** The search keys that each list of the shop understands. */
export const searchFilters = {
  orders: orderFilters,
  products: productFilters,
  variants: variantFilters,
  inventoryItems: itemFilters,
  customers: customerFilters,
  fulfillmentOrders: fulfillmentOrderFilters,
  locations: locationFilters,
  inventoryLevels: levelFilters,
};
