import { z } from "zod";
import { issue } from "#app/platform/forms/issue.ts";
import type { PostalAddress } from "#app/orders/postal-address.ts";
import { warehouses } from "./messages.ts";
import { PostalAddressForm } from "./postal-address-form.ts";
import type { WarehouseProvider } from "./providers/provider.ts";
import { type SomeTerms, WarehouseName, WarehouseTerms } from "./warehouse-terms.ts";

/** What a merchant says to connect a warehouse. What its provider does not ask for is null; terms that are left out get sensible first values. */
export type ConnectForm = SomeTerms & {
  name: string;
  credentials: object | null;
  buildingId: string | null;
  channelId: string | null;
  /** Where the building is. Null where the provider tells. */
  address: PostalAddress | null;
  /** The merchant's location whose stock is moved here, by its number; null to begin with empty shelves. */
  startFromLocationId: bigint | null;
};

const notAsked = z
  .unknown()
  .optional()
  .transform(() => null);

const LocationToStartFrom = z
  .string()
  .regex(/^\d+$/, issue(warehouses.message("no-location")))
  .nullish()
  .transform((id) => (id ? BigInt(id) : null));

const noBuilding = issue(warehouses.message("no-building"));
const noChannel = issue(warehouses.message("no-channel"));

/** The form that a provider's declaration asks for. */
export function connectFormOf({ capabilities, credentials, fields }: WarehouseProvider): z.ZodType<ConnectForm> {
  const { choosesBuilding, choosesChannel, tellsStock } = capabilities;
  return WarehouseTerms.partial().extend({
    name: WarehouseName,
    credentials: fields.length > 0 ? credentials : notAsked,
    buildingId: choosesBuilding ? z.string(noBuilding).min(1, noBuilding) : notAsked,
    channelId: choosesChannel ? z.string(noChannel).min(1, noChannel) : notAsked,
    address: choosesBuilding ? notAsked : PostalAddressForm,
    startFromLocationId: tellsStock ? notAsked : LocationToStartFrom,
  });
}

/** The form's field that says who we are: what is wrong with the credentials stands there. */
export function credentialsField({ fields }: Pick<WarehouseProvider, "fields">): string {
  return `credentials.${fields[0]?.name ?? ""}`;
}
