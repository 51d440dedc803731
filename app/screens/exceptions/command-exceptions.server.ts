import { chooseWarehouse } from "#app/fulfillment/decisions/choose-warehouse.server.ts";
import { stopAgain } from "#app/fulfillment/dispatch/stop-again.server.ts";
import { applyAgain } from "#app/fulfillment/exceptions/apply-again.server.ts";
import { assignExceptions, dismissExceptions, undoDismissals } from "#app/fulfillment/exceptions/dismiss-exceptions.server.ts";
import { restoreLocations } from "#app/fulfillment/exceptions/lost-locations.server.ts";
import { shipOrdersAgain } from "#app/fulfillment/reconcile/ship-again.server.ts";
import { takeOffNow } from "#app/fulfillment/offered/take-off-now.server.ts";
import { rerouteOrders } from "#app/fulfillment/reroute-order.server.ts";
import { sweepSoon } from "#app/fulfillment/sweep-orders.server.ts";
import { askWarehouses } from "#app/fulfillment/tracking/poll-warehouses.server.ts";
import { retryPublishing } from "#app/fulfillment/tracking/retry-publishing.server.ts";
import type { Actor } from "#app/platform/actor.ts";
import { refusal, type Reply } from "#app/platform/http/reply.ts";
import type { Shop } from "#app/platform/shop.ts";
import { resumeWarehouse } from "#app/warehouses/pause-warehouse.server.ts";
import type { ExceptionsCommand } from "./exceptions-command.ts";
import { exceptionsScreen } from "./messages.ts";

/** Does what a person wants done about exceptions. */
export async function commandExceptions(shop: Shop, command: ExceptionsCommand, actor: Actor): Promise<Reply> {
  switch (command.intent) {
    case "reroute":
      return rerouteOrders(shop, command.orderId, actor);
    case "ship-again":
      return shipOrdersAgain(shop, command.orderId, actor);
    case "publish":
      await retryPublishing(shop, command.exceptionId);
      return { ok: true, message: exceptionsScreen.message("asked-again") };
    case "stop":
      return stopAgain(shop, command.exceptionId, actor);
    case "ask-warehouse":
      return askWarehouses(shop, command.exceptionId);
    case "restore":
      return restoreLocations(shop, command.exceptionId);
    case "take-off":
      return takeOffNow(shop, command.exceptionId, actor);
    case "apply-again": {
      const count = await applyAgain(shop, command.exceptionId, actor);
      return { ok: true, message: exceptionsScreen.message("applied-again", { count }) };
    }
    case "choose":
      return chooseWarehouse(shop, command.orderId, command.warehouseId, actor);
    case "resume":
      if (!(await resumeWarehouse(shop, command.warehouseId))) return refusal(exceptionsScreen.message("not-paused"));
      await sweepSoon(shop);
      return { ok: true, message: exceptionsScreen.message("resumed") };
    case "assign":
      return assignExceptions(shop, command.exceptionId, command.ownerId || null);
    case "dismiss":
      return dismissExceptions(shop, command.exceptionId, command.note, actor);
    case "undo":
      return undoDismissals(shop, command.exceptionId, actor);
  }
}
