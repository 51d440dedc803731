import { nowDate } from "../clock.ts";
import { acrossShops } from "../db/across-shops.server.ts";
import type { ShopDb } from "../db/shop-db.ts";
import type { Shop } from "../shop.ts";
import type { EventType } from "./event-type.ts";

/**
 * Says in the given transaction that something has happened: whoever hears it is given it when the transaction commits, and it was never
 * said when it does not. It is kept whether or not anybody hears it, as what comes from outside is: two with one dedupe key are one, and
 * what happened can be looked up.
 */
export async function publish<Payload>(db: ShopDb, shop: Pick<Shop, "id">, type: EventType<Payload>, payload: Payload): Promise<void> {
  const body = JSON.stringify(payload, (_, value: unknown) => (typeof value === "bigint" ? value.toString() : value));
  await db.$queryRaw`
    SELECT publish_event(${shop.id}, ${type.topic}, ${type.keyOf(payload)}, ${type.dedupeKeyOf(payload)}, ${body}, ${nowDate()})::text`;
}

/** The same when there is no transaction for it to be part of. */
export async function publishNow<Payload>(shop: Pick<Shop, "id">, type: EventType<Payload>, payload: Payload): Promise<void> {
  await publish(acrossShops, shop, type, payload);
}
