import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { CartsFilter } from "#app/screens/recovery/carts-filter.ts";
import { CartsScreen } from "#app/screens/recovery/carts-screen.tsx";
import { readCarts } from "#app/screens/recovery/read-carts.server.ts";
import { SUMS_DAYS } from "#app/screens/recovery/read-recovery-sums.server.ts";
import { authenticate } from "#app/shopify/authenticate.server.ts";

export { clientLoader } from "#app/screens/frame/out-of-reach.ts";

/** GET /app/recovery?view=…&q=… (CartsFilter) */
export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await authenticate(request);
  const asked = Object.fromEntries(new URL(request.url).searchParams);
  const filter = CartsFilter.parse({ kind: null, reach: null, after: null, before: null, ...asked });
  return { ...(await readCarts(shop, filter)), sumsDays: SUMS_DAYS };
}

export default function Recovery() {
  return <CartsScreen {...useLoaderData<typeof loader>()} />;
}
