import { z } from "zod";
import { countries } from "../storefront/countries.ts";

const text = (what: string, longest = 255) =>
  z.string().trim().min(1, `Enter ${what}`).max(longest, `Shorten ${what} to ${longest} characters`);

const optional = (longest: number) =>
  z
    .string()
    .trim()
    .max(longest, `Shorten this to ${longest} characters`)
    .optional()
    .transform((value) => value || null);

/** Where no post code is asked for. */
const WITHOUT_ZIP = new Set(["IE", "HK", "AE", "LB", "BH", "AQ"]);

/** What a buyer fills in. */
export const CheckoutForm = z
  .object({
    email: z.string().trim().pipe(z.email("Enter an email address such as name@example.com")),
    firstName: optional(100),
    lastName: text("your last name", 100),
    address1: text("your street and number"),
    address2: optional(255),
    city: text("your town or city", 100),
    zip: z.string().trim().max(20, "Shorten the postcode to 20 characters").default(""),
    country: z.enum(countries.map(({ code }) => code) as [string, ...string[]], "Choose a country from the list"),
    phone: optional(40),
    /** Of a code that is typed but not applied yet; nothing that the order has. */
    discount: optional(255),
    shipping: z.string().default("standard"),
    payment: z.enum(["card", "cod"], "Choose how to pay"),
  })
  .refine(({ zip, country }) => zip !== "" || WITHOUT_ZIP.has(country), { path: ["zip"], message: "Enter your postcode" });

export type CheckoutForm = z.infer<typeof CheckoutForm>;

export type CheckoutField = keyof z.input<typeof CheckoutForm>;

export type CheckoutProblems = Partial<Record<CheckoutField, string>>;
