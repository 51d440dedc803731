import type { ShopState } from "../shopify/state/shop-state.ts";

/** What stands where Shopify's own order page would be: enough to see what Waybill did to an order. */
export function adminOrderPage(state: ShopState, orderId: number | undefined): string {
  const order = orderId === undefined ? undefined : state.orders.get(orderId);
  const body = order
    ? `<h1>${text(order.name)}</h1><p>${text(order.customer?.email ?? order.email ?? "No customer")}</p>
<p><a href="/_admin/print?orders=${order.id}">Print</a></p>
${table(
  "Items",
  order.lines.map((line) => [line.sku ?? "no SKU", line.title, String(line.quantity)]),
)}
${table(
  "Fulfillment orders",
  order.fulfillmentOrders.map((one) => [String(one.id), state.locations.get(one.locationId)?.name ?? "", one.status, one.requestStatus]),
)}
${table(
  "Fulfillments",
  order.fulfillments.map((one) => [one.name, one.status, ...one.tracking.map((info) => `${info.company ?? ""} ${info.number ?? ""}`)]),
)}`
    : `<h1>Not part of the sandbox</h1><p>In a real store this link opens a page of Shopify admin.</p>`;
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Shopify admin</title><link rel="icon" href="data:,"><link rel="stylesheet" href="/_admin/shell.css"></head>
<body style="display:block;background:#fff;padding:24px;overflow:auto">${body}</body></html>`;
}

function table(title: string, rows: readonly (readonly string[])[]): string {
  const body = rows
    .map((cells) => `<tr>${cells.map((cell) => `<td style="padding:4px 12px 4px 0">${text(cell)}</td>`).join("")}</tr>`)
    .join("");
  return `<h2>${title}</h2>${rows.length === 0 ? "<p>None.</p>" : `<table><tbody>${body}</tbody></table>`}`;
}

function text(value: string): string {
  return value.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
