import { activateLocation, deleteLocation } from "../../locations/activate-location.ts";
import { addMerchantLocation } from "../../locations/add-merchant-location.ts";
import type { LocationInput } from "../../locations/check-location.ts";
import { deactivateLocation } from "../../locations/deactivate-location.ts";
import { editLocation } from "../../locations/edit-location.ts";
import type { ResolverMap } from "../../resolver-map.ts";
import { mutation } from "../mutation.ts";
import { payloadOf } from "../payload-of.ts";

/** Locations. */
export const locationMutations: ResolverMap = {
  Mutation: {
    locationAdd: mutation((shop, { input }: { input: LocationInput & { name: string } }) =>
      payloadOf(addMerchantLocation(shop, input), ({ location }) => ({ location })),
    ),
    locationEdit: mutation((shop, { id, input }: { id: string; input: LocationInput }) =>
      payloadOf(editLocation(shop, id, input), ({ location }) => ({ location })),
    ),
    locationDeactivate: mutation((shop, args: { locationId: string; destinationLocationId?: string | null }) => {
      const { location, errors } = deactivateLocation(shop, args.locationId, args.destinationLocationId ?? null);
      return { location, locationDeactivateUserErrors: errors };
    }),
    locationActivate: mutation((shop, { locationId }: { locationId: string }) => {
      const { location, errors } = activateLocation(shop, locationId);
      return { location, locationActivateUserErrors: errors };
    }),
    locationDelete: mutation((shop, { locationId }: { locationId: string }) => {
      const { deletedId, errors } = deleteLocation(shop, locationId);
      return { deletedLocationId: deletedId, locationDeleteUserErrors: errors };
    }),
  },
};
