import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { WarehouseId } from "#app/platform/ids.ts";
import { ScreenError } from "#app/screens/frame/screen-error.tsx";
import { readWarehouseView } from "#app/screens/warehouse/read-warehouse-view.server.ts";
import { WarehouseScreen } from "#app/screens/warehouse/warehouse-screen.tsx";
import { authenticate } from "#app/shopify/authenticate.server.ts";
import { commandWarehouse } from "#app/screens/warehouse/command-warehouse.server.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shop } = await authenticate(request);
  const id = WarehouseId.safeParse(params.warehouseId);
  const asked = Object.fromEntries(new URL(request.url).searchParams);
  const view = id.success ? await readWarehouseView(shop, id.data, asked) : null;
  if (view === null) throw new Response("No such warehouse", { status: 404 });
  return view;
}

/** POST /app/warehouses/:warehouseId: see commandWarehouse for the form's fields. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { shop } = await authenticate(request);
  const id = WarehouseId.safeParse(params.warehouseId);
  if (!id.success) return { ok: false as const, message: "This warehouse is no longer there." };
  const form = await request.formData();
  const reply = await commandWarehouse(shop, id.data, form);
  return reply.ok && form.get("intent") === "disconnect" ? redirect("/app/warehouses") : reply;
}

export default function Warehouse() {
  return <WarehouseScreen {...useLoaderData<typeof loader>()} />;
}

export function ErrorBoundary() {
  return <ScreenError thing="warehouse" />;
}
