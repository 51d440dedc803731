import type { ActionFunctionArgs, LinksFunction, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { correctTracking } from "#app/packing/correct-tracking.server.ts";
import { markDelivered } from "#app/packing/mark-delivered.server.ts";
import { undoShipment } from "#app/packing/undo-shipment.server.ts";
import { parseForm } from "#app/platform/http/parse-form.server.ts";
import { reply } from "#app/platform/http/reply.server.ts";
import { ParcelId } from "#app/platform/ids.ts";
import { ScreenError } from "#app/screens/frame/screen-error.tsx";
import stationStyles from "#app/screens/packing-station/packing-station.css?url";
import { ParcelScreen } from "#app/screens/packing-station/parcel-screen.tsx";
import { readParcelAtStation } from "#app/screens/packing-station/read-parcel-at-station.server.ts";
import { ShippedCommand } from "#app/screens/packing-station/station-forms.ts";
import { authenticate } from "#app/shopify/authenticate.server.ts";

export { clientAction, clientLoader } from "#app/screens/frame/out-of-reach.ts";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: stationStyles }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shop } = await authenticate(request);
  const id = ParcelId.safeParse(params.parcelId);
  if (!id.success) throw new Response(null, { status: 404 });
  return readParcelAtStation(shop, id.data);
}

/** POST /app/packing/parcels/:parcelId: ShippedCommand. */
export async function action({ request }: ActionFunctionArgs) {
  const { shop, actor } = await authenticate(request);
  const form = await parseForm(request, ShippedCommand);
  if (!form.ok) return reply(form);
  const command = form.value;
  switch (command.intent) {
    case "undo":
      return reply(await undoShipment(shop, command.shipmentId, actor));
    case "delivered":
      return reply(await markDelivered(shop, command.shipmentId, actor));
    case "tracking":
      return reply(await correctTracking(shop, command.shipmentId, command, actor));
  }
}

export default function ParcelAtStation() {
  return <ParcelScreen {...useLoaderData<typeof loader>()} />;
}

export function ErrorBoundary() {
  return <ScreenError thing="parcel" />;
}
