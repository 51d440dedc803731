import { z } from "zod";
import { CancelFulfillmentDocument } from "#admin/cancel-fulfillment.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { openEffect, settleEffect } from "#app/platform/effects/effect.server.ts";
import { enqueue } from "#app/platform/jobs/enqueue.server.ts";
import { jobPer } from "#app/platform/jobs/job.ts";
import { withoutFullStop } from "#app/platform/messages/message.ts";
import type { Shop } from "#app/platform/shop.ts";
import { adminClient } from "#app/shopify/admin-client.server.ts";
import { gid } from "#app/shopify/gid.ts";
import { openException } from "../exceptions/open-exception.server.ts";
import { fulfillment } from "../messages.ts";
import { reconcileOrderJob } from "../reconcile-order-job.server.ts";

/**
 * Takes a fulfillment back in Shopify whose parcel arrives nowhere, so that its units can be asked of a warehouse again: a person has said so.
 * Cancelling one that is cancelled changes nothing.
 */
async function cancelFulfillment(shop: Shop, shipmentId: string): Promise<void> {
  const shipment = await inShop(shop, (db) =>
    db.shipment.findFirst({ where: { shopId: shop.id, id: shipmentId }, include: { parcel: { include: { order: true } } } }),
  );
  if (shipment?.fulfillmentId == null) return;
  const { order } = shipment.parcel;
  const effect = await openEffect(shop, "fulfillment.cancel", shipmentId, String(shipment.fulfillmentId));
  if (effect.settled) return;

  const { fulfillmentCancel: answer } = await adminClient(shop).run(CancelFulfillmentDocument, {
    id: gid("Fulfillment", shipment.fulfillmentId),
  });
  const said = answer?.userErrors[0]?.message;
  await inShop(shop, async (db) => {
    await settleEffect(db, shop, effect, said ? { refused: said } : { cancelled: true });
    if (said)
      await openException(db, shop, {
        cause: "fulfillment-order.refused",
        subject: `order:${order.id}`,
        orderId: order.id,
        message: fulfillment.message("cancel-refused", { order: order.name, said: withoutFullStop(said) }),
      });
    await enqueue(db, shop, reconcileOrderJob, { orderId: String(order.id) });
  });
}

export const cancelFulfillmentJob = jobPer("shipmentId", z.uuid(), {
  name: "fulfillment.cancel-fulfillment",
  retry: "outside-service",
  run: cancelFulfillment,
});
