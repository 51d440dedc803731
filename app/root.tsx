import type { LoaderFunctionArgs } from "@remix-run/node";
import { Links, Meta, Outlet, Scripts, ScrollRestoration, isRouteErrorResponse, useRouteError, useRouteLoaderData } from "@remix-run/react";
import type { loader as adminLoader } from "./routes/app.tsx";
import { frame } from "./screens/frame/messages.ts";
import { PlainPage, readerOfPage } from "./screens/frame/plain-page.tsx";
import { ReaderProvider } from "./ui/messages/reader-provider.tsx";
import { useText } from "./ui/messages/use-text.ts";

const APP_BRIDGE = "https://cdn.shopify.com/shopifycloud/app-bridge.js";

export function loader({ request }: LoaderFunctionArgs) {
  return { reader: readerOfPage(request) };
}

/** Who reads the document stays who they are. */
export const shouldRevalidate = () => false;

export default function Root() {
  return (
    <Document>
      <Outlet />
    </Document>
  );
}

export function ErrorBoundary() {
  return (
    <Document>
      <NothingShown />
    </Document>
  );
}

/** What is shown when nothing below could show a page. */
function NothingShown() {
  const text = useText(frame);
  const error = useRouteError();
  const missing = isRouteErrorResponse(error) && error.status === 404;
  return (
    <PlainPage title={text(missing ? "page-missing" : "not-shown")}>
      <p>{text(missing ? "open-again" : "reload-or-open-again")}</p>
    </PlainPage>
  );
}

/**
 * App Bridge asks to be the first script of the page, once, and only where the admin frames it. It stands last in the head: what it adds
 * there itself comes after everything that React takes over, and is left in peace.
 */
function Document({ children }: { children: React.ReactNode }) {
  const admin = useRouteLoaderData<typeof adminLoader>("routes/app");
  const root = useRouteLoaderData<typeof loader>("root");
  const reader = admin?.reader ?? root?.reader ?? { language: "en", timeZone: "UTC" };
  return (
    <html lang={reader.language}>
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
        <ReaderProvider reader={reader}>{children}</ReaderProvider>
        <ScrollRestoration />
        <Scripts />
      </body>
    </html>
  );
}
