import { redirect } from "@remix-run/node";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";

export const meta: MetaFunction = () => [{ title: "Waybill" }];

/** Shopify opens the app's address with `?shop=`: that goes to the app. Anybody else is told where the app lives. */
export function loader({ request }: LoaderFunctionArgs) {
  const { search, searchParams } = new URL(request.url);
  if (searchParams.has("shop")) return redirect(`/app${search}`);
  return null;
}

export default function Front() {
  return (
    <main style={{ fontFamily: "system-ui, sans-serif", padding: "3rem 1.5rem", maxInlineSize: "36rem", lineHeight: 1.5 }}>
      <h1>Waybill</h1>
      <p>Waybill routes every order of your Shopify shop to the right warehouse, ships it once and watches it arrive.</p>
      <h2>How to open it</h2>
      <ol>
        <li>Sign in to your Shopify admin.</li>
        <li>Choose Apps in the menu, then Waybill.</li>
      </ol>
      <p>Waybill works inside the admin; there is nothing to sign in to here.</p>
    </main>
  );
}
