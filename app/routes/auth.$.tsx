import type { LoaderFunctionArgs } from "@remix-run/node";
import { shopify } from "#app/shopify/app.server.ts";

/** Shopify's own steps of signing in (bounce page, exit from the frame): the library answers them all. */
export async function loader({ request }: LoaderFunctionArgs) {
  await shopify.authenticate.admin(request);
  return null;
}
