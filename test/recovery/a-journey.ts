import { addressFor } from "#app/messaging/consent/address.ts";
import type { Prisma } from "#generated/prisma/client.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { publish } from "#app/platform/events/publish.server.ts";
import { newId } from "#app/platform/ids.ts";
import type { Shop } from "#app/platform/shop.ts";
import { JourneyDefinition } from "#app/recovery/journeys/journey-definition.ts";
import { createJourney, setJourneyState } from "#app/recovery/journeys/save-journey.server.ts";
import { cartAbandoned } from "#app/recovery/recovery-events.ts";
import { PriceList } from "#app/warehouses/price-list.ts";
import { agrees } from "../messaging/a-message.ts";

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

/** Gives a shop mugs, of which its warehouse has plenty for Britain: what can't be shipped is not advertised. */
export async function sellsMugs(shop: Shop): Promise<void> {
  const [ofShop, at, warehouseId] = [{ shopId: shop.id }, new Date(), newId<string>()];
  const zones = [{ name: "All", countries: ["*"], base: 300, perKg: 50 }];
  const prices = PriceList.parse({ currency: "GBP", zones, pick: { first: 100, extra: 30 } });
  const sold = { status: "ACTIVE", vendor: "Potter", createdAt: at, updatedAt: at };
  const goods = { sku: "MUG", price: 6000n, inventoryItemId: 21n, grams: 100, requiresShipping: true, tracked: true, updatedAt: at };
  const warehouse = { kind: "built_in", name: "Shed", state: "connected", priority: 1, timeZone: "Europe/London", callbackKey: warehouseId, services: [] as string[] } as const; // oxfmt-ignore
  await inShop(shop, async (db) => {
    await db.product.create({ data: { ...ofShop, id: 1n, title: "Mug", handle: "mug", ...sold } });
    await db.variant.create({ data: { ...ofShop, id: 11n, productId: 1n, title: "Default Title", ...goods } });
    await db.location.create({
      data: { ...ofShop, id: 500n, name: "Shed", isActive: true, isFulfillmentService: true, countryCode: "GB", updatedAt: at },
    });
    await db.warehouse.create({
      data: { ...ofShop, id: warehouseId, ...warehouse, address: { countryCode: "GB" }, prices, locationId: 500n, createdAt: at },
    });
    await db.warehouseStock.create({ data: { ...ofShop, warehouseId, sku: "MUG", onHand: 1_000_000, asOf: at } });
    await db.warehouseProduct.create({ data: { ...ofShop, warehouseId, sku: "MUG", inventoryItemId: 21n, boundAt: at } });
  });
}

/** Another thing, of which nothing is left. */
export async function sellsAlso(shop: Shop, { variantId, sku }: { variantId: bigint; sku: string }): Promise<void> {
  const at = new Date();
  const goods = { sku, price: 6000n, inventoryItemId: variantId + 1000n, grams: 100, requiresShipping: true, tracked: true, updatedAt: at };
  await inShop(shop, async (db) => {
    const { id: warehouseId } = await db.warehouse.findFirstOrThrow({ where: { shopId: shop.id } });
    await db.variant.create({ data: { shopId: shop.id, id: variantId, productId: 1n, title: "Default Title", ...goods } });
    await db.warehouseStock.create({ data: { shopId: shop.id, warehouseId, sku, onHand: 0, asOf: at } });
    const bound = { shopId: shop.id, warehouseId, sku, inventoryItemId: goods.inventoryItemId, boundAt: at };
    await db.warehouseProduct.create({ data: bound });
  });
}

/** Steps, said shortly. */
export const mail = (id: string, next: string | null, more: object = {}) => ({
  kind: "message",
  id,
  channel: "email",
  purpose: "marketing",
  texts: {
    en: {
      subject: `Your cart: ${id}`,
      mjml: "<mjml><mj-body><mj-section><mj-column><mj-text>Your cart waits.</mj-text></mj-column></mj-section></mj-body></mjml>",
    },
  },
  withCode: false,
  withinMinutes: 48 * 60,
  whenNotEligible: "skip",
  next,
  ...more,
});
export const text = (id: string, next: string | null, more: object = {}) =>
  mail(id, next, { channel: "sms", texts: { en: { body: "Your cart waits." } }, ...more });
export const wait = (id: string, minutes: number, next: string | null) => ({ kind: "delay", id, minutes, next });
export const waitForLink = (id: string, minutes: number, next: string | null, otherwise: string | null, more: object = {}) => ({
  kind: "wait-for",
  id,
  event: "link-opened",
  minutes,
  next,
  otherwise,
  ...more,
});

export type Given = Partial<Omit<JourneyDefinition, "nodes" | "trigger">> & { trigger?: { kind?: string; all?: object[] } };

/** A definition that begins with the first of these steps. Whoever comes again may, at once. */
export function definitionOf(nodes: readonly object[], { trigger, ...given }: Given = {}): JourneyDefinition {
  return JourneyDefinition.parse({
    trigger: { kind: "checkout-abandoned", all: [], ...trigger },
    reentry: { isAllowed: true, afterHours: 0 },
    discount: null,
    first: (nodes[0] as { id: string } | undefined)?.id ?? null,
    nodes,
    ...given,
  });
}

/** A journey that is live from now on. Answers its id. */
export async function aJourney(shop: Shop, nodes: readonly object[], given: Given = {}): Promise<string> {
  return inShop(shop, async (db) => {
    const { id } = await createJourney(db, shop, { name: "Carts", definition: definitionOf(nodes, given) });
    const live = await setJourneyState(db, shop, id, "live");
    if (live.outcome !== "saved") throw new Error(JSON.stringify(live));
    return id;
  });
}

export type Buyer = { personId: string; email: string; phone: string; customerId: bigint | null };

let number = 0;

/** Somebody who agreed to mail and texts, unless said otherwise, and is not held out. */
export async function aBuyer(
  shop: Shop,
  { isHeldOut = false, agreed = true, customerId = null as bigint | null, phone = `+4479${String(10_000_000 + (number += 1))}` } = {},
): Promise<Buyer> {
  const personId = newId<string>();
  const email = `${personId}@buyer.example`;
  const keyOf = (channel: "email" | "sms", address: string) => addressFor(channel, address)?.key ?? null;
  await inShop(shop, (db) =>
    db.recoveryPerson.create({
      data: {
        shopId: shop.id,
        id: personId,
        customerId,
        mailKey: keyOf("email", email),
        phoneKey: keyOf("sms", phone),
        isHeldOut,
        firstSeenAt: new Date(),
      },
    }),
  );
  if (agreed) await agrees(shop, email);
  if (agreed) await agrees(shop, phone, "sms");
  return { personId, email, phone, customerId };
}

/** A cart that somebody has just left, where it is always day. What is said of it goes first. Answers its id; nobody was told of it yet. */
export async function aLeftCart(
  shop: Shop,
  { personId, email, phone, customerId }: Buyer,
  given: Partial<Prisma.AbandonmentCreateManyInput> = {},
) {
  const [id, at] = [newId<string>(), new Date()];
  const line = { variantId: "11", productId: "1", sku: "MUG", title: "Mug", variantTitle: null, quantity: 2, unitPrice: 6000, sellingPlanId: null, properties: {} }; // oxfmt-ignore
  await inShop(shop, (db) =>
    db.abandonment.createMany({
      data: [
        {
          shopId: shop.id,
          id,
          kind: "checkout",
          state: "abandoned",
          personId,
          customerId,
          email,
          phone,
          name: "Ada Lovelace",
          language: "en",
          place: { country: "GB", region: null, zone: "Europe/London" },
          lines: [line],
          currency: "GBP",
          value: 12_000n,
          startedAt: at,
          touchedAt: at,
          abandonedAt: at,
          ...given,
        },
      ],
    }),
  );
  return id;
}

/** The same, and it is said. */
export async function leaves(shop: Shop, buyer: Buyer, given: Partial<Prisma.AbandonmentCreateManyInput> = {}): Promise<string> {
  const abandonmentId = await aLeftCart(shop, buyer, given);
  await inShop(shop, (db) => publish(db, shop, cartAbandoned, { abandonmentId, personId: buyer.personId }));
  return abandonmentId;
}

/** What became of somebody's runs, the first of them first: the nodes that they passed, where they stand, how they ended. */
export async function storyOf(shop: Shop, { personId }: Pick<Buyer, "personId">) {
  return inShop(shop, async (db) => {
    const runs = await db.journeyRun.findMany({ where: { shopId: shop.id, personId }, orderBy: [{ enteredAt: "asc" }, { id: "asc" }] });
    const passages = await db.journeyPassage.findMany({ where: { shopId: shop.id, runId: { in: runs.map(({ id }) => id) } } });
    const deliveries = await db.messageDelivery.findMany({ where: { shopId: shop.id, run: { in: runs.map(({ id }) => id) } } });
    return runs.map((run) => ({
      ...run,
      passed: passages.filter(({ runId }) => runId === run.id).map(({ nodeId, what }) => `${nodeId}: ${(what as { code: string }).code.slice(9)}`).toSorted(), // oxfmt-ignore
      planned: deliveries.filter((one) => one.run === run.id).map(({ step, stage }) => `${step} ${stage}`).toSorted(), // oxfmt-ignore
    }));
  });
}
