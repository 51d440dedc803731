import type { LoaderFunctionArgs } from "@remix-run/node";
import { orderBlock } from "#app/fulfillment/views/order-block.server.ts";
import { OrderId } from "#app/platform/ids.ts";
import { merchant } from "#app/shopify/merchant.server.ts";

/** For the block on Shopify's own order page, which asks from another origin with the merchant's id token. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shop, cors } = await merchant(request);
  const orderId = OrderId.safeParse(params.orderId);
  if (!orderId.success) return cors(Response.json({ message: "Not an order's number." }, { status: 400 }));
  return cors(Response.json(await orderBlock(shop, orderId.data), { headers: { "Cache-Control": "no-store" } }));
}
