import { fileURLToPath } from "node:url";
import { blankOrder } from "../shopify/orders/blank-order.ts";
import { findOrAddCustomer } from "../shopify/state/find-or-add-customer.ts";
import type { CustomerRecord } from "../shopify/state/customer-record.ts";
import type { OrderRecord } from "../shopify/state/order-record.ts";
import type { ShopState } from "../shopify/state/shop-state.ts";
import { bringUpToDate } from "./bring-up-to-date.ts";
import { Catalogue } from "./catalogue.ts";
import { chooseComplementary } from "./choose-complementary.ts";
import { countryCode } from "./country-code.ts";
import { lineMoney } from "./line-money.ts";
import { londonTime } from "./london-time.ts";
import { makeUpAddress } from "./make-up-address.ts";
import { readRetail } from "./read-retail.ts";
import { RetailDataFault } from "./retail-data-fault.ts";
import type { RetailRow } from "./retail-row.ts";
import type { RetailSummary } from "./retail-summary.ts";
import { shipHistory } from "./ship-history.ts";
import { stockLondonShop } from "./stock-london-shop.ts";

/** The slice of the Online Retail data that is in the repository. */
const SLICE = fileURLToPath(new URL("retail-slice.csv.gz", import.meta.url));

/** Shared by every line: there are hundreds of thousands. */
const nothing: never[] = [];

export type RetailOptions = {
  /** CSV or gzipped CSV; without it the slice in the repository. */
  file?: string;
  /** Other numbers make up other people and other stock. Orders and money do not depend on it. */
  seed?: number;
};

/**
 * Fills a shop with real trade: one order an invoice, one line a row, their money equal to the file's to the penny, their times moved to the
 * last year; products, customers and first stock with it. Answers what it came to. Throws RetailDataFault, with the line, for a file that is not what it should be.
 */
export async function loadRetail(state: ShopState, { file = SLICE, seed = 1 }: RetailOptions = {}): Promise<RetailSummary> {
  const catalogue = new Catalogue(state);
  const orders = new Map<string, OrderRecord>();
  const titles = new Map<string, string>();
  const customers = new Map<string, CustomerRecord>();
  let lines = 0;
  let totalMinor = 0;

  for await (const row of readRetail(file)) {
    let order = orders.get(row.invoice);
    if (!order) orders.set(row.invoice, (order = addOrder(state, row, timeOf(file, row), customerOf(row), seed)));

    const money = lineMoney(row.unitPrice, row.quantity);
    const variant = catalogue.variantOf(row.sku, row.description, money.unitMinor, order.createdAt);
    const title = row.description || row.sku;
    if (!titles.has(title)) titles.set(title, title);
    const line = {
      __typename: "LineItem" as const, id: state.nextId("line"), order, variant, title: titles.get(title) ?? title, sku: variant.sku, variantTitle: null,
      vendor: variant.product.vendor, grams: variant.grams, discountMinor: 0, taxable: true, taxLines: null, bypassesStock: false,
      quantity: row.quantity, currentQuantity: row.quantity, fulfilledQuantity: Math.max(0, row.quantity), returnedQuantity: 0, ...money,
      requiresShipping: variant.requiresShipping, giftCard: false, delivery: "SHIPPING" as const, customAttributes: nothing,
    };
    order.lines.push(line);
    state.lines.set(line.id, line);
    lines += 1;
    totalMinor += money.totalMinor;
  }
  const products = catalogue.settle();
  bringUpToDate(state);
  const london = stockLondonShop(state, seed);
  chooseComplementary(state);
  shipHistory(state, [...orders.values()], london);
  return { orders: orders.size, lines, totalMinor, customers: customers.size, products };

  function customerOf(row: RetailRow): CustomerRecord | null {
    if (row.customerId === null) return null;
    let customer = customers.get(row.customerId);
    if (!customer) {
      customer = findOrAddCustomer(state, {
        email: `customer-${row.customerId}@example.com`, address: makeUpAddress(countryCode(row.country) ?? "GB", `${seed}:${row.customerId}`),
        acceptsMarketing: Number(row.customerId) % 3 === 0, createdAt: timeOf(file, row),
      });
      customers.set(row.customerId, customer);
    }
    return customer;
  }
}

function timeOf(file: string, row: RetailRow): number {
  try {
    return londonTime(row.soldAt);
  } catch {
    throw new RetailDataFault(`${file}, line ${row.fileLine}: expected a day of the calendar as InvoiceDate, found ${JSON.stringify(row.soldAt)}`);
  }
}

function addOrder(state: ShopState, row: RetailRow, at: number, customer: CustomerRecord | null, seed: number): OrderRecord {
  const code = countryCode(row.country);
  const address = customer?.address ?? (code === null ? null : makeUpAddress(code, `${seed}:${row.invoice}`));
  const order: OrderRecord = {
    ...blankOrder(state), name: `#${row.invoice}`, number: Number(row.invoice.replace(/\D/g, "")) || 0, source: "history",
    email: customer?.email ?? null, tags: tagsOf(row), customer, shippingAddress: address, billingAddress: address, financialStatus: "PAID",
    paymentGateway: "manual", routed: true, closedAt: at, processedAt: at, createdAt: at, updatedAt: at,
  };
  state.orders.set(order.id, order);
  customer?.orderIds.push(order.id);
  return order;
}

function tagsOf({ invoice, quantity }: RetailRow): string[] {
  if (invoice.startsWith("C")) return ["history", "credit-note"];
  if (invoice.startsWith("A")) return ["history", "adjustment"];
  return quantity < 0 ? ["history", "stock-correction"] : ["history"];
}
