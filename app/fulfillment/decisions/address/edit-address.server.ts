import { UpdateAddressDocument, type UpdateAddressMutationVariables } from "#admin/update-address.ts";
import { copyOrders } from "#app/orders/copy-orders.server.ts";
import { readShippingAddress } from "#app/orders/postal-address.ts";
import { writeTimeline } from "#app/orders/write-timeline.server.ts";
import { inStages } from "#app/parcels/parcel-sql.server.ts";
import { isRefused } from "#app/parcels/parcel-stage.ts";
import type { Actor } from "#app/platform/actor.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { type Fields, refusal, type Reply } from "#app/platform/http/reply.ts";
import { enqueue } from "#app/platform/jobs/enqueue.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { adminClient } from "#app/shopify/admin-client.server.ts";
import { AdminFault, wordsOfAdminFault } from "#app/shopify/admin-fault.ts";
import { gid } from "#app/shopify/gid.ts";
import { isGranted } from "#app/shopify/granted-scopes.server.ts";
import { type UserError, userErrorsOf } from "#app/shopify/user-errors.ts";
import { markOf, shipToOf } from "../../dispatch/ship-to.server.ts";
import { reconcileOrderJob } from "../../reconcile-order-job.server.ts";
import type { OrderInFulfillment } from "../../load-order.server.ts";
import type { NewAddress } from "./address-fields.ts";
import { isLeftOver, provinceInput } from "./province-input.ts";
import { decideOn, isRefusal } from "../decide.server.ts";
import { decisions } from "../messages.ts";

type CountryCode = NonNullable<UpdateAddressMutationVariables["input"]["shippingAddress"]>["countryCode"];

/**
 * Changes to whom and where an order goes, in Shopify, until a warehouse has taken its address: whoever ships it reads it there. Should a warehouse take
 * it in this moment, it is told the new one, or a person is (bringAddress).
 */
export async function editAddress(shop: Shop, orderId: bigint, address: NewAddress, by: Actor): Promise<Reply> {
  const order = await decideOn(shop, orderId, "edit-address", (deciding) => Promise.resolve(deciding.order));
  if (isRefusal(order)) return order;
  const not = await change(shop, order, address).catch((fault: unknown) => {
    if (fault instanceof AdminFault) return refusal(wordsOfAdminFault(fault));
    throw fault;
  });
  if (not) return not;
  await copyOrders(shop, [orderId]);
  await inShop(shop, async (db) => {
    // What was refused before it was kept for which address is sent anew as well.
    const refused = { shopId: shop.id, orderId, stage: inStages(isRefused), addressSent: null };
    await db.parcel.updateMany({ where: refused, data: { addressSent: markOf(shipToOf(order)) } });
    await writeTimeline(db, shop, { orderId, actor: by, event: "address-edited", message: decisions.message("changed-address") });
    await enqueue(db, shop, reconcileOrderJob, { orderId: String(orderId) });
  });
  return { ok: true, message: decisions.message("address-changed") };
}

/** Null when Shopify has it now. */
async function change(shop: Shop, { id, shipTo }: OrderInFulfillment, { countryCode, province, ...address }: NewAddress) {
  if (!(await isGranted(shop, "write_orders"))) return refusal(decisions.message("may-not-write-orders"));
  const known = readShippingAddress(shipTo);
  if (isLeftOver({ province, countryCode }, known)) {
    const why = decisions.message("province-left-over");
    return refusal(why, { "address.province": why });
  }
  const shippingAddress = { ...address, ...provinceInput({ province, countryCode }, known), countryCode: countryCode as CountryCode };
  const { orderUpdate } = await adminClient(shop).run(UpdateAddressDocument, { input: { id: gid("Order", id), shippingAddress } });
  const errors = userErrorsOf(orderUpdate);
  const [first] = errors;
  return first ? refusal(decisions.message("address-refused", { said: first.message }), fieldsOf(errors)) : null;
}

/** What Shopify finds wrong with parts of the address, by the names of the form's fields. */
function fieldsOf(errors: readonly UserError[]): Fields {
  return Object.fromEntries(
    errors.flatMap(({ field, message }) => {
      const part = /(?:^|\.)shippingAddress\.(\w+)$/.exec(field ?? "")?.[1];
      return part === undefined ? [] : [[`address.${FIELDS[part] ?? part}`, message] as const];
    }),
  );
}

/** Parts that Shopify names otherwise than it is told them. */
const FIELDS: Partial<Record<string, string>> = { country: "countryCode", provinceCode: "province" };
