import type { ServiceInput } from "../../fulfillment-services/check-service.ts";
import { createFulfillmentService } from "../../fulfillment-services/create-fulfillment-service.ts";
import { deleteFulfillmentService } from "../../fulfillment-services/delete-fulfillment-service.ts";
import { updateFulfillmentService } from "../../fulfillment-services/update-fulfillment-service.ts";
import type { ResolverMap } from "../../resolver-map.ts";
import { mutation } from "../mutation.ts";
import { payloadOf } from "../payload-of.ts";

/** Fulfillment services. What the shop's owner creates is another app's: the app knows nothing of it and nothing there is assigned to it. */
export const serviceMutations: ResolverMap = {
  Mutation: {
    fulfillmentServiceCreate: mutation((shop, args: ServiceInput & { name: string }, { actor }) =>
      payloadOf(createFulfillmentService(shop, args, actor === "app"), ({ service }) => ({ fulfillmentService: service })),
    ),
    fulfillmentServiceUpdate: mutation((shop, args: ServiceInput & { id: string }, { actor }) =>
      payloadOf(updateFulfillmentService(shop, args.id, args, actor === "app"), ({ service }) => ({ fulfillmentService: service })),
    ),
    fulfillmentServiceDelete: mutation(
      (shop, args: { id: string; inventoryAction?: string | null; destinationLocationId?: string | null }, { actor }) =>
        payloadOf(deleteFulfillmentService(shop, args.id, args, actor === "app"), ({ id }) => ({ deletedId: id })),
    ),
  },
};
