import { useEffect } from "react";
import type { HeadersFunction, LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import {
  Outlet,
  isRouteErrorResponse,
  useLoaderData,
  useLocation,
  useNavigation,
  useRouteError,
  useRouteLoaderData,
} from "@remix-run/react";
import polarisStyles from "@shopify/polaris/build/esm/styles.css?url";
import { boundary } from "@shopify/shopify-app-remix/server";
import "#app/catalogues.ts";
import { AdminFrame } from "#app/ui/admin-frame.tsx";
import { appBridge } from "#app/ui/app-bridge.ts";
import { ScreenSkeleton } from "#app/ui/screen-skeleton.tsx";
import { ScreenError } from "#app/ui/screen-error.tsx";
import type { ShopFacts } from "#app/ui/shop-facts.tsx";
import waybillStyles from "#app/ui/waybill.css?url";
import { now } from "#app/platform/clock.ts";
import { env } from "#app/platform/env.server.ts";
import { readerFor } from "#app/platform/messages/languages.ts";
import { authenticate } from "#app/shopify/authenticate.server.ts";

export const links: LinksFunction = () => [
  { rel: "stylesheet", href: polarisStyles },
  { rel: "stylesheet", href: waybillStyles },
];

export const meta: MetaFunction = () => [{ title: "Waybill" }];

export const headers: HeadersFunction = (args) => boundary.headers(args);

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await authenticate(request);
  const reader = readerFor(new URL(request.url).searchParams.get("locale"), shop.timeZone);
  const facts: ShopFacts = {
    domain: shop.domain,
    name: shop.name,
    currency: shop.currency,
    timeZone: shop.timeZone,
    locale: reader.locale ?? reader.language,
    year: now().toZonedDateTimeISO(shop.timeZone).year,
    narrow: request.headers.get("sec-ch-ua-mobile") === "?1",
  };
  return { apiKey: env.SHOPIFY_API_KEY, appBridgeUrl: env.APP_BRIDGE_URL ?? null, shop: facts, reader };
}

/** The frame stays as it was first drawn: screens fetch their own news. */
export const shouldRevalidate = () => false;

export default function Admin() {
  const { apiKey, shop, reader } = useLoaderData<typeof loader>();
  const awaited = useAwaitedPath();
  return (
    <AdminFrame apiKey={apiKey} shop={shop} reader={reader}>
      {awaited === null ? <Outlet /> : <ScreenSkeleton path={awaited} />}
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
    <AdminFrame apiKey={data.apiKey} shop={data.shop} reader={data.reader}>
      <ScreenError error={error} />
    </AdminFrame>
  );
}

/** The path of another screen that is being fetched; null while the one on show stays (filters, forms). */
function useAwaitedPath(): string | null {
  const navigation = useNavigation();
  const { pathname } = useLocation();
  const busy = navigation.state !== "idle";
  useEffect(() => {
    appBridge()?.loading(busy);
  }, [busy]);
  return navigation.state === "loading" && navigation.formMethod === undefined && navigation.location.pathname !== pathname
    ? navigation.location.pathname
    : null;
}
