import { priceFor } from "./buyer.ts";
import { isSold } from "./cart.ts";
import { formatMoney } from "./format-money.ts";
import { html, type Html } from "./html.ts";
import { swatch } from "./swatch.ts";
import type { Visit } from "./visit.ts";

const PER_PAGE = 24;

/** All that the shop sells, or what a search finds, a page at a time. */
export function productListPage({ storefront: { state }, buyer, words, url }: Visit): Html {
  const search = (url.searchParams.get("q") ?? "").slice(0, 100);
  const sought = search.toLowerCase().split(/\s+/).filter(Boolean);
  const found = [...state.variants.values()].filter(
    (variant) =>
      isSold(variant) &&
      variant.product.status === "ACTIVE" &&
      sought.every((word) => `${variant.product.title} ${variant.sku ?? ""}`.toLowerCase().includes(word)),
  );
  const pages = Math.max(1, Math.ceil(found.length / PER_PAGE));
  const shown = Math.min(Math.max(1, Number(url.searchParams.get("page")) || 1), pages);
  const link = (to: number) => `/storefront?${new URLSearchParams({ ...(search && { q: search }), page: String(to) }).toString()}`;
  return html` <h1>${search ? words("results", { words: search }) : words("everything")}</h1>
    <form class="search" action="/storefront" role="search">
      <div><label for="q">${words("search")}</label><input id="q" name="q" type="search" value="${search}" maxlength="100" /></div>
      <button>${words("searchButton")}</button>
    </form>
    <p class="soft">${found.length} ${found.length === 1 ? "product" : "products"}</p>
    ${found.length === 0 ? html`<p>Nothing has that in its name. <a href="/storefront">See everything</a>.</p>` : null}
    <ul class="grid">
      ${found.slice((shown - 1) * PER_PAGE, shown * PER_PAGE).map(
        (variant) =>
          html`<li class="card">
            ${swatch(variant.product.title)}<a href="/storefront/products/${variant.product.id}"
              ><span class="title">${variant.product.title}</span><br /><span class="price"
                >${formatMoney(priceFor(buyer, variant.priceMinor), buyer.currency, buyer.language)}</span
              ></a
            >
          </li>`,
      )}
    </ul>
    ${
      pages > 1
        ? html`<nav class="row" aria-label="Pages">
            ${shown > 1 ? html`<a href="${link(shown - 1)}">Previous</a>` : null}<span>Page ${shown} of ${pages}</span
            >${shown < pages ? html`<a href="${link(shown + 1)}">Next</a>` : null}
          </nav>`
        : null
    }`;
}
