import type { LinksFunction, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import stationStyles from "#app/screens/packing-station/packing-station.css?url";
import { hasPackingStation, readPackingStation } from "#app/screens/packing-station/read-packing-station.server.ts";
import { readLastLeft } from "#app/screens/packing-station/read-left.server.ts";
import { StationScreen } from "#app/screens/packing-station/station-screen.tsx";
import { authenticate } from "#app/shopify/authenticate.server.ts";
import { kindsPackedHere } from "#app/warehouses/providers/registry.server.ts";

export { clientLoader } from "#app/screens/frame/out-of-reach.ts";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: stationStyles }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await authenticate(request);
  const [packedHere = ""] = kindsPackedHere();
  return {
    ...(await readPackingStation(shop)),
    left: await readLastLeft(shop),
    hasPackingStation: await hasPackingStation(shop),
    packedHere,
  };
}

export default function PackingStation() {
  return <StationScreen {...useLoaderData<typeof loader>()} />;
}
