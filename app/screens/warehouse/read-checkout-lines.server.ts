import { nowDate } from "#app/platform/clock.ts";
import { readInShop } from "#app/platform/db/in-shop.server.ts";
import type { WarehouseId } from "#app/platform/ids.ts";
import type { Shop } from "#app/platform/shop.ts";
import { chooseService, ServiceChoices, type ServiceChoice } from "#app/warehouses/services/service-choice.ts";

/** A way to be shipped to that buyers choose at checkout, and how a warehouse ships it. */
export type CheckoutLine = {
  shippingLine: string;
  /** What the merchant chose for it; null where Waybill does. */
  chosen: Omit<ServiceChoice, "shippingLine"> | null;
  /** What Waybill chooses by its name; null: as the warehouse usually ships. */
  usual: string | null;
  /** It promises to be fast, and Waybill knows of nothing there that is. */
  isSlower: boolean;
};

const DAYS = 60;
const MOST = 50;

/** What buyers chose at checkout in the last two months, the most chosen first, and what the merchant has chosen for others. */
export async function readCheckoutLines(shop: Shop, id: WarehouseId): Promise<{ lines: CheckoutLine[]; services: string[] }> {
  const since = new Date(nowDate().getTime() - DAYS * 86_400_000);
  return readInShop(shop, async (db) => {
    const warehouse = await db.warehouse.findUniqueOrThrow({ where: { shopId_id: { shopId: shop.id, id } } });
    const bought = await db.$queryRaw<{ title: string; code: string | null }[]>`
      SELECT "shippingTitle" AS "title", min("shippingCode") AS "code" FROM "order"
       WHERE "shopId" = ${shop.id} AND "createdAt" >= ${since} AND "shippingTitle" IS NOT NULL
       GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT ${MOST}`;
    const choices = ServiceChoices.parse(warehouse.serviceChoices);
    const isBought = (line: string) => bought.some(({ title }) => title.trim().toLowerCase() === line.trim().toLowerCase());
    const others = choices
      .filter(({ shippingLine }) => !isBought(shippingLine))
      .map(({ shippingLine }) => ({ title: shippingLine, code: null }));
    const { services } = warehouse;
    const lines = [...bought, ...others].map(({ title, code }): CheckoutLine => {
      const chosen = choices.find(({ shippingLine }) => shippingLine.trim().toLowerCase() === title.trim().toLowerCase());
      const { service, isSlower } = chooseService({ title, code }, [], services);
      return { shippingLine: title, chosen: chosen ? { service: chosen.service, extra: chosen.extra } : null, usual: service, isSlower };
    });
    return { lines, services };
  });
}
