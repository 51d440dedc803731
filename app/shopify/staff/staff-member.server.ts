import { nowDate } from "#app/platform/clock.ts";
import { acrossShops } from "#app/platform/db/across-shops.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { askWho, type Person } from "./ask-who.server.ts";

/** A name that Shopify told is asked for again after a day; one that it did not tell, after ten minutes. */
const TOLD_FOR_MS = 24 * 60 * 60_000;
const SILENT_FOR_MS = 10 * 60_000;

const NOBODY: Person = { name: null, locale: null };

/**
 * Who of the merchant's staff has the number `id` (`sub` of their session token). Shopify is asked by one request at a time and at most
 * once a day for each person; meanwhile, and when it does not say, they are who they were known as, or somebody without a name. Without an
 * `idToken` nobody is asked.
 */
export async function staffMember(shop: Shop, id: string, idToken: string | undefined): Promise<Person> {
  const key = { shopId_id: { shopId: shop.id, id } };
  const known = await acrossShops.staff.findUnique({ where: key });
  if (idToken === undefined || !(await isMineToAsk(shop, id, known))) return known ?? NOBODY;

  const told = await askWho(shop, idToken);
  if (!told) return known ?? NOBODY;
  await acrossShops.staff.update({ where: key, data: { ...told, toldAt: nowDate() } });
  return told;
}

type Asked = { askedAt: Date; toldAt: Date | null };

/** Whether it is time to ask, and no other request does: the row says who does. */
async function isMineToAsk(shop: Shop, id: string, known: Asked | null): Promise<boolean> {
  const now = nowDate();
  const silentSince = new Date(now.getTime() - SILENT_FOR_MS);
  const toldBefore = new Date(now.getTime() - TOLD_FOR_MS);
  if (known && (known.askedAt >= silentSince || (known.toldAt !== null && known.toldAt >= toldBefore))) return false;
  const claimed = await acrossShops.$executeRaw`
    INSERT INTO "staff" ("shopId", "id", "askedAt") VALUES (${shop.id}, ${id}, ${now})
    ON CONFLICT ("shopId", "id") DO UPDATE SET "askedAt" = excluded."askedAt"
     WHERE "staff"."askedAt" < ${silentSince} AND ("staff"."toldAt" IS NULL OR "staff"."toldAt" < ${toldBefore})`;
  return claimed === 1;
}
