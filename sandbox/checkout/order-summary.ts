import { formatMoney } from "../storefront/format-money.ts";
import { html, type Html } from "../storefront/html.ts";
import { type PricedCart, priceCart } from "../storefront/price-cart.ts";
import type { Visit } from "../storefront/visit.ts";
import type { CheckoutRecord } from "./checkout-record.ts";
import { shippingMethods } from "./shipping-methods.ts";

/** What is in a checkout and what it costs, with the shipping that is chosen so far. */
export function orderSummary(visit: Visit, checkout: CheckoutRecord): Html {
  const { buyer } = visit;
  const cart = pricedCheckout(visit, checkout);
  const money = (minor: number) => formatMoney(minor, cart.currency, buyer.language);
  const row = (label: string, minor: number, less = false) =>
    html`<tr>
      <th scope="row">${label}</th>
      <td class="money">${less ? "−" : null}${money(minor)}</td>
    </tr>`;
  return html`<h2>What you order</h2>
    <table class="lines">
      <tbody>
        ${cart.lines.toReversed().map(
          (line) =>
            html`<tr data-line="${line.key}">
              <td>
                ${line.quantity} × ${line.variant.product.title}
                ${line.discounts.map(({ title, code }) => html`<br /><span class="soft">${code ?? title}</span>`)}
              </td>
              <td class="money">
                ${line.discounts.length > 0 ? html`<s>${money(line.originalMinor)}</s> ` : null}${money(line.totalMinor)}
              </td>
            </tr>`,
        )}
      </tbody>
      <tfoot>
        ${cart.orderDiscounts.map(({ title, code, amountMinor }) => row(`Discount ${code ?? title}`, amountMinor, true))}
        ${row("Subtotal", cart.totalMinor)} ${row("Shipping", cart.shippingMinor)}
        <tr>
          <th scope="row">Total</th>
          <td class="money price" id="total">${money(cart.totalMinor + cart.shippingMinor)}</td>
        </tr>
      </tfoot>
    </table>`;
}

/** A checkout's cart, priced with what is known of its buyer and with the shipping that is chosen so far. */
export function pricedCheckout({ storefront, buyer }: Visit, { cart, filled }: CheckoutRecord): PricedCart {
  const countryCode = filled.country ?? buyer.country;
  const methods = shippingMethods(countryCode);
  const method = methods.find(({ code }) => code === filled.shipping) ?? methods[0];
  const isSent = cart.lines.some(({ variant }) => variant.requiresShipping);
  return priceCart(storefront.state, cart, buyer, {
    shippingMinor: isSent ? (method?.priceMinor ?? null) : null,
    countryCode,
    email: filled.email || null,
  });
}
