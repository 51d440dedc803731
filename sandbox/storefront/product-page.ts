import type { ProductRecord } from "../shopify/state/product-record.ts";
import type { ShopState } from "../shopify/state/shop-state.ts";
import { formatMoney } from "./format-money.ts";
import { html, type Html } from "./html.ts";
import { swatch } from "./swatch.ts";

/** One product, with its button to buy. */
export function productPage(state: ShopState, product: ProductRecord): Html {
  return html`<div class="product">
    ${swatch(product.title, true)}
    <div>
      <h1>${product.title}</h1>
      ${product.variants.map((variant) => {
        let available = 0;
        for (const level of state.inventory.get(variant.inventoryItemId)?.values() ?? []) available += level.available;
        const stock = !variant.tracked
          ? "Sent by email"
          : available > 0
            ? "In stock"
            : "Sold out for now: we send it as soon as it is back";
        return html`<p class="price">${formatMoney(variant.priceMinor, state.shop.currency)}</p>
          <p class="soft">${stock}${variant.sku ? html` · ${variant.sku}` : null}</p>
          <form method="post" action="/storefront/cart" class="row">
            <input type="hidden" name="intent" value="add" /><input type="hidden" name="variant" value="${variant.id}" />
            <div>
              <label for="quantity-${variant.id}">Quantity</label
              ><input id="quantity-${variant.id}" name="quantity" type="number" inputmode="numeric" min="1" max="999" value="1" required />
            </div>
            <button>Add to cart</button>
          </form>`;
      })}
      <p><a href="/storefront">Back to all products</a></p>
    </div>
  </div>`;
}
