import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { readStandards } from "#app/insights/standards/read-standards.server.ts";
import { StandardsScreen } from "#app/screens/standards/standards-screen.tsx";
import { authenticate } from "#app/shopify/authenticate.server.ts";

export { clientLoader } from "#app/screens/frame/out-of-reach.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await authenticate(request);
  return { warehouses: await readStandards(shop) };
}

export default function Standards() {
  return <StandardsScreen {...useLoaderData<typeof loader>()} />;
}
