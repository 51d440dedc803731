import type { Abandonment } from "#generated/prisma/client.ts";
import type { AbandonedLine } from "#app/recovery/abandonment/abandoned-line.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { newId } from "#app/platform/ids.ts";
import type { Shop } from "#app/platform/shop.ts";
import type { Place } from "#app/messaging/timing/next-send.ts";
import { aPerson } from "./a-person.ts";

/** A mug for 12.00: what is said of it goes first. */
export function aLine(given: Partial<AbandonedLine> = {}): AbandonedLine {
  const mug = { variantId: "101", productId: "11", sku: "MUG-1", title: "Mug", variantTitle: null };
  return { ...mug, quantity: 1, unitPrice: 1200, shown: null, listPrice: null, sellingPlanId: null, properties: {}, ...given };
}

type Given = Partial<Omit<Abandonment, "shopId" | "lines" | "place">> & {
  lines?: readonly AbandonedLine[];
  place?: Place;
  isHeldOut?: boolean;
  tokens?: readonly string[];
};

const HOUR = 3_600_000;

/** A checkout that somebody in London left an hour ago, and who can be written to: what is said of it goes first. Nothing is published. */
export async function anAbandonment(shop: Shop, given: Given = {}): Promise<Abandonment> {
  const { lines = [aLine()], place, isHeldOut, tokens, ...facts } = given;
  const email = facts.email === undefined ? `${newId<string>()}@buyer.example` : facts.email;
  const buyer = { customerId: facts.customerId ?? null, email, phone: facts.phone ?? null };
  const isKnown = buyer.customerId !== null || email !== null || buyer.phone !== null;
  const personId = facts.personId ?? (isKnown ? (await aPerson(shop, { ...buyer, isHeldOut: isHeldOut ?? false })).id : null);
  const left = new Date(Date.now() - HOUR);
  const id = facts.id ?? newId<string>();
  return inShop(shop, async (db) => {
    for (const token of tokens ?? [`checkout:${id}`])
      await db.abandonmentToken.create({ data: { shopId: shop.id, token, abandonmentId: id } });
    return db.abandonment.create({
      data: {
        kind: "checkout",
        state: "abandoned",
        name: "Ada Okafor",
        language: "en-GB",
        currency: shop.currency,
        value: lines.reduce((sum, { unitPrice, quantity }) => sum + unitPrice * quantity, 0),
        startedAt: new Date(left.getTime() - HOUR),
        touchedAt: left,
        linesAt: left,
        abandonedAt: left,
        ...facts,
        shopId: shop.id,
        id,
        email,
        personId,
        place: place ?? { country: "GB", region: null, zone: "Europe/London" },
        lines: [...lines],
      },
    });
  });
}
