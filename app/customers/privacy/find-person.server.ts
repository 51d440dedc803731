import { z } from "zod";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { OutsideNumber } from "#app/platform/ids.ts";
import { type Person, personalValues, type TracedPerson } from "#app/platform/personal-data/person.ts";
import type { Room } from "#app/platform/room.ts";
import type { Shop } from "#app/platform/shop.ts";

const Id = OutsideNumber;

/** What Shopify sends when a customer asks for their data, or for its end. The lists of orders name what the request covers. */
export const PrivacyRequest = z.object({
  customer: z.object({ id: Id, email: z.string().nullish(), phone: z.string().nullish() }),
  orders_requested: z.array(Id).default([]),
  orders_to_redact: z.array(Id).default([]),
  data_request: z.object({ id: Id }).optional(),
});

export type PrivacyRequest = z.infer<typeof PrivacyRequest>;

/** Whom a request is about, by all that the shop's copy and the rooms know of them. */
export async function findPerson(db: ShopDb, shop: Shop, rooms: readonly Room[], request: PrivacyRequest): Promise<TracedPerson> {
  const { customer } = request;
  const profile = await db.customer.findFirst({ where: { shopId: shop.id, id: customer.id } });
  let person: Person = {
    customerId: customer.id,
    email: profile?.email ?? customer.email ?? null,
    phone: profile?.phone ?? customer.phone ?? null,
    orderIds: [...new Set([...request.orders_requested, ...request.orders_to_redact])],
    values: personalValues([customer.email, customer.phone, profile?.displayName, profile?.email, profile?.phone]),
  };

  const eventKeys: string[] = [];
  const effectSubjects: string[] = [];
  for (const { personalData } of rooms) {
    const traces = await personalData?.traces?.(db, shop, person);
    if (!traces) continue;
    const { orderIds = [], values = [] } = traces;
    person = {
      ...person,
      orderIds: [...new Set([...person.orderIds, ...orderIds])],
      values: [...new Set([...person.values, ...values])],
    };
    eventKeys.push(...(traces.eventKeys ?? []));
    effectSubjects.push(...(traces.effectSubjects ?? []));
  }
  return { ...person, eventKeys, effectSubjects };
}
