import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { type ShouldRevalidateFunctionArgs, useLoaderData } from "@remix-run/react";
import { parseForm } from "#app/platform/http/parse-form.server.ts";
import { reply } from "#app/platform/http/reply.server.ts";
import { refusal } from "#app/platform/http/reply.ts";
import { WarehouseId } from "#app/platform/ids.ts";
import { ScreenError } from "#app/screens/frame/screen-error.tsx";
import { commandWarehouse } from "#app/screens/warehouse/command-warehouse.server.ts";
import { warehouse } from "#app/screens/warehouse/messages.ts";
import { readWarehouseView } from "#app/screens/warehouse/read-warehouse-view.server.ts";
import { LONGEST_LIST, warehouseCommand } from "#app/screens/warehouse/warehouse-command.ts";
import { WarehouseScreen } from "#app/screens/warehouse/warehouse-screen.tsx";
import { authenticate } from "#app/shopify/authenticate.server.ts";

export { clientAction, clientLoader } from "#app/screens/frame/out-of-reach.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shop, reader } = await authenticate(request);
  const id = WarehouseId.safeParse(params.warehouseId);
  const asked = Object.fromEntries(new URL(request.url).searchParams);
  const view = id.success ? await readWarehouseView(shop, id.data, asked, reader.locale ?? reader.language) : null;
  if (view === null) throw new Response(null, { status: 404 });
  return view;
}

/** POST /app/warehouses/:warehouseId: a form or JSON, see warehouseCommand. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { shop } = await authenticate(request);
  const id = WarehouseId.safeParse(params.warehouseId);
  if (!id.success) return reply(refusal(warehouse.message("not-there")));
  const form = await parseForm(request, warehouseCommand(shop.currency), { maxBytes: 2 * LONGEST_LIST });
  if (!form.ok) return reply(form);
  return reply(await commandWarehouse(shop, id.data, form.value));
}

/** A warehouse that has gone has no page to read again. */
export function shouldRevalidate({ formData, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs) {
  return formData?.get("intent") !== "disconnect" && defaultShouldRevalidate;
}

export default function Warehouse() {
  return <WarehouseScreen {...useLoaderData<typeof loader>()} />;
}

export function ErrorBoundary() {
  return <ScreenError thing="warehouse" />;
}
