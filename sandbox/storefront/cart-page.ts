import { formatMoney } from "./format-money.ts";
import { html, type Html } from "./html.ts";
import type { PricedCart } from "./price-cart.ts";
import { appBlocks } from "./theme-blocks/app-blocks.ts";
import { pricedCart, type Visit } from "./visit.ts";

/** What the buyer has chosen so far. */
export async function cartPage(visit: Visit): Promise<Html> {
  return html`<div id="shopify-section-main-cart-items" class="shopify-section">${await cartItems(visit)}</div>`;
}

/** The part of the cart page that changes with the cart. */
export async function cartItems(visit: Visit): Promise<Html> {
  const { words } = visit;
  const blocks = await appBlocks(visit, { template: "cart", section: "main-cart-items" });
  if (visit.cart.lines.length === 0)
    return html`<div id="main-cart-items">
      <h1>${words("emptyCart")}</h1>
      <p><a class="button" href="/storefront">${words("seeAll")}</a></p>
      ${blocks}
    </div>`;
  const cart = pricedCart(visit);
  return html`<div id="main-cart-items">
    <h1>${words("yourCart")}</h1>
    <table class="lines">
      <thead>
        <tr>
          <th scope="col">${words("product")}</th>
          <th scope="col">${words("quantity")}</th>
          <th scope="col" class="money">${words("price")}</th>
        </tr>
      </thead>
      <tbody>
        ${cart.lines.map((line) => {
          const { variant, quantity, key } = line;
          return html`<tr>
            <td>
              <a href="/storefront/products/${variant.product.id}">${variant.product.title}</a>
              ${variant.title === "Default Title" ? null : html`<br /><span class="soft">${variant.title}</span>`}
            </td>
            <td>
              <form method="post" action="/storefront/cart" class="row">
                <input type="hidden" name="intent" value="set" /><input type="hidden" name="variant" value="${variant.id}" />
                <input type="hidden" name="key" value="${key}" />
                <input
                  name="quantity"
                  type="number"
                  inputmode="numeric"
                  min="0"
                  max="999"
                  value="${quantity}"
                  aria-label="${words("quantityOf", { title: variant.product.title })}"
                /><button class="plain">${words("update")}</button>
              </form>
            </td>
            <td class="money">${lineMoney(visit, cart, line)}</td>
          </tr>`;
        })}
      </tbody>
      <tfoot>
        ${discountRows(visit, cart)}
        <tr>
          <th scope="row" colspan="2">${words("subtotal")}</th>
          <td class="money price">${money(visit, cart, cart.totalMinor)}</td>
        </tr>
      </tfoot>
    </table>
    ${blocks}
    <p class="row"><a class="button" href="/storefront/checkout">${words("checkOut")}</a> <a href="/storefront">${words("goOn")}</a></p>
  </div>`;
}

/** The cart beside any page: drawn into `cart-drawer`, which a theme's script opens. */
export async function cartDrawer(visit: Visit): Promise<Html> {
  const { words } = visit;
  const cart = pricedCart(visit);
  const isEmpty = cart.lines.length === 0;
  return html`<cart-drawer class="drawer${isEmpty ? " is-empty" : ""}" hidden
    ><div id="CartDrawer" class="cart-drawer">
      <div id="CartDrawer-Overlay" class="cart-drawer__overlay"></div>
      <div class="drawer__inner" role="dialog" aria-modal="true" aria-labelledby="CartDrawer-Title" tabindex="-1">
        <div class="drawer__header">
          <h2 id="CartDrawer-Title" class="drawer__heading">${isEmpty ? words("emptyCart") : words("yourCart")}</h2>
          <button type="button" class="plain drawer__close" aria-label="${words("close")}">×</button>
        </div>
        <ul id="CartDrawer-CartItems" class="drawer__lines">
          ${cart.lines.map((line) => {
            const { variant, quantity, key } = line;
            return html`<li>
              <span>${quantity} × ${variant.product.title}</span>
              <span class="money">${lineMoney(visit, cart, line)}</span>
              <button
                type="button"
                class="plain"
                data-remove-line="${key}"
                data-line-id="gid://shopify/CartLine/${key}"
                aria-label="${words("remove", { title: variant.product.title })}"
              >
                ×
              </button>
            </li>`;
          })}
        </ul>
        ${await appBlocks(visit, { template: "cart", section: "cart-drawer" })}
        ${
          isEmpty
            ? null
            : html`<table class="lines">
                  <tbody>
                    ${discountRows(visit, cart)}
                    <tr>
                      <th scope="row" colspan="2">${words("subtotal")}</th>
                      <td class="money price">${money(visit, cart, cart.totalMinor)}</td>
                    </tr>
                  </tbody>
                </table>
                <p class="row">
                  <a class="button" href="/storefront/checkout">${words("checkOut")}</a>
                  <a href="/storefront/cart">${words("openCart")}</a>
                </p>`
        }
      </div>
    </div></cart-drawer
  >`;
}

function discountRows(visit: Visit, cart: PricedCart): Html[] {
  return cart.orderDiscounts.map(
    ({ title, code, amountMinor }) =>
      html`<tr>
        <th scope="row" colspan="2">${visit.words("discount")} ${code ?? title}</th>
        <td class="money">−${money(visit, cart, amountMinor)}</td>
      </tr>`,
  );
}

function lineMoney(visit: Visit, cart: PricedCart, line: PricedCart["lines"][number]): Html {
  if (line.discounts.length === 0) return html`${money(visit, cart, line.totalMinor)}`;
  return html`<s>${money(visit, cart, line.originalMinor)}</s> ${money(visit, cart, line.totalMinor)}<br /><span class="soft"
      >${line.discounts.map(({ title, code }) => code ?? title).join(", ")}</span
    >`;
}

const money = ({ buyer }: Visit, { currency }: PricedCart, minor: number) => formatMoney(minor, currency, buyer.language);
