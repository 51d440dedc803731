import { Prisma } from "#generated/prisma/client.ts";
import { messageMentions, REDACTED } from "#app/platform/personal-data/mentions.server.ts";
import type { PersonalData, TracedPerson } from "#app/platform/personal-data/person.ts";
import type { Shop } from "#app/platform/shop.ts";

/** What went wrong with a customer's orders, and what a person noted of them: it is blanked, where it names them or may. */
export const exceptionPersonalData: PersonalData = {
  async export(db, shop, person) {
    const exceptions = await db.$queryRaw<object[]>`
      SELECT "cause", "orderId", "message", "openedAt", "resolvedAt", "resolution" FROM "exception"
       WHERE ${isTheirs(shop, person)} ORDER BY "openedAt"`;
    const decisions = await db.orderDecision.findMany({
      where: { shopId: shop.id, orderId: { in: [...person.orderIds] }, note: { not: null } },
      select: { orderId: true, kind: true, note: true, madeAt: true },
    });
    return { exceptions, decisions };
  },
  async redact(db, shop, person) {
    await db.$executeRaw`
      UPDATE "exception" SET "message" = ${REDACTED}::jsonb, "resolution" = CASE WHEN "resolution" IS NULL THEN NULL ELSE ${REDACTED}::jsonb END
       WHERE ${isTheirs(shop, person)} AND ${messageMentions(`jsonb_build_array("message", "resolution")`, person.values)}`;
    await db.orderDecision.updateMany({ where: { shopId: shop.id, orderId: { in: [...person.orderIds] } }, data: { note: null } });
  },
};

/** Of their orders, or of a parcel of theirs: parcels are among the subjects of what was done for them. */
const isTheirs = (shop: Shop, { orderIds, effectSubjects }: TracedPerson) =>
  Prisma.sql`"shopId" = ${shop.id} AND ("orderId" = ANY(${[...orderIds]}::bigint[]) OR "parcelId"::text = ANY(${[...effectSubjects]}::text[]))`;
