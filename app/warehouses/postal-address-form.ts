import { z } from "zod";
import { ifMissing, issue } from "#app/platform/forms/issue.ts";
import type { PostalAddress } from "#app/orders/postal-address.ts";
import { warehouses } from "./messages.ts";

const noStreet = issue(warehouses.message("no-street"));
const noCity = issue(warehouses.message("no-city"));
const noCountry = issue(warehouses.message("no-country"));

const optional = (longest: number) =>
  z
    .string()
    .trim()
    .max(longest)
    .nullish()
    .transform((text) => text || null);

/** A building's address as a merchant types it. Shopify shows it as the location's address, carriers collect there. */
export const PostalAddressForm = z.object({
  name: optional(100),
  company: optional(100),
  address1: z.string(ifMissing(noStreet)).trim().min(1, noStreet).max(200),
  address2: optional(200),
  city: z.string(ifMissing(noCity)).trim().min(1, noCity).max(100),
  provinceCode: optional(10),
  zip: optional(20),
  countryCode: z
    .string(noCountry)
    .trim()
    .toUpperCase()
    .regex(/^[A-Z]{2}$/, noCountry),
  phone: optional(40),
  email: optional(200),
}) satisfies z.ZodType<PostalAddress>;
