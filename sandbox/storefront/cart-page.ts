import type { CartLine } from "./cart.ts";
import { formatMoney } from "./format-money.ts";
import { html, type Html } from "./html.ts";

/** What the buyer has chosen so far. */
export function cartPage(lines: CartLine[], currency: string): Html {
  if (lines.length === 0)
    return html`<h1>Your cart is empty</h1>
      <p><a class="button" href="/storefront">See what we sell</a></p>`;
  const total = lines.reduce((sum, { variant, quantity }) => sum + variant.priceMinor * quantity, 0);
  return html`<h1>Your cart</h1>
    <table class="lines">
      <thead>
        <tr>
          <th scope="col">Product</th>
          <th scope="col">Quantity</th>
          <th scope="col" class="money">Price</th>
        </tr>
      </thead>
      <tbody>
        ${lines.map(
          ({ variant, quantity }) =>
            html`<tr>
              <td><a href="/storefront/products/${variant.product.id}">${variant.product.title}</a></td>
              <td>
                <form method="post" action="/storefront/cart" class="row">
                  <input type="hidden" name="intent" value="set" /><input type="hidden" name="variant" value="${variant.id}" />
                  <input
                    name="quantity"
                    type="number"
                    inputmode="numeric"
                    min="0"
                    max="999"
                    value="${quantity}"
                    aria-label="Quantity of ${variant.product.title}"
                  /><button class="plain">Update</button>
                </form>
              </td>
              <td class="money">${formatMoney(variant.priceMinor * quantity, currency)}</td>
            </tr>`,
        )}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colspan="2">Subtotal</th>
          <td class="money price">${formatMoney(total, currency)}</td>
        </tr>
      </tfoot>
    </table>
    <p class="row"><a class="button" href="/storefront/checkout">Check out</a> <a href="/storefront">Go on shopping</a></p>`;
}
