import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { shopify } from "#app/shopify/app.server.ts";

export const meta: MetaFunction = () => [{ title: "Open Waybill from your Shopify admin" }];

/** Where the library sends a visit that names no shop, or a wrong one. With a good one it goes on to Shopify. */
export async function loader({ request }: LoaderFunctionArgs) {
  await shopify.login(request);
  return null;
}

export default function Login() {
  return (
    <main style={{ fontFamily: "system-ui, sans-serif", padding: "3rem 1.5rem", maxInlineSize: "36rem", lineHeight: 1.5 }}>
      <h1>Open Waybill from your Shopify admin</h1>
      <p>This page doesn't know which shop you mean. In your Shopify admin choose Apps, then Waybill.</p>
    </main>
  );
}
