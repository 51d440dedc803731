import { exceptions } from "#app/fulfillment/exceptions/cause-messages.ts";
import { type ExceptionCause, exceptionCauses } from "#app/fulfillment/exceptions/exception-causes.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Message } from "#app/platform/messages/message.ts";
import type { Shop } from "#app/platform/shop.ts";
import { adminAddress } from "#app/shopify/admin-address.server.ts";
import type { AlertContent, AlertGroup } from "./alert-content.ts";

const LIST = "/app/exceptions";

type Asked = { id: string; isAgain: boolean };

/**
 * What an alert says at this moment: of what it tells as opened, what is still open; of what it tells as solved, what is. Where nobody knows whether it was
 * heard before, it says the same as then.
 */
export async function readContent(db: ShopDb, shop: Shop, { id, isAgain }: Asked): Promise<AlertContent> {
  const rows = await db.$queryRaw<FoundItem[]>`
    SELECT CASE WHEN e."resolvedAt" IS NULL THEN coalesce(e."cause", i."cause") ELSE i."cause" END AS "cause", i."solvedBy" = ${id}::uuid IS TRUE AS "isSolved",
           e."id" IS NOT NULL AND e."resolvedAt" IS NULL AS "isOpen", o."name" AS "orderName"
      FROM "alert_item" i
      LEFT JOIN "exception" e ON e."shopId" = i."shopId" AND e."id" = i."exceptionId"
      LEFT JOIN "order" o ON o."shopId" = e."shopId" AND o."id" = e."orderId"
     WHERE i."shopId" = ${shop.id} AND (i."alertId" = ${id}::uuid OR i."solvedBy" = ${id}::uuid)
     ORDER BY i."openedAt", i."exceptionId"`;
  const opened = rows.filter(({ isSolved, isOpen }) => !isSolved && (isOpen || isAgain));
  const solved = rows.filter(({ isSolved, isOpen }) => isSolved && !isOpen);
  return {
    id,
    shopName: shop.name,
    opened: groupsOf(shop, opened),
    solved: groupsOf(shop, solved),
    isTest: false,
    isAgain,
    link: adminAddress(shop, LIST),
  };
}

/** What a test says. */
export const testContent = (shop: Shop, id: string): AlertContent => ({
  id,
  shopName: shop.name,
  opened: [],
  solved: [],
  isTest: true,
  isAgain: false,
  link: adminAddress(shop, LIST),
});

function groupsOf(shop: Shop, items: readonly FoundItem[]): AlertGroup[] {
  const groups = [...Map.groupBy(items, ({ cause }) => cause)].map(([cause, members]) => {
    const orders = [...new Set(members.flatMap(({ orderName }) => orderName ?? []))];
    const link = adminAddress(shop, `${LIST}?cause=${encodeURIComponent(cause)}`);
    return { cause, title: titleOf(cause), count: members.length, orders: orders.slice(0, 3), orderCount: orders.length, link };
  });
  return groups.toSorted((a, b) => b.count - a.count);
}

const titleOf = (cause: string): Message =>
  Object.hasOwn(exceptionCauses, cause) ? exceptionCauses[cause as ExceptionCause].title : exceptions.message("unknown", { cause });

type FoundItem = { cause: string; isSolved: boolean; isOpen: boolean; orderName: string | null };
