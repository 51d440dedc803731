import type { LinksFunction, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ParcelId } from "#app/platform/ids.ts";
import { ScreenError } from "#app/screens/frame/screen-error.tsx";
import stationStyles from "#app/screens/packing-station/packing-station.css?url";
import { ParcelScreen } from "#app/screens/packing-station/parcel-screen.tsx";
import { readParcelAtStation } from "#app/screens/packing-station/read-parcel-at-station.server.ts";
import { authenticate } from "#app/shopify/authenticate.server.ts";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: stationStyles }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shop } = await authenticate(request);
  const id = ParcelId.safeParse(params.parcelId);
  if (!id.success) throw new Response(null, { status: 404 });
  return readParcelAtStation(shop, id.data);
}

export default function ParcelAtStation() {
  return <ParcelScreen {...useLoaderData<typeof loader>()} />;
}

export function ErrorBoundary() {
  return <ScreenError thing="parcel" />;
}
