import { z } from "zod";
import { nowDate } from "#app/platform/clock.ts";
import { cutText } from "#app/platform/cut-text.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Message } from "#app/platform/messages/message.ts";
import type { Shop } from "#app/platform/shop.ts";
import { type Entered, startJourney } from "#app/recovery/journeys/enter-journey.server.ts";
import { findJourney } from "./find-journey.server.ts";
import { JourneyDefinition, type JourneyTrigger } from "#app/recovery/journeys/journey-definition.ts";
import { resolvePerson } from "#app/recovery/people/resolve-person.server.ts";
import { flow } from "../messages.ts";
import { type ActionOutcome, type ActionRun, flowAction, optionalReference, optionalWords, words } from "./flow-action.ts";
import { notKnown } from "./not-known.ts";

const Properties = z.object({ journey: words, customer_id: optionalReference, order_id: optionalReference, cart: optionalWords });
type Properties = z.infer<typeof Properties>;

type Whose = { personId: string; entryKey: string; abandonmentId?: string };

/**
 * Has somebody begin a journey. What it is about says who, and how often: of one cart and of one order it is begun once, by a customer alone as often as
 * it lets them in. A journey about carts is begun for the cart that they left last. Its steps count from now.
 */
export const startJourneyAction = flowAction("start-journey", Properties, (shop, properties, run) =>
  inShop(shop, async (db) => {
    const name = cutText(properties.journey, 100);
    const found = await findJourney(db, shop, properties.journey);
    if (found.outcome !== "found") return refused(flow.message(found.outcome === "none" ? "no-journey" : "same-names", { name }));
    const { journey } = found;
    if (journey.state !== "live") return refused(flow.message("not-live", { name }));
    const trigger = JourneyDefinition.safeParse(journey.definition).data?.trigger.kind ?? "started-by-hand";
    const whose = await whoseRun(db, shop, properties, { run, trigger, name });
    if ("outcome" in whose) return whose;
    const entered = await startJourney(db, shop, { journeyId: journey.id, ...whose });
    if (entered.outcome === "refused" && MISTAKES.includes(entered.why)) return refused(sayEntered(entered, name));
    return run.settle(db, sayEntered(entered, name));
  }),
);

const refused = (message: Message): ActionOutcome => ({ outcome: "refused", message });

/** What a merchant has to put right. Everything else is how journeys choose their people, and no fault of the workflow's. */
const MISTAKES: readonly string[] = [
  "no-journey",
  "not-live",
  "no-person",
  "begins-otherwise",
  "says-cart",
  "says-order",
  "waits-for-cart",
];

function sayEntered(entered: Entered, name: string): Message {
  if (entered.outcome !== "refused") return flow.message(entered.outcome === "entered" ? "started" : "begun-before", { name });
  switch (entered.why) {
    case "no-person":
      return flow.message("unreachable");
    case "conditions":
      return flow.message("not-for-them", { name });
    case "reentry":
      return flow.message("not-again", { name });
    case "over":
      return flow.message("over-already", { name });
    case "before-it-was-live":
      return flow.message("before-live", { name });
    case "still-shopping":
    case "begins-otherwise":
    case "says-cart":
    case "says-order":
    case "waits-for-cart":
    case "no-journey":
    case "not-live":
      return flow.message(entered.why, { name });
  }
}

type Asked = { run: ActionRun; trigger: JourneyTrigger["kind"]; name: string };

async function whoseRun(db: ShopDb, shop: Shop, properties: Properties, asked: Asked): Promise<Whose | ActionOutcome> {
  const { cart, order_id: orderId, customer_id: customerId } = properties;
  if (cart !== undefined) return byCart(db, shop, cart);
  const isAboutCarts = kindsOf(asked.trigger) !== null;
  if (orderId !== undefined && !isAboutCarts) return byOrder(db, shop, orderId, asked);
  if (customerId !== undefined) return byCustomer(db, shop, customerId, asked);
  return refused(orderId === undefined ? flow.message("name-somebody") : flow.message("no-left-cart", { name: asked.name }));
}

async function byCart(db: ShopDb, shop: Shop, id: string): Promise<Whose | ActionOutcome> {
  const cart = z.uuid().safeParse(id).success ? await db.abandonment.findUnique({ where: { shopId_id: { shopId: shop.id, id } } }) : null;
  if (!cart) return refused(flow.message("no-cart"));
  if (cart.personId === null) return refused(flow.message("unreachable"));
  return { personId: cart.personId, entryKey: cart.id, abandonmentId: cart.id };
}

async function byOrder(db: ShopDb, shop: Shop, id: bigint, { run }: Asked): Promise<Whose | ActionOutcome> {
  const order = await db.order.findUnique({ where: { shopId_id: { shopId: shop.id, id } } });
  if (!order) return notKnown(run, nowDate(), flow.message("no-order"));
  const person = await resolvePerson(db, shop, order);
  return person ? { personId: person.id, entryKey: `order:${String(id)}` } : refused(flow.message("unreachable"));
}

async function byCustomer(db: ShopDb, shop: Shop, id: bigint, { run, trigger, name }: Asked): Promise<Whose | ActionOutcome> {
  const customer = await db.customer.findUnique({ where: { shopId_id: { shopId: shop.id, id } } });
  if (!customer) return notKnown(run, nowDate(), flow.message("no-customer"));
  const person = await resolvePerson(db, shop, { customerId: id, email: customer.email, phone: customer.phone });
  if (!person) return refused(flow.message("unreachable"));
  const kinds = kindsOf(trigger);
  if (kinds === null) return { personId: person.id, entryKey: `flow:${run.id}` };
  const cart = await db.abandonment.findFirst({
    where: { shopId: shop.id, personId: person.id, state: "abandoned", kind: { in: kinds } },
    orderBy: { touchedAt: "desc" },
  });
  if (!cart) return refused(flow.message("no-left-cart", { name }));
  return { personId: person.id, entryKey: cart.id, abandonmentId: cart.id };
}

/** The kinds of carts that a journey is about; null where it is about none. */
function kindsOf(trigger: JourneyTrigger["kind"]): ("browse" | "cart" | "checkout")[] | null {
  switch (trigger) {
    case "cart-abandoned":
    case "checkout-abandoned":
      return ["cart", "checkout"];
    case "browse-abandoned":
      return ["browse", "cart", "checkout"];
    case "back-in-stock":
    case "parcel-late":
    case "started-by-hand":
      return null;
  }
}
