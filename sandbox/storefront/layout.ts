import { html, type Html, textOf } from "./html.ts";

/** A whole page of the storefront. */
export function layout(page: { shopName: string; title: string; cartUnits: number; body: Html; script?: string }): string {
  const { shopName, title, cartUnits, body } = page;
  const frame = html`<!doctype html>
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <link rel="icon" href="data:," />
        <title>${title} · ${shopName}</title>
        <link rel="stylesheet" href="/storefront/style.css" />
      </head>
      <body>
        <a class="skip" href="#content">Skip to content</a>
        <header>
          <a class="name" href="/storefront">${shopName}</a>
          <nav aria-label="Shop"><a href="/storefront/cart">Cart (${cartUnits})</a></nav>
        </header>
        <main id="content">${body}</main>
        <footer class="soft"><p>A demo shop: nothing here is sold, and no card is charged.</p></footer>
        ${page.script ? html`<script src="/storefront/${page.script}" defer></script>` : null}
      </body>
    </html>`;
  return textOf(frame);
}
