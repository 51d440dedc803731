import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { readWarehouseChoices } from "#app/fulfillment/plan/warehouse-choices.server.ts";
import { OrderId } from "#app/platform/ids.ts";
import { authenticate } from "#app/shopify/authenticate.server.ts";

/** GET /app/orders/:orderId/warehouses: WarehouseChoices, for whoever chooses one by hand. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shop } = await authenticate(request);
  const orderId = OrderId.safeParse(params.orderId);
  const choices = orderId.success ? await readWarehouseChoices(shop, orderId.data) : null;
  if (choices === null) throw new Response(null, { status: 404 });
  return json(choices);
}
