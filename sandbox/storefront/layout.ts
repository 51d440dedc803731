import { countries } from "./countries.ts";
import { cartDrawer } from "./cart-page.ts";
import { html, type Html, markup, textOf } from "./html.ts";
import { appEmbeds } from "./theme-blocks/app-blocks.ts";
import type { Visit } from "./visit.ts";

export type Page = { title: string; body: Html; scripts?: string[]; pageType?: string };

/** A whole page of the storefront. */
export async function layout(visit: Visit, page: Page): Promise<string> {
  const { storefront, buyer, words, theme, cart } = visit;
  const shopName = storefront.state.shop.name;
  const embeds = page.pageType === undefined ? { head: null, body: null } : await appEmbeds(visit, page.pageType);
  const frame = html`<!doctype html>
    <html lang="${buyer.language === "de" ? "de" : "en-GB"}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <link rel="icon" href="data:," />
        <title>${page.title} · ${shopName}</title>
        <link rel="stylesheet" href="/storefront/style.css" />
        ${
          page.pageType === undefined
            ? null
            : html`<script data-theme-facts>
                  ${markup(themeFacts(visit, page.pageType))};
                </script>
                <script src="/storefront/theme/${theme}.js" defer></script>`
        }
        ${embeds.head}
      </head>
      <body>
        <a class="skip" href="#content">${words("skip")}</a>
        <header>
          <a class="name" href="/storefront">${shopName}</a>
          <nav aria-label="${words("shop")}">
            <a href="/storefront/account">${words("account")}</a>
            <div id="shopify-section-cart-icon-bubble" class="shopify-section">${cartLink(visit)}</div>
          </nav>
        </header>
        <main id="content">${page.body}</main>
        <footer class="soft">
          ${page.pageType === undefined ? null : localizationForm(visit)}
          <p>${words("demo")}</p>
        </footer>
        ${page.pageType === undefined ? null : html`<div id="shopify-section-cart-drawer" class="shopify-section" data-cart-token="${cart.token}">${await cartDrawer(visit)}</div>`}
        ${embeds.body} ${(page.scripts ?? []).map((script) => html`<script src="/storefront/${script}" defer></script>`)}
      </body>
    </html>`;
  return textOf(frame);
}

function localizationForm({ url, buyer, words }: Visit): Html {
  return html`<form method="get" action="${url.pathname}" class="row" aria-label="${words("country")}">
    <div>
      <label for="localization">${words("country")}</label
      ><select id="localization" name="country">
        ${countries.map(({ code, name }) => html`<option value="${code}" ${code === buyer.country ? html` selected` : null}>${name}</option>`)}
      </select>
    </div>
    <div>
      <label for="language">${words("language")}</label
      ><select id="language" name="locale">
        <option value="en" ${buyer.language === "en" ? html` selected` : null}>English</option>
        <option value="de" ${buyer.language === "de" ? html` selected` : null}>Deutsch</option>
      </select>
    </div>
    <button class="plain">${words("change")}</button>
  </form>`;
}

/** The way to the cart, with how much is in it. */
export function cartLink({ words, cart }: Visit): Html {
  const units = cart.lines.reduce((sum, { quantity }) => sum + quantity, 0);
  return html`<a href="/storefront/cart" id="cart-icon-bubble">${words("cart")} (${units})</a>`;
}

/** What every theme tells the scripts in its pages. */
function themeFacts({ storefront: { state }, buyer, theme }: Visit, pageType: string): string {
  const shopify = {
    shop: state.shop.myshopifyDomain,
    locale: buyer.language,
    country: buyer.country,
    currency: { active: buyer.currency, rate: String(buyer.rate) },
    theme: { name: theme === "dawn" ? "Dawn" : "Horizon", id: theme === "dawn" ? 1 : 2, role: "main" },
    routes: { root: "/storefront/" },
    designMode: false,
    pageType,
  };
  const routes = {
    cart_url: "/storefront/cart",
    cart_add_url: "/storefront/cart/add",
    cart_change_url: "/storefront/cart/change",
    cart_update_url: "/storefront/cart/update",
  };
  const text = (value: object) => JSON.stringify(value).replaceAll("<", "\\u003c");
  return `window.Shopify = ${text(shopify)}; window.routes = ${text(routes)};`;
}
