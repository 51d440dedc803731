import type { LoaderFunctionArgs } from "@remix-run/node";
import { authenticate } from "#app/shopify/authenticate.server.ts";

/** An address of the app that there is no page at: said within the admin, where the menu leads on. */
export async function loader({ request }: LoaderFunctionArgs): Promise<never> {
  await authenticate(request);
  throw new Response(null, { status: 404 });
}

export default function Nothing() {
  return null;
}
