import { readFile } from "node:fs/promises";
import { isFields, readFields, textOf } from "../../storefront/ajax/read-fields.ts";
import type { Answer } from "../../storefront/answer.ts";
import { toGid } from "../../shopify/state/gid.ts";
import { html, textOf as markupText } from "../../storefront/html.ts";
import type { HostedApp } from "../../storefront/hosted-app.ts";
import type { Visit } from "../../storefront/visit.ts";
import { type CheckoutRecord } from "../checkout-record.ts";
import { orderOf } from "../find-order.ts";
import { orderSummary } from "../order-summary.ts";
import { answerPostPurchase } from "../post-purchase/answer-post-purchase.ts";
import { answerQuery } from "../storefront-api/answer-query.ts";
import { appMetafields } from "./app-metafields.ts";
import { applyChange } from "./apply-change.ts";
import { type Extension, findExtensions, wordsOf } from "./find-extensions.ts";
import { sessionToken } from "./session-token.ts";
import { checkoutSignals, common, orderSignals, type Signals } from "./signals.ts";

const SCRIPTS = /^(?:frame|elements|host|post-purchase-frame|post-purchase-host)\.js$/;

/** Answers what pages that host extensions ask for, under `/storefront/hosted/…`; undefined for any other address. */
export async function handleHosted(visit: Visit): Promise<Answer | undefined> {
  const { app } = visit.storefront;
  const [section = "", name = ""] = visit.path;
  if (section !== "hosted" || !app) return undefined;
  if (visit.method === "GET" && SCRIPTS.test(name))
    return { text: await readFile(new URL(`scripts/${name}`, import.meta.url), "utf8"), type: "text/javascript; charset=utf-8" };
  const extension = findExtensions(app).find(({ handle }) => handle === visit.url.searchParams.get("extension"));
  if (visit.method === "GET" && name === "summary") {
    const checkout = checkoutIn(visit);
    return checkout && { text: markupText(orderSummary(visit, checkout)), type: "text/html; charset=utf-8" };
  }
  if (visit.method === "POST" && name === "fill") {
    const checkout = checkoutIn(visit);
    if (checkout)
      checkout.filled = Object.fromEntries(Object.entries(await readFields(visit.request)).map(([key, value]) => [key, textOf(value)]));
    return { json: {} };
  }
  if (!extension) return undefined;
  return visit.method === "GET" ? answerGet(visit, app, extension, name) : answerPost(visit, app, extension, name);
}

async function answerGet(visit: Visit, app: HostedApp, extension: Extension, name: string): Promise<Answer | undefined> {
  const target = visit.url.searchParams.get("target") ?? "";
  switch (name) {
    case "frame":
      return framePage(extension);
    case "bundle.js":
      return extension.bundle === null
        ? undefined
        : { text: await readFile(extension.bundle, "utf8"), type: "text/javascript; charset=utf-8" };
    case "facts":
      return { json: { ...facts(visit, app, extension, target), signals: signals(visit, app, extension, target) } };
    case "signals":
      return { json: { signals: signals(visit, app, extension, target) } };
    default:
      return undefined;
  }
}

async function answerPost(visit: Visit, app: HostedApp, extension: Extension, name: string): Promise<Answer | undefined> {
  const asked = await readFields(visit.request);
  const checkout = checkoutIn(visit);
  switch (name) {
    case "apply":
      return checkout && { json: applyChange(visit, checkout, textOf(asked["method"]), asked["change"]) };
    case "session-token":
      return checkout?.inEditor
        ? { status: 403, json: { error: "There are no session tokens in the editor." } }
        : { json: { token: await sessionToken(visit, app) } };
    case "query": {
      if (!extension.apiAccess) return { status: 403, json: { error: "The extension has no capability api_access." } };
      const variables = isFields(asked["variables"]) ? asked["variables"] : {};
      return { json: await answerQuery(visit, textOf(asked["query"]), variables) };
    }
    case "settings": {
      app.settings.set(extension.handle, Object.fromEntries(Object.entries(asked).filter(isSetting)));
      return { json: {} };
    }
    default:
      return answerPostPurchase(visit, app, name, asked);
  }
}

/** The document in which an extension runs: nothing but it, with the scripts that stand for Shopify. Its frame has no origin, as its worker has none at Shopify. */
function framePage({ handle, type }: Extension): Answer {
  const scripts = type === "ui_extension" ? ["elements.js", "frame.js"] : ["post-purchase-frame.js"];
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${handle}</title>
        <style>
          html,
          body {
            margin: 0;
            font:
              16px/1.5 system-ui,
              "Noto Sans",
              sans-serif;
            color: #1f2a24;
            background: transparent;
          }
          body {
            display: flow-root;
          }
        </style>
        ${scripts.map((script) => html`<script src="/storefront/hosted/${script}" defer></script>`)}
        <script src="/storefront/hosted/bundle.js?extension=${handle}" defer></script>
      </head>
      <body></body>
    </html>`;
  return {
    text: markupText(page),
    type: "text/html; charset=utf-8",
    headers: { "content-security-policy": "frame-ancestors 'self'" },
  };
}

/** What of the `shopify` global stays as it is. */
function facts(visit: Visit, app: HostedApp, extension: Extension, target: string) {
  const { storefront, buyer, url } = visit;
  const { shop } = storefront.state;
  const { language, words } = wordsOf(extension, buyer.language);
  return {
    target,
    apiVersion: extension.apiVersion,
    networkAccess: extension.networkAccess,
    inEditor: checkoutIn(visit)?.inEditor ?? false,
    scriptUrl: `${url.origin}/storefront/hosted/bundle.js?extension=${extension.handle}`,
    shop: { id: toGid("Shop", shop.id), name: shop.name, storefrontUrl: url.origin, myshopifyDomain: shop.myshopifyDomain },
    language: buyer.language,
    extensionLanguage: language,
    words,
    appOrigin: app.origin(),
    applicationUrl: app.applicationUrl,
  };
}

function signals(visit: Visit, app: HostedApp, extension: Extension, target: string): Signals {
  const checkout = checkoutIn(visit);
  const order = orderOf(visit, visit.url.searchParams.get("order") ?? "");
  const own = checkout ? checkoutSignals(visit, checkout) : order ? orderSignals(visit, order) : common(visit.buyer, visit);
  const bought = checkout
    ? checkout.cart.lines.map(({ variant }) => variant)
    : (order?.lines ?? []).flatMap(({ variant }) => variant ?? []);
  const wanted = extension.targets.find((one) => one.target === target)?.metafields ?? [];
  const capabilities = {
    api_access: extension.apiAccess,
    network_access: extension.networkAccess,
    block_progress: extension.blockProgress,
  };
  return {
    ...own,
    settings: { value: app.settings.get(extension.handle) ?? {} },
    appMetafields: { value: appMetafields(visit.storefront.state, wanted, bought) },
    "localization.extensionLanguage": { value: { isoCode: wordsOf(extension, visit.buyer.language).language } },
    "extension.capabilities": { value: Object.entries(capabilities).flatMap(([name, has]) => (has ? [name] : [])) },
  };
}

function checkoutIn({ storefront, url }: Visit): CheckoutRecord | undefined {
  return storefront.checkouts.get(url.searchParams.get("checkout") ?? "");
}

function isSetting(entry: [string, unknown]): entry is [string, string | number | boolean] {
  return ["string", "number", "boolean"].includes(typeof entry[1]);
}
