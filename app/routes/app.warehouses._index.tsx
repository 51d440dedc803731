import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { nowDate } from "#app/platform/clock.ts";
import { readWarehouses } from "#app/screens/warehouses/read-warehouses.server.ts";
import { WarehousesScreen } from "#app/screens/warehouses/warehouses-screen.tsx";
import { authenticate } from "#app/shopify/authenticate.server.ts";

export { clientLoader } from "#app/screens/frame/out-of-reach.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await authenticate(request);
  return { cards: await readWarehouses(shop), asOf: nowDate().toISOString() };
}

export default function Warehouses() {
  return <WarehousesScreen {...useLoaderData<typeof loader>()} />;
}
