import type { LoaderFunctionArgs } from "@remix-run/node";
import { answerExtension } from "#app/screens/frame/answer-extension.server.ts";
import { readOfferBlock } from "#app/screens/offer-block/read-offer-block.server.ts";

/** GET /app/products/:productId/block, for the block on Shopify's own product page. */
export function loader({ request, params }: LoaderFunctionArgs) {
  return answerExtension(request, params["productId"], ({ shop, id, words }) => readOfferBlock(shop, id, words));
}
