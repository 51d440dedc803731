import type { PersonalData } from "#app/platform/personal-data/person.ts";

/** A customer's profile. What was answered to their own requests goes with it. */
export const customerPersonalData: PersonalData = {
  traces: (_db, _shop, { customerId }) => Promise.resolve({ eventKeys: [`customer:${customerId}`] }),
  async export(db, shop, { customerId }) {
    const profile = await db.customer.findFirst({ where: { shopId: shop.id, id: customerId } });
    const requests = await db.dataRequest.findMany({
      where: { shopId: shop.id, customerId },
      select: { id: true, requestedAt: true, answeredAt: true },
    });
    return { profile, requests };
  },
  async redact(db, shop, { customerId }) {
    await db.customer.updateMany({
      where: { shopId: shop.id, id: customerId },
      data: { displayName: "Redacted", email: null, phone: null, countryCode: null, tags: [], marketing: {} },
    });
    await db.dataRequest.deleteMany({ where: { shopId: shop.id, customerId } });
  },
};
