import { z } from "zod";

const line = z.string().trim().max(200);
const optional = line.optional().transform((typed) => typed || null);

/** The fields in which a person changes to whom and where an order goes. */
export const addressFields = {
  address: z.object({
    firstName: optional,
    lastName: optional,
    address1: line.min(1),
    address2: optional,
    city: line.min(1),
    zip: optional,
    provinceCode: optional,
    countryCode: z.string().regex(/^[A-Z]{2}$/),
  }),
};

export type NewAddress = z.output<typeof addressFields.address>;
