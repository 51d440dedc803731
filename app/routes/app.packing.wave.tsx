import type { ActionFunctionArgs, LinksFunction, LoaderFunctionArgs } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { pickParcels } from "#app/packing/pick-parcels.server.ts";
import { checkForm } from "#app/platform/forms/check-form.ts";
import { parseForm } from "#app/platform/http/parse-form.server.ts";
import { reply } from "#app/platform/http/reply.server.ts";
import stationStyles from "#app/screens/packing-station/packing-station.css?url";
import { readWave } from "#app/screens/packing-station/read-wave.server.ts";
import { PickForm } from "#app/screens/packing-station/station-forms.ts";
import { WaveScreen } from "#app/screens/packing-station/wave-screen.tsx";
import { authenticate } from "#app/shopify/authenticate.server.ts";

export { clientAction, clientLoader } from "#app/screens/frame/out-of-reach.ts";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: stationStyles }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await authenticate(request);
  const asked = checkForm(PickForm, { parcelId: new URL(request.url).searchParams.getAll("parcelId") });
  return readWave(shop, asked.ok ? asked.value.parcelId : []);
}

/** POST /app/packing/wave, `parcelId` once for each: the wave is done, on to packing its first parcel. */
export async function action({ request }: ActionFunctionArgs) {
  const { shop, actor } = await authenticate(request);
  const form = await parseForm(request, PickForm);
  if (!form.ok) return reply(form);
  await pickParcels(shop, form.value.parcelId, actor);
  return redirect(`/app/packing/parcels/${form.value.parcelId[0]}`);
}

export default function Wave() {
  return <WaveScreen {...useLoaderData<typeof loader>()} />;
}
