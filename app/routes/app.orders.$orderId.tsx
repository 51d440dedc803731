import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { addressFields } from "#app/fulfillment/decisions/address/address-fields.ts";
import { cancelParcelByHand } from "#app/fulfillment/decisions/cancel-parcel.server.ts";
import { chooseWarehouse } from "#app/fulfillment/decisions/choose-warehouse.server.ts";
import { editAddress } from "#app/fulfillment/decisions/address/edit-address.server.ts";
import { cancelFields, holdFields } from "#app/fulfillment/decisions/reason-fields.ts";
import { holdOrder } from "#app/fulfillment/decisions/hold/hold-order.server.ts";
import { releaseOrder } from "#app/fulfillment/decisions/hold/release-order.server.ts";
import { shipYourself } from "#app/fulfillment/decisions/ship-yourself.server.ts";
import { waitForStock } from "#app/fulfillment/decisions/wait-for-stock.server.ts";
import { rerouteOrders } from "#app/fulfillment/reroute-order.server.ts";
import { retryPublishing } from "#app/fulfillment/tracking/retry-publishing.server.ts";
import { parseForm } from "#app/platform/http/parse-form.server.ts";
import { reply } from "#app/platform/http/reply.server.ts";
import { ExceptionId, OrderId, OutsideNumber, ParcelId, WarehouseId } from "#app/platform/ids.ts";
import { exceptionsScreen } from "#app/screens/exceptions/messages.ts";
import { ScreenError } from "#app/screens/frame/screen-error.tsx";
import { OrderScreen } from "#app/screens/order/order-screen.tsx";
import { readOrder } from "#app/screens/order/read-order.server.ts";
import { authenticate } from "#app/shopify/authenticate.server.ts";

export { clientAction, clientLoader } from "#app/screens/frame/out-of-reach.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shop } = await authenticate(request);
  const page = await readOrder(shop, orderIn(params));
  if (page === null) throw new Response(null, { status: 404 });
  return page;
}

const OrderCommand = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("reroute") }),
  z.object({ intent: z.literal("release") }),
  z.object({ intent: z.literal("wait") }),
  z.object({ intent: z.literal("hold"), ...holdFields }),
  z.object({ intent: z.literal("choose"), warehouseId: WarehouseId }),
  z.object({ intent: z.literal("keep"), locationId: OutsideNumber }),
  z.object({ intent: z.literal("edit-address"), ...addressFields }),
  z.object({ intent: z.literal("cancel-parcel"), parcelId: ParcelId, ...cancelFields }),
  z.object({ intent: z.literal("publish"), exceptionId: z.array(ExceptionId).min(1).max(50) }),
]);

/** POST /app/orders/:orderId: OrderCommand. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { shop, actor } = await authenticate(request);
  const orderId = orderIn(params);
  const form = await parseForm(request, OrderCommand);
  if (!form.ok) return reply(form);
  switch (form.value.intent) {
    case "reroute":
      return reply(await rerouteOrders(shop, [orderId], actor));
    case "release":
      return reply(await releaseOrder(shop, orderId, actor));
    case "wait":
      return reply(await waitForStock(shop, orderId, actor));
    case "hold":
      return reply(await holdOrder(shop, orderId, form.value, actor));
    case "choose":
      return reply(await chooseWarehouse(shop, orderId, form.value.warehouseId, actor));
    case "keep":
      return reply(await shipYourself(shop, orderId, form.value.locationId, actor));
    case "edit-address":
      return reply(await editAddress(shop, orderId, form.value.address, actor));
    case "cancel-parcel":
      return reply(await cancelParcelByHand(shop, orderId, form.value.parcelId, actor, form.value.reason));
    case "publish":
      await retryPublishing(shop, form.value.exceptionId);
      return reply({ ok: true, message: exceptionsScreen.message("asked-again") });
  }
}

/** The order of the address; one that is no number is not found. */
function orderIn(params: LoaderFunctionArgs["params"]): OrderId {
  const id = OrderId.safeParse(params.orderId);
  if (!id.success) throw new Response(null, { status: 404 });
  return id.data;
}

export default function Order() {
  const order = useLoaderData<typeof loader>();
  return <OrderScreen key={order.id} {...order} />;
}

export function ErrorBoundary() {
  return <ScreenError thing="order" />;
}
