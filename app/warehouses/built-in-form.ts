import { z } from "zod";
import { PostalAddressForm } from "./postal-address-form.ts";
import { WarehouseName } from "./warehouse-name.ts";
import { WarehouseTerms } from "./warehouse-terms.ts";

/** What a merchant says to open a built-in warehouse. Terms that are left out get sensible first values. */
export const BuiltInForm = WarehouseTerms.partial().extend({
  name: WarehouseName,
  address: PostalAddressForm,
  /** The merchant's location whose stock is moved here, by its number; absent to begin with empty shelves. */
  startFromLocationId: z
    .string()
    .regex(/^\d+$/, "Choose a location")
    .nullish()
    .transform((id) => (id ? BigInt(id) : null)),
});

export type BuiltInForm = z.infer<typeof BuiltInForm>;
