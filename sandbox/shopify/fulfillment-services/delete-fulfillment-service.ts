import { actionsOf } from "../fulfillment-orders/actions-of.ts";
import { refuse, type Done } from "../fulfillment-orders/refuse.ts";
import { openAt, relocate } from "../locations/relocate.ts";
import { toGid } from "../state/gid.ts";
import { locationPayload } from "../state/location-payload.ts";
import { findService } from "./find-service.ts";
import { numericId } from "../state/numeric-id.ts";
import type { ShopState } from "../state/shop-state.ts";
import { tell } from "../state/tell.ts";

/**
 * `fulfillmentServiceDelete`. KEEP: the location becomes the merchant's, and with it the work that is open there, asked of nobody any more. TRANSFER
 * and DELETE: the location goes, its stock to the destination or to nowhere; refused while fulfillment orders are open there that can't move.
 */
export function deleteFulfillmentService(
  state: ShopState,
  gid: string,
  input: { inventoryAction?: string | null; destinationLocationId?: string | null },
  byApp = true,
): Done<"deleted", { id: string }> {
  const service = findService(state, gid, byApp);
  if (!service) return refuse(["id"], "Fulfillment service could not be found.");
  if (input.destinationLocationId != null && (input.inventoryAction === "KEEP" || input.inventoryAction === "DELETE"))
    return refuse(
      ["inventoryAction"],
      "Inventory action Destination location id should not be present when deleting/keeping the inventory of the fulfillment service.",
    );
  const location = state.locations.get(service.locationId);
  const forget = () => {
    state.fulfillmentServices.delete(service.id);
    state.ledger.record({ target: "shopify", effect: "fulfillment_service.deleted", reference: service.serviceName, detail: {} });
    return { outcome: "deleted", id: toGid("FulfillmentService", service.id) } as const;
  };
  if (!location) return forget();
  if (input.inventoryAction === "KEEP") {
    location.fulfillmentServiceId = null;
    location.updatedAt = state.now();
    for (const one of openAt(state, location.id)) {
      if (one.status === "IN_PROGRESS" || one.status === "INCOMPLETE") one.status = "OPEN";
      one.requestStatus = "UNSUBMITTED";
    }
    tell(state, "locations/update", "Location", location.id, locationPayload(state, location));
    return forget();
  }

  const others = [...state.locations.values()].filter((other) => other.isActive && other.id !== location.id);
  const destination =
    input.destinationLocationId == null
      ? others[0]
      : others.find((other) => other.id === numericId(input.destinationLocationId ?? "", "Location"));
  if (!destination) return refuse(null, "Invalid destination location.");
  if (!openAt(state, location.id).every((one) => actionsOf(state, one).includes("MOVE")))
    return refuse(["id"], "Fulfillment service has pending fulfillment orders.");
  relocate(state, location, destination, input.inventoryAction !== "DELETE");
  location.isActive = false;
  location.updatedAt = state.now();
  tell(state, "locations/update", "Location", location.id, locationPayload(state, location));
  return forget();
}
