import type { LoaderFunctionArgs } from "@remix-run/node";
import { frame } from "#app/screens/frame/messages.ts";
import { PlainPage, titled } from "#app/screens/frame/plain-page.tsx";
import { shopify } from "#app/shopify/app.server.ts";
import { useText } from "#app/ui/messages/use-text.ts";

export const meta = titled(frame.message("open-from-admin"));

/** Where the library sends a visit that names no shop, or a wrong one. With a good one it goes on to Shopify. */
export async function loader({ request }: LoaderFunctionArgs) {
  await shopify.login(request);
  return null;
}

export default function Login() {
  const text = useText(frame);
  return (
    <PlainPage title={text("open-from-admin")}>
      <p>{text("which-shop")}</p>
    </PlainPage>
  );
}
