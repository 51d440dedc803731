import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { saveMeasuring } from "#app/offers/keeping/save-measuring.server.ts";
import { env } from "#app/platform/env.server.ts";
import { parseForm } from "#app/platform/http/parse-form.server.ts";
import { reply } from "#app/platform/http/reply.server.ts";
import { offersScreen } from "#app/screens/offers/messages.ts";
import { OffersCommand } from "#app/screens/offers/offers-command.ts";
import { OffersScreen } from "#app/screens/offers/offers-screen.tsx";
import { readOffers } from "#app/screens/offers/read-offers.server.ts";
import { authenticate } from "#app/shopify/authenticate.server.ts";

export { clientAction, clientLoader } from "#app/screens/frame/out-of-reach.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await authenticate(request);
  return { ...(await readOffers(shop)), apiKey: env.SHOPIFY_API_KEY };
}

/** POST /app/offers: OffersCommand. */
export async function action({ request }: ActionFunctionArgs) {
  const { shop } = await authenticate(request);
  const form = await parseForm(request, OffersCommand);
  if (!form.ok) return reply(form);
  await saveMeasuring(shop, { holdoutShare: form.value.holdoutOf100 / 100, refundDays: form.value.refundDays });
  return reply({ ok: true, message: offersScreen.message("holdout-saved") });
}

export default function Offers() {
  return <OffersScreen {...useLoaderData<typeof loader>()} />;
}
