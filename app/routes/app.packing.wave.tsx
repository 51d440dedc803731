import type { ActionFunctionArgs, LinksFunction, LoaderFunctionArgs } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { pickParcels } from "#app/packing/pick-parcels.server.ts";
import { ParcelId } from "#app/platform/ids.ts";
import stationStyles from "#app/screens/packing-station/packing-station.css?url";
import { readWave } from "#app/screens/packing-station/read-wave.server.ts";
import { WaveScreen } from "#app/screens/packing-station/wave-screen.tsx";
import { authenticate } from "#app/shopify/authenticate.server.ts";

const ParcelIds = z.array(ParcelId).min(1).max(200);

export const links: LinksFunction = () => [{ rel: "stylesheet", href: stationStyles }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await authenticate(request);
  const ids = ParcelIds.safeParse(new URL(request.url).searchParams.getAll("parcelId"));
  return readWave(shop, ids.success ? ids.data : []);
}

/** The wave is done: on to packing its first parcel. */
export async function action({ request }: ActionFunctionArgs) {
  const { shop, actor } = await authenticate(request);
  const ids = ParcelIds.parse((await request.formData()).getAll("parcelId"));
  await pickParcels(shop, ids, actor);
  return redirect(`/app/packing/parcels/${ids[0]}`);
}

export default function Wave() {
  return <WaveScreen {...useLoaderData<typeof loader>()} />;
}
