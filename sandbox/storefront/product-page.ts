import type { ProductRecord } from "../shopify/state/product-record.ts";
import { priceFor } from "./buyer.ts";
import { isSold } from "./cart.ts";
import { formatMoney } from "./format-money.ts";
import { html, type Html } from "./html.ts";
import { swatch } from "./swatch.ts";
import { appBlocks } from "./theme-blocks/app-blocks.ts";
import type { Visit } from "./visit.ts";

/** One product, with its button to buy. */
export async function productPage(visit: Visit, product: ProductRecord): Promise<Html> {
  const { storefront, buyer, words } = visit;
  const variants = product.variants.filter(isSold);
  return html`<div class="product" data-product-id="${product.id}">
    ${swatch(product.title, true)}
    <div>
      <h1>${product.title}</h1>
      ${variants.map((variant) => {
        let available = 0;
        for (const level of storefront.state.inventory.get(variant.inventoryItemId)?.values() ?? []) available += level.available;
        const stock = !variant.tracked ? words("byEmail") : available > 0 ? words("inStock") : words("soldOut");
        return html`${variants.length > 1 ? html`<h2>${variant.title}</h2>` : null}
          <p class="price">${formatMoney(priceFor(buyer, variant.priceMinor), buyer.currency, buyer.language)}</p>
          <p class="soft">${stock}${variant.sku ? html` · ${variant.sku}` : null}</p>
          <form method="post" action="/storefront/cart/add" class="row" data-type="add-to-cart-form">
            <input type="hidden" name="id" value="${variant.id}" />
            <div>
              <label for="quantity-${variant.id}">${words("quantity")}</label
              ><input id="quantity-${variant.id}" name="quantity" type="number" inputmode="numeric" min="1" max="999" value="1" required />
            </div>
            <button>${words("addToCart")}</button>
          </form>`;
      })}
      ${await appBlocks(visit, { template: "product", section: "main-product", product })}
      <p><a href="/storefront">${words("back")}</a></p>
    </div>
  </div>`;
}
