import { randomBytes, timingSafeEqual } from "node:crypto";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { env } from "#app/platform/env.server.ts";
import { findShop, type KnownShop } from "#app/platform/find-shop.server.ts";
import { ShopId } from "#app/platform/ids.ts";
import type { Shop } from "#app/platform/shop.ts";

/** Of the events that such reports are kept as. */
export const MAIL_SOURCE = "mail";

/**
 * Where a shop's mail server, or the service that takes its mail in, hands on what comes to the sender's address: bounces (RFC 3464) and
 * complaints (RFC 5965), each as the whole body of a POST. Only who has the address can. The same at each asking.
 */
export async function mailReportAddress(db: ShopDb, shop: Pick<Shop, "id">): Promise<string> {
  const key = randomBytes(24).toString("base64url");
  await db.$executeRaw`INSERT INTO "mail_intake" ("shopId", "key") VALUES (${shop.id}, ${key}) ON CONFLICT ("shopId") DO NOTHING`;
  const intake = await db.mailIntake.findUniqueOrThrow({ where: { shopId: shop.id } });
  return `${env.INTAKE_URL}/mail-reports/${String(shop.id)}.${intake.key}`;
}

/** When something last came there; null where nothing did, or so long ago that it was cleared away. */
export async function lastMailReport(db: ShopDb, shop: Pick<Shop, "id">): Promise<Date | null> {
  const report = await db.event.findFirst({
    where: { shopId: shop.id, source: MAIL_SOURCE },
    orderBy: { id: "desc" },
    select: { receivedAt: true },
  });
  return report?.receivedAt ?? null;
}

/** The installed shop whose reports come to an address with this key. */
export async function findReportedShop(key: string): Promise<KnownShop | undefined> {
  const [id, secret = ""] = /^\d{1,9}\.[\w-]{32}$/.test(key) ? key.split(".") : [];
  const shopId = ShopId.safeParse(id);
  const shop = shopId.success ? await findShop(shopId.data) : undefined;
  if (!shop?.installed) return undefined;
  const intake = await inShop(shop, (db) => db.mailIntake.findUnique({ where: { shopId: shop.id } }));
  const [given, kept] = [Buffer.from(secret), Buffer.from(intake?.key ?? "")];
  return given.length === kept.length && timingSafeEqual(given, kept) ? shop : undefined;
}
