import { Links, Meta, Outlet, Scripts, ScrollRestoration, isRouteErrorResponse, useRouteError, useRouteLoaderData } from "@remix-run/react";
import type { loader as adminLoader } from "./routes/app.tsx";

const APP_BRIDGE = "https://cdn.shopify.com/shopifycloud/app-bridge.js";

export default function Root() {
  return (
    <Document>
      <Outlet />
    </Document>
  );
}

/** What is shown when nothing below could show a page: plain, without the admin's parts. */
export function ErrorBoundary() {
  const error = useRouteError();
  const missing = isRouteErrorResponse(error) && error.status === 404;
  return (
    <Document>
      <main style={{ fontFamily: "system-ui, sans-serif", padding: "2rem", maxInlineSize: "36rem" }}>
        <h1>{missing ? "There is no such page" : "This page couldn't be shown"}</h1>
        <p>
          {missing
            ? "Open Waybill again from Apps in your Shopify admin."
            : "Reload it. If it happens again, open Waybill again from Apps in your Shopify admin: nothing you saved is lost."}
        </p>
      </main>
    </Document>
  );
}

/**
 * App Bridge asks to be the first script of the page, once, and only where the admin frames it. It stands last in the head: what it adds
 * there itself comes after everything that React takes over, and is left in peace.
 */
function Document({ children }: { children: React.ReactNode }) {
  const admin = useRouteLoaderData<typeof adminLoader>("routes/app");
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        {admin && <meta name="shopify-api-key" content={admin.apiKey} />}
        <link rel="icon" href="data:," />
        <Meta />
        <Links />
        {admin && <script src={admin.appBridgeUrl ?? APP_BRIDGE} data-api-key={admin.apiKey} />}
      </head>
      <body>
        {children}
        <ScrollRestoration />
        <Scripts />
      </body>
    </html>
  );
}
