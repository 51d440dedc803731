import { orderFulfillmentStatus } from "../shopify/state/order-fulfillment-status.ts";
import type { FulfillmentRecord, OrderRecord } from "../shopify/state/order-record.ts";
import { isoTime } from "../shopify/state/iso-time.ts";
import { orderMoney } from "../shopify/state/order-money.ts";
import { formatMoney } from "../storefront/format-money.ts";
import { html, type Html } from "../storefront/html.ts";
import type { Visit } from "../storefront/visit.ts";
import { extensionSlots } from "./host/extension-slots.ts";

const IN_WORDS: Record<string, string> = {
  UNFULFILLED: "We have your order",
  ON_HOLD: "We have your order",
  IN_PROGRESS: "Being packed",
  SCHEDULED: "Waiting for its day",
  REQUEST_DECLINED: "We have your order",
  PARTIALLY_FULFILLED: "Partly on its way",
  FULFILLED: "On its way",
};

const label = (status: string) =>
  status
    .toLowerCase()
    .replaceAll("_", " ")
    .replace(/^./, (first) => first.toUpperCase());

/** Where an order is, for its buyer: parcels appear as they leave. */
export function orderStatusPage(visit: Visit, order: OrderRecord): Html {
  const parcels = order.fulfillments.filter(({ status }) => status === "SUCCESS");
  const status = order.cancelledAt !== null ? "Cancelled" : (IN_WORDS[orderFulfillmentStatus(order)] ?? "We have your order");
  const slots = (...places: string[]) =>
    extensionSlots(visit, { order: order.checkoutToken ?? "" }, ...places.map((place) => `customer-account.order-status.${place}`));
  return html`${slots("announcement.render")}
    <h1>Order ${order.name}</h1>
    <div id="parcels" aria-live="polite">
      <p><span class="badge">${status}</span></p>
      ${parcels.length === 0 && order.cancelledAt === null ? html`<p class="soft">No parcel has left yet. This page looks for news by itself.</p>` : null}
      ${parcels.map((parcel, index) => parcelCard(parcel, index, parcels.length))}
    </div>
    ${slots("fulfillment-details.render-after", "unfulfilled-items.render-after", "block.render")}
    <h2>What you ordered</h2>
    ${orderLines(visit, order)} ${slots("cart-line-list.render-after", "payment-details.render-after")}
    <p><a href="/storefront">Back to the shop</a></p>`;
}

/** What is on an order and what it costs, in the buyer's currency. */
export function orderLines({ buyer }: Visit, order: OrderRecord): Html {
  const { currency, rate } = order.presentment;
  const inWords = (minor: number) => formatMoney(Math.round(minor * rate), currency, buyer.language);
  const row = (what: string, minor: number) =>
    html`<tr>
      <td>${what}</td>
      <td class="money">${inWords(minor)}</td>
    </tr>`;
  return html`<table class="lines">
    <tbody>
      ${order.lines.map(({ title, quantity, totalMinor, discountMinor }) => row(`${quantity} × ${title}`, totalMinor - discountMinor))}
      ${order.shippingLines.map(({ title, priceMinor, discountMinor = 0 }) => row(`Shipping, ${title}`, priceMinor - discountMinor))}
    </tbody>
    <tfoot>
      <tr>
        <th scope="row">Total</th>
        <td class="money price">${inWords(orderMoney(order).total)}</td>
      </tr>
    </tfoot>
  </table>`;
}

function parcelCard(parcel: FulfillmentRecord, index: number, of: number): Html {
  return html`<section class="parcel" aria-labelledby="parcel-${parcel.id}">
    <h2 id="parcel-${parcel.id}">Parcel ${index + 1} of ${of}</h2>
    <ul>
      ${parcel.lines.map(({ line, quantity }) => html`<li>${quantity} × ${line.title}</li>`)}
    </ul>
    ${parcel.tracking.map(({ company, number, url }) => html`<p>${company ?? "Carrier"}: ${url && /^https?:/.test(url) ? html`<a href="${url}" rel="noreferrer">${number}</a>` : html`<b>${number}</b>`}</p>`)}
    ${
      parcel.events.length > 0
        ? html`<ol>
            ${parcel.events.map(({ status, happenedAt, message, city }) => html`<li>${label(status)}${city ? html`, ${city}` : null} <time class="soft" datetime="${isoTime(happenedAt)}">${isoTime(happenedAt).slice(0, 16).replace("T", " ")} UTC</time>${message ? html`<br /><span class="soft">${message}</span>` : null}</li>`)}
          </ol>`
        : null
    }
  </section>`;
}
