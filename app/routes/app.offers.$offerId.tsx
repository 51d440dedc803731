import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { type ShouldRevalidateFunctionArgs, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { env } from "#app/platform/env.server.ts";
import { parseForm } from "#app/platform/http/parse-form.server.ts";
import { reply } from "#app/platform/http/reply.server.ts";
import { wordsFor } from "#app/platform/messages/words.ts";
import { ScreenError } from "#app/screens/frame/screen-error.tsx";
import { commandOffer } from "#app/screens/offer/command-offer.server.ts";
import { offerCommand } from "#app/screens/offer/offer-command.ts";
import { OfferScreen } from "#app/screens/offer/offer-screen.tsx";
import { newOffer, readOffer } from "#app/screens/offer/read-offer.server.ts";
import { authenticate } from "#app/shopify/authenticate.server.ts";

export { clientAction, clientLoader } from "#app/screens/frame/out-of-reach.ts";

/** GET /app/offers/:offerId, and /app/offers/new?template=… */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shop, reader } = await authenticate(request);
  const id = idIn(params);
  if (id === null)
    return { ...(await newOffer(shop, new URL(request.url).searchParams.get("template"), wordsFor(reader))), apiKey: env.SHOPIFY_API_KEY };
  const view = await readOffer(shop, id);
  if (view === null) throw new Response(null, { status: 404 });
  return { ...view, apiKey: env.SHOPIFY_API_KEY };
}

/** POST there: offerCommand. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { shop } = await authenticate(request);
  const form = await parseForm(request, offerCommand(shop));
  return reply(form.ok ? await commandOffer(shop, idIn(params), form.value) : form);
}

/** The offer's id; null of one that is new. */
function idIn({ offerId }: LoaderFunctionArgs["params"]): string | null {
  if (offerId === "new") return null;
  const id = z.uuid().safeParse(offerId);
  if (!id.success) throw new Response(null, { status: 404 });
  return id.data;
}

/** An offer that has gone has no page to read again. */
export function shouldRevalidate({ formData, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs) {
  return formData?.get("intent") !== "delete" && defaultShouldRevalidate;
}

export default function Offer() {
  const view = useLoaderData<typeof loader>();
  return <OfferScreen key={view.id} {...view} />;
}

export function ErrorBoundary() {
  return <ScreenError thing="offer" />;
}
