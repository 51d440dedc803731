import type { Books } from "../books.ts";
import type { Picture, SeenBox, SeenOrder, Units } from "../picture.ts";
import { addUp } from "../picture.ts";
import type { Place } from "./start-place.ts";
import type { ShopifysState } from "./shopifys-state.ts";

export const HOME = "London stockroom";
export const BOB = "ShipBob Manchester";

const idIn = (gid: string) => gid.split("/").at(-1) ?? "";
const unitsOf = (lines: Iterable<{ item: string; units: number }>): Units =>
  addUp([...lines].filter(({ units }) => units > 0).map(({ item, units }) => ({ [item]: units })));

/** Looks at everything once. */
export async function takePicture(place: Place, books: Books): Promise<Picture> {
  const state = (await place.control("state")) as ShopifysState;
  const bob = place.shipbob.state();
  const parcels = await place.database.rows<ParcelRow>(PARCELS);
  const orders = await place.database.rows<{ id: string; stage: string; held: boolean; payment: string | null; refunded: number }>(
    `SELECT id::text, stage::text, held IS NOT NULL AS held, "financialStatus" AS payment, refunded::int FROM "order" WHERE stage IS NOT NULL`,
  );
  const exceptions = await place.database.rows<ExceptionRow>(EXCEPTIONS);
  const parked = await place.database.rows<{ words: string }>(
    `SELECT subscriber || ' ' || "entityKey" || ': ' || coalesce("lastError", '') AS words FROM event_delivery WHERE "parkedAt" IS NOT NULL`,
  );
  const repairs = await place.database.rows<{ words: string }>(`SELECT resource || ' ' || "entityId" || ' ' || id AS words FROM repair`);
  return {
    hour: books.hour,
    orders: readOrders(state, books),
    boxes: [...boxesAtHome(parcels, books), ...boxesOfBob(bob.orders, books)],
    stock: readStock(state, bob.stock, books),
    app: {
      stages: new Map(orders.map(({ id, ...shown }) => [id, shown])),
      exceptions: exceptions.map((row) => ({ ...row, words: JSON.stringify(row.message) })),
      parked: parked.map(({ words }) => words),
      repairs: repairs.map(({ words }) => words),
    },
  };
}

type ParcelRow = { id: string; reference: string; orderId: string; stage: string; units: { sku: string; quantity: number }[] };
const PARCELS = `
  SELECT p.id::text, p.reference, p."orderId"::text, p.stage::text,
         (SELECT json_agg(json_build_object('sku', l.sku, 'quantity', l.quantity)) FROM parcel_line l WHERE l."shopId" = p."shopId" AND l."parcelId" = p.id) AS units
    FROM parcel p JOIN warehouse w ON w."shopId" = p."shopId" AND w.id = p."warehouseId"
   WHERE w.kind = 'built_in' AND p.stage IN ('dispatched', 'picked', 'packed')`;

type ExceptionRow = { id: string; cause: string; subject: string; orderId: string | null; openedAt: string; message: unknown };
const EXCEPTIONS = `
  SELECT id::text, cause, subject, "orderId"::text, "openedAt"::text, message FROM exception WHERE "resolvedAt" IS NULL ORDER BY "openedAt"`;

function readOrders(state: ShopifysState, books: Books): SeenOrder[] {
  const work = Map.groupBy(state.fulfillmentOrders, ({ orderId }) => orderId);
  const fulfillments = Map.groupBy(state.fulfillments, ({ orderId }) => orderId);
  return state.orders.map((order) => ({
    id: idIn(order.id),
    name: order.name,
    test: order.test,
    isCancelled: order.cancelledAt !== null,
    payment: order.displayFinancialStatus,
    refunded: order.refundedMinor,
    label: {
      street: order.address1,
      giftMessage: order.customAttributes.find(({ key }) => key === "Gift message")?.value ?? null,
    },
    lines: order.lineItems.map((line) => ({ ...line, id: idIn(line.id), item: books.itemOf(line.sku) })),
    work: (work.get(order.id) ?? [])
      .filter(({ status }) => status !== "CLOSED" && status !== "CANCELLED")
      .map((one) => ({
        id: idIn(one.id),
        status: one.status,
        requestStatus: one.requestStatus,
        place: one.location ?? "",
        method: one.methodType,
        lines: one.lineItems
          .filter(({ requiresShipping }) => requiresShipping)
          .map(({ id, sku, remainingQuantity }) => ({ id: idIn(id), item: books.itemOf(sku), units: remainingQuantity })),
      }))
      .map((one) => ({ ...one, units: unitsOf(one.lines) }))
      .filter(({ units }) => Object.keys(units).length > 0),
    fulfillments: (fulfillments.get(order.id) ?? []).map((one) => ({
      id: idIn(one.id),
      place: one.location ?? "",
      isThere: one.status === "SUCCESS",
      numbers: one.trackings.flatMap(({ number }) => (number ? [books.numberOf(number)] : [])),
      units: unitsOf(one.lineItems.map(({ sku, quantity }) => ({ item: books.itemOf(sku), units: quantity }))),
    })),
  }));
}

function boxesAtHome(parcels: readonly ParcelRow[], books: Books): SeenBox[] {
  const common = { place: HOME, isAstray: false, isDelivered: false, label: null };
  const waiting = parcels.map((parcel) => ({
    ...common,
    key: `home ${parcel.reference}`,
    reference: parcel.reference,
    orderId: parcel.orderId,
    state: "waiting" as const,
    units: unitsOf(parcel.units.map(({ sku, quantity }) => ({ item: books.itemOf(sku), units: quantity }))),
    numbers: [],
  }));
  const left = books.packed.map((box) => ({
    ...common,
    ...box,
    key: `home ${box.reference}`,
    state: "left" as const,
    numbers: [books.numberOf(box.number)],
  }));
  const gone = new Set(left.map(({ key }) => key));
  return [...waiting.filter(({ key }) => !gone.has(key)), ...left];
}

type BobsOrders = ReturnType<Place["shipbob"]["state"]>["orders"];

function boxesOfBob(orders: BobsOrders, books: Books): SeenBox[] {
  return orders.flatMap((order) => {
    const reference = order.reference_id;
    for (const { external_line_id: line, sku } of order.products)
      if (!books.asked.has(`${reference} ${line ?? ""}`)) books.asked.set(`${reference} ${line ?? ""}`, books.itemOf(sku));
    const nameOf = (productId: number, sku: string | null) => {
      const line = order.products.find(({ id }) => id === productId)?.external_line_id;
      return books.asked.get(`${reference} ${line ?? ""}`) ?? books.itemOf(sku);
    };
    return order.shipments.map((shipment): SeenBox => {
      const key = `bob ${shipment.id}`;
      return {
        key,
        reference,
        orderId: reference.split("-")[1] ?? "",
        place: BOB,
        state: BOX_STATES[shipment.status],
        units: unitsOf(
          shipment.products.map(({ id, sku, inventory_items }) => ({ item: nameOf(id, sku), units: inventory_items[0]?.quantity ?? 0 })),
        ),
        numbers: (shipment.tracking?.tracking_number ?? "")
          .split(", ")
          .filter((number) => number !== "")
          .map((number) => books.numberOf(number)),
        isAstray: books.astray.has(key),
        isDelivered: shipment.delivery_date !== null,
        label: { street: order.recipient.address.address1, giftMessage: order.gift_message ?? null },
      };
    });
  });
}

const BOX_STATES = {
  Processing: "waiting",
  LabeledCreated: "waiting",
  Completed: "left",
  Cancelled: "cancelled",
  Exception: "stopped",
  OnHold: "stopped",
  ImportReview: "stopped",
} as const;

function readStock(state: ShopifysState, bob: ReturnType<Place["shipbob"]["state"]>["stock"], books: Books): Picture["stock"] {
  const shown = new Map(state.inventory.map(({ sku, location, onHand }) => [`${location ?? ""} ${books.itemOf(sku)}`, onHand]));
  const known = new Set(state.inventory.map(({ sku }) => books.itemOf(sku)).filter((item) => !books.deleted.has(item)));
  const at = (place: string, sku: string, there: number) => ({ place, item: sku, there, shown: shown.get(`${place} ${sku}`) ?? null });
  return [
    ...[...books.shelf].map(([sku, there]) => at(HOME, sku, there)),
    ...bob.filter(({ fulfillmentCenterId }) => fulfillmentCenterId === MANCHESTER).map(({ sku, onHand }) => at(BOB, sku, onHand)),
  ].filter(({ item }) => known.has(item));
}

const MANCHESTER = 211;
