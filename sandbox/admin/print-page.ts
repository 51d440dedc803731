import { findExtensions, wordsOf } from "../checkout/host/find-extensions.ts";
import { toGid } from "../shopify/state/gid.ts";
import { html, textOf } from "../storefront/html.ts";
import type { HostedApp } from "../storefront/hosted-app.ts";

const ONE = "admin.order-details.print-action.render";
const SEVERAL = "admin.order-index.selection-print-action.render";

/** Shopify's print dialog for these orders, with the app's own print action in it as it was built last. */
export function printPage(app: HostedApp, orderIds: readonly string[]): string {
  const target = orderIds.length === 1 ? ONE : SEVERAL;
  const extension = findExtensions(app).find(({ targets }) => targets.some((one) => one.target === target));
  const facts = {
    target,
    appOrigin: app.origin(),
    applicationUrl: app.applicationUrl,
    selected: orderIds.filter((id) => /^\d+$/.test(id)).map((id) => ({ id: toGid("Order", id) })),
    words: extension ? wordsOf(extension, "en").words : {},
  };
  const script = (path: string) => html`<script src="${path}" defer></script>`;
  return textOf(
    html`<!doctype html>
      <html lang="en">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title>Print · Shopify admin</title>
          <link rel="icon" href="data:," />
          <link rel="stylesheet" href="/_admin/shell.css" />
        </head>
        <body style="display:block;background:#fff;padding:24px;overflow:auto" data-print="${JSON.stringify(facts)}">
          ${
            extension?.bundle
              ? [
                  script("/storefront/hosted/elements.js"),
                  script("/_admin/print-host.js"),
                  script(`/storefront/hosted/bundle.js?extension=${extension.handle}`),
                ]
              : html`<p>order-print belongs here and is not built yet: <code>npm run extensions:build</code></p>`
          }
        </body>
      </html>`,
  );
}
