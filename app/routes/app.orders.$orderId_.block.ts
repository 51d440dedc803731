import type { LoaderFunctionArgs } from "@remix-run/node";
import { readOrderBlock } from "#app/screens/order-block/read-order-block.server.ts";
import "#app/catalogues.ts";
import { wordsFor } from "#app/platform/messages/words.ts";
import { OrderId } from "#app/platform/ids.ts";
import { authenticate } from "#app/shopify/authenticate.server.ts";

/** For the block on Shopify's own order page, which asks from another origin with the merchant's id token. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shop, reader, cors } = await authenticate(request);
  const orderId = OrderId.safeParse(params.orderId);
  if (!orderId.success) return cors(new Response(null, { status: 400 }));
  return cors(Response.json(await readOrderBlock(shop, orderId.data, wordsFor(reader)), { headers: { "Cache-Control": "no-store" } }));
}
