import { request } from "node:http";
import { json } from "node:stream/consumers";
import { z } from "zod";

const Orders = z.array(
  z.object({
    reference_id: z.string(),
    recipient: z.object({
      name: z.string(),
      phone_number: z.string().nullish(),
      address: z.object({
        company_name: z.string().nullish(),
        address1: z.string(),
        city: z.string(),
        state: z.string().nullish(),
        country: z.string(),
      }),
    }),
  }),
);

/** To whom and where ShipBob sends an order of the sandbox, as whoever has its key is told; undefined as long as there is none. */
export async function recipientAtShipBob({ url, shipbobToken }: { url: string; shipbobToken: string }, reference: string) {
  const headers = { host: "api.shipbob.com", authorization: `Bearer ${shipbobToken}` };
  const answer = await new Promise((resolve, reject) => {
    const asked = request(`${url}/2026-01/order?ReferenceIds=${reference}`, { headers, agent: false }, (response) => {
      void json(response).then(resolve, reject);
    });
    asked.on("error", reject);
    asked.end();
  });
  return Orders.parse(answer).find((order) => order.reference_id === reference)?.recipient;
}
