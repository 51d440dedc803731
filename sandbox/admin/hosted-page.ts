import { type Extension, findExtensions, wordsOf } from "../checkout/host/find-extensions.ts";
import { html, textOf } from "../storefront/html.ts";
import type { HostedApp } from "../storefront/hosted-app.ts";

/** The extension of the app that is for a place in Shopify's admin; undefined where it has none. */
export const extensionAt = (app: HostedApp, target: string): Extension | undefined =>
  findExtensions(app).find(({ targets }) => targets.some((one) => one.target === target));

/** How Shopify calls an extension where it is offered. */
export function nameOf(extension: Extension): string {
  const { words } = wordsOf(extension, "en");
  return typeof words === "object" && words !== null && "name" in words ? String(words.name) : extension.handle;
}

/** A page that holds nothing but the app's own extension for a place in Shopify's admin, as it was built last, about what is chosen there. */
export function hostedPage(app: HostedApp, target: string, title: string, gids: readonly string[]): string {
  const extension = extensionAt(app, target);
  const facts = {
    target,
    appOrigin: app.origin(),
    applicationUrl: app.applicationUrl,
    selected: gids.map((id) => ({ id })),
    words: extension ? wordsOf(extension, "en").words : {},
  };
  const script = (path: string) => html`<script src="${path}" defer></script>`;
  return textOf(
    html`<!doctype html>
      <html lang="en">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title>${title} · Shopify admin</title>
          <link rel="icon" href="data:," />
          <link rel="stylesheet" href="/_admin/shell.css" />
        </head>
        <body
          style="display:block;background:#fff;padding:24px;overflow:auto;height:auto;min-height:0"
          data-extension="${JSON.stringify(facts)}"
        >
          ${
            extension?.bundle
              ? [
                  script("/storefront/hosted/elements.js"),
                  script("/_admin/extension-host.js"),
                  script(`/storefront/hosted/bundle.js?extension=${extension.handle}`),
                ]
              : html`<p>${extension?.handle ?? target} belongs here and is not built yet: <code>npm run extensions:build</code></p>`
          }
        </body>
      </html>`,
  );
}
