import { Prisma } from "#generated/prisma/client.ts";
import { messageMentions, REDACTED } from "#app/platform/personal-data/mentions.server.ts";
import type { PersonalData, TracedPerson } from "#app/platform/personal-data/person.ts";
import type { Shop } from "#app/platform/shop.ts";

/** What went wrong with a customer's orders: it is blanked where it names them. */
export const exceptionPersonalData: PersonalData = {
  async export(db, shop, person) {
    const exceptions = await db.$queryRaw<object[]>`
      SELECT "cause", "orderId", "message", "openedAt", "resolvedAt", "resolution" FROM "exception"
       WHERE ${isTheirs(shop, person)} ORDER BY "openedAt"`;
    return { exceptions };
  },
  async redact(db, shop, person) {
    await db.$executeRaw`
      UPDATE "exception" SET "message" = ${REDACTED}::jsonb, "resolution" = CASE WHEN "resolution" IS NULL THEN NULL ELSE ${REDACTED}::jsonb END
       WHERE ${isTheirs(shop, person)} AND ${messageMentions(`jsonb_build_array("message", "resolution")`, person.values)}`;
  },
};

/** Of their orders, or of a parcel of theirs: parcels are among the subjects of what was done for them. */
const isTheirs = (shop: Shop, { orderIds, effectSubjects }: TracedPerson) =>
  Prisma.sql`"shopId" = ${shop.id} AND ("orderId" = ANY(${[...orderIds]}::bigint[]) OR "parcelId"::text = ANY(${[...effectSubjects]}::text[]))`;
