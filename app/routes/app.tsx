import type { HeadersFunction, LinksFunction, LoaderFunctionArgs } from "@remix-run/node";
import { isRouteErrorResponse, useLoaderData, useRouteError, useRouteLoaderData } from "@remix-run/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import "#app/catalogues.ts";
import { now } from "#app/platform/clock.ts";
import { env } from "#app/platform/env.server.ts";
import { AwaitedScreen } from "#app/screens/frame/awaited-screen.tsx";
import { MENU } from "#app/screens/frame/menu.ts";
import { frame } from "#app/screens/frame/messages.ts";
import { OutOfReachNotice } from "#app/screens/frame/out-of-reach-notice.tsx";
import { titled } from "#app/screens/frame/plain-page.tsx";
import { ScreenError } from "#app/screens/frame/screen-error.tsx";
import { authenticate } from "#app/shopify/authenticate.server.ts";
import { AdminFrame, frameStyles } from "#app/ui/admin-frame.tsx";
import { askedByPhone } from "#app/ui/asked-by-phone.ts";
import type { ShopFacts } from "#app/ui/shop-facts.tsx";

export const links: LinksFunction = () => frameStyles;

export const meta = titled(frame.message("waybill"));

export const headers: HeadersFunction = (args) => boundary.headers(args);

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop, reader } = await authenticate(request);
  const facts: ShopFacts = {
    domain: shop.domain,
    name: shop.name,
    currency: shop.currency,
    timeZone: shop.timeZone,
    locale: reader.locale ?? reader.language,
    year: now().toZonedDateTimeISO(shop.timeZone).year,
    narrow: askedByPhone(request.headers),
  };
  return { apiKey: env.SHOPIFY_API_KEY, appBridgeUrl: env.APP_BRIDGE_URL ?? null, shop: facts, reader };
}

/** The frame stays as it was first drawn: screens fetch their own news. */
export const shouldRevalidate = () => false;

export default function Admin() {
  const { apiKey, shop, reader } = useLoaderData<typeof loader>();
  return (
    <AdminFrame apiKey={apiKey} shop={shop} reader={reader} menu={MENU}>
      <AwaitedScreen />
      <OutOfReachNotice />
    </AdminFrame>
  );
}

export function ErrorBoundary() {
  const error = useRouteError();
  const data = useRouteLoaderData<typeof loader>("routes/app");
  // Answers of the sign-in library (bounce pages and the like) are its own to show.
  if (data === undefined && isRouteErrorResponse(error) && error.status !== 404) return boundary.error(error);
  if (data === undefined) throw error;
  return (
    <AdminFrame apiKey={data.apiKey} shop={data.shop} reader={data.reader} menu={MENU}>
      <ScreenError />
    </AdminFrame>
  );
}
