import type { LoaderFunctionArgs } from "@remix-run/node";
import "#app/catalogues.ts";
import { OutsideNumber } from "#app/platform/ids.ts";
import { wordsFor } from "#app/platform/messages/words.ts";
import { readOfferBlock } from "#app/screens/offer-block/read-offer-block.server.ts";
import { authenticate } from "#app/shopify/authenticate.server.ts";

/** For the block on Shopify's own product page, which asks from another origin with the merchant's id token. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shop, reader, cors } = await authenticate(request);
  const productId = OutsideNumber.safeParse(params["productId"]);
  if (!productId.success) return cors(new Response(null, { status: 400 }));
  return cors(Response.json(await readOfferBlock(shop, productId.data, wordsFor(reader)), { headers: { "Cache-Control": "no-store" } }));
}
