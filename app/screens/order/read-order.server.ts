import { z } from "zod";
import type { Order, OrderLine } from "#generated/prisma/client.ts";
import { find, readDecisions } from "#app/fulfillment/decisions/keep-decisions.server.ts";
import { decisions } from "#app/fulfillment/decisions/messages.ts";
import { ORDER_ACTIONS, type OrderAction, whyNot } from "#app/fulfillment/decisions/order-actions.ts";
import { readOrderFacts } from "#app/fulfillment/decisions/read-order-facts.server.ts";
import { readOwnLocations } from "#app/fulfillment/decisions/ship-yourself.server.ts";
import { saidOfParcel } from "#app/fulfillment/exceptions/once-left.ts";
import { standingDecision } from "#app/fulfillment/plan/standing-decision.server.ts";
import { storedActor, type Actor } from "#app/platform/actor.ts";
import { nowDate } from "#app/platform/clock.ts";
import { readInShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { storedMessage, type Message } from "#app/platform/messages/message.ts";
import type { Money } from "#app/platform/money.ts";
import type { Shop } from "#app/platform/shop.ts";
import { hasScope } from "#app/shopify/granted-scopes.server.ts";
import { readShippingAddress, type ShippingAddress } from "#app/orders/postal-address.ts";
import { explainRoute, type RouteExplained } from "./explain-route.ts";
import { type OrderMoney, readMoney } from "./read-money.server.ts";
import { type OrderOffered, readOffered } from "./read-offered.server.ts";
import { type OrderPromise, readPromise } from "./read-promise.server.ts";
import { readParcels, type ParcelView } from "./read-parcels.server.ts";
import type { OrderStage } from "#generated/prisma/enums.ts";
import { inStages } from "#app/parcels/parcel-sql.server.ts";
import { isHeldByWarehouse, isLive, isTakenBackEasily } from "#app/parcels/parcel-stage.ts";
import { warehouseCharge } from "#app/parcels/warehouse-charge.server.ts";

export type OrderPage = {
  asOf: string;
  id: string;
  name: string;
  stage: OrderStage;
  placedAt: string;
  cancelled: boolean;
  /** Why it does not go to a warehouse yet, with what was noted by whoever held it; null when nothing keeps it back. */
  held: { because: Message[]; note: string | null } | null;
  customer: { id: string | null; name: string | null; email: string | null; phone: string | null; orders: number | null };
  address: ShippingAddress;
  note: string | null;
  /** What the buyer wrote for whoever unpacks it. */
  giftMessage: string | null;
  tags: string[];
  lines: OrderPageLine[];
  money: OrderMoney;
  parcels: ParcelView[];
  /** By when it was promised; null where nothing was. */
  promise: OrderPromise | null;
  /** What its buyer was offered where; null in a shop without offers. */
  offered: OrderOffered | null;
  /** The last decision; null before the first. */
  route: (RouteExplained & { decidedAt: string; decisions: number }) | null;
  exceptions: { id: string; cause: string; message: Message; openedAt: string }[];
  /** Trouble that stands as it was when somebody dismissed it: who did and why, and when. */
  dismissed: { id: string; cause: string; message: Message; why: Message; dismissedAt: string }[];
  timeline: { id: string; at: string; actor: Actor; event: string; message: Message }[];
  /** Why each thing that can be done with it can't be done now; null where it can. */
  actions: Record<OrderAction, Message | null>;
  /** It stands at a warehouse on paper, so that a new route takes it back there. */
  isAtWarehouse: boolean;
  /** Whether the merchant has let Waybill change orders. */
  mayWriteOrders: boolean;
  /** Locations from which the merchant ships himself. */
  ownLocations: { id: string; name: string }[];
};

type OrderPageLine = {
  id: string;
  title: string;
  sku: string | null;
  /** What the buyer asked for with it, such as an engraving. */
  properties: string[];
  quantity: number;
  ordered: number;
  /** What the units that remain of it come to. */
  total: Money;
  ships: boolean;
};

/** Everything that the page of an order shows; null when the shop has no such order. */
export async function readOrder(shop: Shop, orderId: bigint): Promise<OrderPage | null> {
  const mayWriteOrders = await hasScope(shop, "write_orders");
  return readInShop(shop, async (db) => {
    const order = await db.order.findUnique({
      where: { shopId_id: { shopId: shop.id, id: orderId } },
      include: { lines: { orderBy: { id: "asc" } } },
    });
    if (order === null) return null;

    const parcels = await readParcels(db, shop, orderId);
    const parcelOf = new Map<string | null, ParcelView>(parcels.map((parcel) => [parcel.id, parcel]));
    const exceptions = await db.exception.findMany({ where: { shopId: shop.id, orderId, resolvedAt: null }, orderBy: { openedAt: "asc" } });
    const dismissed = await db.exception.findMany({ where: { shopId: shop.id, orderId, standing: true }, orderBy: { resolvedAt: "asc" } });
    const timeline = await db.timelineEntry.findMany({
      where: { shopId: shop.id, orderId },
      orderBy: [{ at: "desc" }, { id: "desc" }],
      take: 200,
    });
    const route = await routeOf(db, shop, order);
    const customer =
      order.customerId === null
        ? null
        : await db.customer.findUnique({
            where: { shopId_id: { shopId: shop.id, id: order.customerId } },
            select: { numberOfOrders: true },
          });

    const charges = (
      await db.parcel.findMany({ where: { shopId: shop.id, orderId, stage: inStages(isLive) }, select: { id: true, cost: true } })
    )
      .filter(({ id }) => !parcels.some((parcel) => parcel.id === id && parcel.isUndone))
      .flatMap(({ cost }) => warehouseCharge(cost) ?? []);
    const charge = charges.length === 0 ? null : charges.reduce((sum, one) => sum + one, 0);
    const money = (minor: bigint): Money => ({ minor: Number(minor), currency: order.currency });
    return {
      asOf: nowDate().toISOString(),
      id: String(order.id),
      name: order.name,
      stage: order.stage,
      placedAt: order.createdAt.toISOString(),
      cancelled: order.cancelledAt !== null,
      held: await readHeld(db, shop, order),
      customer: {
        id: order.customerId === null ? null : String(order.customerId),
        name: order.customerName,
        email: order.email,
        phone: order.phone,
        orders: customer?.numberOfOrders ?? null,
      },
      address: readShippingAddress(order.shipTo),
      note: order.note,
      giftMessage: order.giftMessage,
      tags: order.tags,
      lines: order.lines.map((line) => ({
        id: String(line.id),
        title: line.variantTitle && line.variantTitle !== "Default Title" ? `${line.title} · ${line.variantTitle}` : line.title,
        sku: line.sku,
        properties: line.properties?.split("\n") ?? [],
        quantity: line.currentQuantity,
        ordered: line.quantity,
        total: money(remainingOf(line)),
        ships: line.requiresShipping,
      })),
      money: await readMoney(db, shop, order, charge),
      parcels,
      promise: await readPromise(db, shop, orderId),
      offered: await readOffered(db, shop, order),
      route,
      exceptions: exceptions.map(({ id, cause, message, openedAt, parcelId }) => ({
        id,
        cause,
        message: saidOfParcel(storedMessage(message), parcelOf.get(parcelId)),
        openedAt: openedAt.toISOString(),
      })),
      dismissed: dismissed.map(({ id, cause, message, resolution, resolvedAt, openedAt, parcelId }) => ({
        id,
        cause,
        message: saidOfParcel(storedMessage(message), parcelOf.get(parcelId)),
        why: storedMessage(resolution),
        dismissedAt: (resolvedAt ?? openedAt).toISOString(),
      })),
      timeline: timeline.map((entry) => ({
        id: entry.id,
        at: entry.at.toISOString(),
        actor: storedActor(entry.actor),
        event: entry.event,
        message: storedMessage(entry.message),
      })),
      actions: await readActions(db, shop, orderId),
      isAtWarehouse: parcels.some((parcel) => isHeldByWarehouse(parcel) && isTakenBackEasily(parcel)),
      mayWriteOrders,
      ownLocations: await readOwnLocations(db, shop),
    };
  });
}

/** What was paid for a line, for those of its units that are still on the order. */
function remainingOf({ discountedTotal, quantity, currentQuantity }: OrderLine): bigint {
  if (currentQuantity >= quantity) return discountedTotal;
  return BigInt(Math.round((Number(discountedTotal) * currentQuantity) / quantity));
}

async function readHeld(db: ShopDb, shop: Shop, order: Order): Promise<OrderPage["held"]> {
  if (order.held === null) return null;
  const decided = await readDecisions(db, shop, order.id);
  return {
    because: z.array(z.unknown()).catch([]).parse(order.held).map(storedMessage),
    note: find(decided, "hold")?.note ?? null,
  };
}

async function readActions(db: ShopDb, shop: Shop, orderId: bigint): Promise<OrderPage["actions"]> {
  const facts = (await readOrderFacts(db, shop, [orderId])).get(orderId);
  const why = (action: OrderAction) => (facts ? whyNot(action, facts) : decisions.message("no-such-order"));
  return Object.fromEntries(ORDER_ACTIONS.map((action) => [action, why(action)])) as OrderPage["actions"];
}

async function routeOf(db: ShopDb, shop: Shop, order: Order): Promise<OrderPage["route"]> {
  const decision = await standingDecision(db, shop, order);
  if (decision === null) return null;
  const warehouses = await db.warehouse.findMany({ where: { shopId: shop.id }, select: { id: true, name: true } });
  const names = new Map(warehouses.map(({ id, name }) => [id, name]));
  return {
    ...explainRoute(decision.outcome, { currency: order.currency, nameOf: (id) => names.get(id) }),
    decidedAt: decision.decidedAt.toISOString(),
    decisions: await db.routingDecision.count({ where: { shopId: shop.id, orderId: order.id } }),
  };
}
