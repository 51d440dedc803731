import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { saveOfferedShort } from "#app/fulfillment/offered/save-offered-short.server.ts";
import { saveHoldout } from "#app/offers/keeping/save-holdout.server.ts";
import { env } from "#app/platform/env.server.ts";
import { parseForm } from "#app/platform/http/parse-form.server.ts";
import { reply } from "#app/platform/http/reply.server.ts";
import { offersScreen } from "#app/screens/offers/messages.ts";
import { OffersCommand } from "#app/screens/offers/offers-command.ts";
import { OffersPage } from "#app/screens/offers/offers-page.ts";
import { OffersScreen } from "#app/screens/offers/offers-screen.tsx";
import { readOffers } from "#app/screens/offers/read-offers.server.ts";
import { readShort } from "#app/screens/offers/read-short.server.ts";
import { authenticate } from "#app/shopify/authenticate.server.ts";

export { clientAction, clientLoader } from "#app/screens/frame/out-of-reach.ts";

/** GET /app/offers?after=… (OffersPage) */
export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await authenticate(request);
  const query = new URL(request.url).searchParams;
  const page = OffersPage.parse({ after: query.get("after"), before: query.get("before") });
  return { ...(await readOffers(shop, page)), short: await readShort(shop), apiKey: env.SHOPIFY_API_KEY };
}

/** POST /app/offers: OffersCommand. */
export async function action({ request }: ActionFunctionArgs) {
  const { shop } = await authenticate(request);
  const form = await parseForm(request, OffersCommand);
  if (!form.ok) return reply(form);
  switch (form.value.intent) {
    case "save-measuring":
      await saveHoldout(shop, form.value.holdoutOf100 / 100);
      return reply({ ok: true, message: offersScreen.message("holdout-saved") });
    case "save-short":
      await saveOfferedShort(shop, form.value.offeredShort);
      return reply({ ok: true, message: offersScreen.message("short-saved") });
  }
}

export default function Offers() {
  return <OffersScreen {...useLoaderData<typeof loader>()} />;
}
