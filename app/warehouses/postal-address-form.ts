import { z } from "zod";
import type { PostalAddress } from "#app/orders/postal-address.ts";

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
  address1: z.string("Enter the street and number").trim().min(1, "Enter the street and number").max(200),
  address2: optional(200),
  city: z.string("Enter the city").trim().min(1, "Enter the city").max(100),
  provinceCode: optional(10),
  zip: optional(20),
  countryCode: z
    .string("Choose the country")
    .trim()
    .toUpperCase()
    .regex(/^[A-Z]{2}$/, "Choose the country"),
  phone: optional(40),
  email: optional(200),
}) satisfies z.ZodType<PostalAddress>;
