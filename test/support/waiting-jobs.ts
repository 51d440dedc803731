import { acrossShops } from "#app/platform/db/across-shops.server.ts";
import type { Shop } from "#app/platform/shop.ts";

/** What a shop's jobs of a name were given, sorted. Nobody works on them while the worker does not. */
export async function waitingJobs(shop: Pick<Shop, "id">, { name }: { name: string }): Promise<string[]> {
  const jobs = await acrossShops.$queryRaw<{ payload: Record<string, unknown> }[]>`
    SELECT data -> 'payload' AS payload FROM pgboss.job WHERE name = ${name} AND (data ->> 'shopId')::int = ${shop.id}`;
  return jobs.map(({ payload }) => String(Object.values(payload)[0])).sort();
}
