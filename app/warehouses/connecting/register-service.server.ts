import { CreateFulfillmentServiceDocument } from "#admin/create-fulfillment-service.ts";
import { FindFulfillmentServicesDocument } from "#admin/find-fulfillment-services.ts";
import { UpdateFulfillmentServiceDocument } from "#admin/update-fulfillment-service.ts";
import type { Warehouse } from "#generated/prisma/client.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { Message } from "#app/platform/messages/message.ts";
import type { Shop } from "#app/platform/shop.ts";
import { adminClient } from "#app/shopify/admin-client.server.ts";
import { idOf } from "#app/shopify/gid.ts";
import { userErrorsOf } from "#app/shopify/user-errors.ts";
import { SERVICE_PATH, serviceAddress } from "../callback-address.server.ts";
import { warehouses } from "../messages.ts";

export type RegisteredService = { outcome: "registered"; serviceId: bigint; locationId: bigint } | { outcome: "refused"; message: Message };

type Answered = { userErrors: readonly { message: string; field?: readonly string[] | null }[] };
type Service = { id: string; location?: { id: string } | null };

/**
 * The warehouse's fulfillment service in Shopify and its location: found when it is there, else created. Twice equals once.
 *
 * Shopify lists the services of every app. Ours is known by the key in its address; one of ours whose warehouse is gone (the app was
 * removed and came back) is taken over; a stranger's keeps its name, and the merchant is told.
 */
export async function registerService(shop: Shop, warehouse: Warehouse): Promise<RegisteredService> {
  const callbackUrl = serviceAddress(warehouse.callbackKey);
  const services = (await adminClient(shop).run(FindFulfillmentServicesDocument, {})).shop.fulfillmentServices;

  const ours = services.find((service) => service.callbackUrl?.includes(warehouse.callbackKey));
  if (ours?.callbackUrl === callbackUrl && ours.trackingSupport && ours.inventoryManagement) return read(shop, ours, warehouse);
  if (ours) return adopt(shop, ours, warehouse, callbackUrl);

  const namesake = services.find((service) => service.serviceName.toLowerCase() === warehouse.name.toLowerCase());
  if (namesake && (await isOrphan(shop, namesake.callbackUrl ?? null))) return adopt(shop, namesake, warehouse, callbackUrl);
  if (namesake) return taken(warehouse);

  const { fulfillmentServiceCreate } = await adminClient(shop).run(CreateFulfillmentServiceDocument, { name: warehouse.name, callbackUrl });
  return answer(shop, fulfillmentServiceCreate, fulfillmentServiceCreate?.fulfillmentService, warehouse);
}

async function adopt(shop: Shop, service: Service, warehouse: Warehouse, callbackUrl: string): Promise<RegisteredService> {
  const { fulfillmentServiceUpdate } = await adminClient(shop).run(UpdateFulfillmentServiceDocument, {
    id: service.id,
    name: warehouse.name,
    callbackUrl,
  });
  return answer(shop, fulfillmentServiceUpdate, service, warehouse);
}

function answer(
  shop: Shop,
  payload: Answered | null | undefined,
  service: Service | null | undefined,
  warehouse: Warehouse,
): RegisteredService {
  const [problem] = userErrorsOf(payload);
  if (payload?.userErrors.some(({ message }) => /taken/i.test(message))) return taken(warehouse);
  if (problem) return { outcome: "refused", message: warehouses.message("not-added", { warehouse: warehouse.name, why: problem.message }) };
  return read(shop, service, warehouse);
}

function read(shop: Shop, service: Service | null | undefined, warehouse: Warehouse): RegisteredService {
  if (!service?.location)
    return { outcome: "refused", message: warehouses.message("no-location-given", { warehouse: warehouse.name, shop: shop.name }) };
  return { outcome: "registered", serviceId: idOf(service.id), locationId: idOf(service.location.id) };
}

function taken(warehouse: Warehouse): RegisteredService {
  return { outcome: "refused", message: warehouses.message("name-taken", { warehouse: warehouse.name }) };
}

/** Whether the address is one of ours whose warehouse we no longer know. */
async function isOrphan(shop: Shop, callbackUrl: string | null): Promise<boolean> {
  const key = callbackUrl?.split(SERVICE_PATH)[1];
  if (!key) return false;
  return (await inShop(shop, (db) => db.warehouse.count({ where: { callbackKey: key } }))) === 0;
}
