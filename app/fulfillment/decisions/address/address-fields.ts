import { z } from "zod";
import { optionalTextField } from "#app/platform/forms/fields.ts";

const line = z.string().trim().max(200);
const optional = optionalTextField(200);

/** The fields in which a person changes to whom and where an order goes. */
export const addressFields = {
  address: z.object({
    firstName: optional,
    lastName: optional,
    company: optional,
    address1: line.min(1),
    address2: optional,
    city: line.min(1),
    /** By its name, or its code. */
    province: optional,
    zip: optional,
    countryCode: z.string().regex(/^[A-Z]{2}$/),
    phone: optional,
  }),
};

export type NewAddress = z.output<typeof addressFields.address>;
