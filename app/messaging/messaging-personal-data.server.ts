import type { PersonalData, Person } from "#app/platform/personal-data/person.ts";
import type { Shop } from "#app/platform/shop.ts";
import { addressFor } from "./consent/address.ts";
import { effectSubjectOf } from "./consent/tell-shopify.server.ts";

/**
 * Messages to a person and what they agreed to. When they are forgotten their address and the words go, and that they want to be left alone
 * stays: under a key from which nobody reads the address.
 */
export const messagingPersonalData: PersonalData = {
  traces: (_db, _shop, { customerId }) => Promise.resolve({ effectSubjects: [effectSubjectOf(customerId)] }),
  async export(db, shop, person) {
    const deliveries = await db.messageDelivery.findMany({ where: ofTheirs(shop, person), orderBy: { plannedAt: "asc" } });
    const consents = await db.marketingConsent.findMany({ where: ofTheirs(shop, person), orderBy: { at: "asc" } });
    const suppressions = await db.suppression.findMany({ where: { shopId: shop.id, addressKey: { in: keysOf(person) } } });
    const mailReports = await db.mailReport.findMany({ where: reportsOf(shop, person, deliveries) });
    return { deliveries, consents, suppressions, mailReports };
  },
  async redact(db, shop, person) {
    await db.messageDelivery.updateMany({
      where: { ...ofTheirs(shop, person), stage: "planned" },
      data: { stage: "suppressed", reason: "called-off" },
    });
    const deliveries = await db.messageDelivery.findMany({ where: ofTheirs(shop, person), select: { id: true } });
    await db.mailReport.updateMany({ where: reportsOf(shop, person, deliveries), data: { said: null } });
    await db.messageDelivery.updateMany({
      where: ofTheirs(shop, person),
      data: { address: "Redacted", place: {}, content: {}, problem: {} },
    });
    await db.marketingConsent.updateMany({ where: ofTheirs(shop, person), data: { proof: {} } });
  },
};

function keysOf({ email, phone }: Person): string[] {
  const addresses = [email ? addressFor("email", email) : undefined, phone ? addressFor("sms", phone) : undefined];
  return addresses.flatMap((address) => (address ? [address.key] : []));
}

const ofTheirs = (shop: Shop, person: Person) => ({
  shopId: shop.id,
  OR: [{ customerId: person.customerId }, { addressKey: { in: keysOf(person) } }],
});

const reportsOf = (shop: Shop, person: Person, deliveries: readonly { id: string }[]) => ({
  shopId: shop.id,
  OR: [{ deliveryId: { in: deliveries.map(({ id }) => id) } }, { addressKey: { in: keysOf(person) } }],
});
