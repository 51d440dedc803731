import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { beforeAll, expect, test } from "vitest";
import { findPerson, PrivacyRequest } from "#app/customers/privacy/find-person.server.ts";
import { writeTimeline } from "#app/orders/write-timeline.server.ts";
import { WAYBILL } from "#app/platform/actor.ts";
import { acrossShops } from "#app/platform/db/across-shops.server.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { newId } from "#app/platform/ids.ts";
import { verbatim } from "#app/platform/messages/message.ts";
import type { TracedPerson } from "#app/platform/personal-data/person.ts";
import type { Shop } from "#app/platform/shop.ts";
import { allRooms } from "#app/rooms.server.ts";
import { roomOf } from "../tools/lint/table-owners.ts";
import { aShop } from "./support/a-shop.ts";
import { aParcel } from "./warehouses/a-parcel.ts";
import { aWarehouse } from "./warehouses/a-warehouse.ts";

type Column = { room: string; table: string; column: string; isJson: boolean; isList: boolean };

const CUSTOMER = 77n;

/** Every column that `prisma/schema` marks as personal, and the room whose file it stands in. */
const personal: Column[] = globSync("prisma/schema/*.prisma", { cwd: fileURLToPath(new URL("../", import.meta.url)) }).flatMap((path) => {
  const models = readFileSync(new URL(`../${path}`, import.meta.url), "utf8").matchAll(/^model \w+ \{\n([^]*?)\n\}/gm);
  return [...models].flatMap(([, body = ""]) => {
    const table = /@@map\("(\w+)"\)/.exec(body)?.[1] ?? expect.fail(`a model without a table in ${path}`);
    return [...body.matchAll(/\/\/\/ @personal[^\n]*\n(?:\s*\/\/\/[^\n]*\n)*\s*(\w+)\s+(\w+)(\[\])?/g)].map(
      ([, column = "", type, list]) => ({
        room: roomOf(path),
        table,
        column,
        isJson: type === "Json",
        isList: list !== undefined,
      }),
    );
  });
});

/** What stands in a personal column: the customer's name, and in which column it is. */
const secretOf = ({ table, column }: Column) => (column === "displayName" ? "Ada Okafor" : `Ada Okafor (${table}.${column})`);

let shop: Shop;
let orderId: bigint;

beforeAll(async () => {
  shop = await aShop();
  const at = new Date();
  const where = { shopId: shop.id };
  const warehouse = await aWarehouse(shop);
  await inShop(shop, async (db) => {
    const id = await aParcel(db, shop, warehouse, { MUG: 1 });
    ({ orderId } = await db.parcel.findFirstOrThrow({ where: { id } }));
    await db.order.updateMany({ where: { id: orderId }, data: { customerId: CUSTOMER } });
    const sold = { orderId, title: "Mug", quantity: 1, currentQuantity: 1, requiresShipping: true };
    await db.orderLine.create({ data: { ...where, id: 1n, ...sold, unitPrice: 0n, originalTotal: 0n, discountedTotal: 0n } });
    const sharedOut = { orderId, status: "ON_HOLD", requestStatus: "UNSUBMITTED", createdAt: at, updatedAt: at };
    await db.fulfillmentOrder.create({ data: { ...where, id: 1n, ...sharedOut } });
    const seen = { displayName: "-", marketing: {}, numberOfOrders: 1, amountSpent: 0n, createdAt: at, updatedAt: at };
    await db.customer.create({ data: { ...where, id: CUSTOMER, ...seen } });
    await db.dataRequest.create({ data: { ...where, id: 1n, customerId: CUSTOMER, requestedAt: at, answeredAt: at, answer: {} } });
    await writeTimeline(db, shop, { orderId, actor: WAYBILL, event: "routed", message: verbatim("-") });
    await db.exception.create({
      data: { ...where, id: newId(), cause: "parcel.rejected", subject: "x", orderId, message: verbatim("-"), openedAt: at },
    });
    await db.orderDecision.create({
      data: { ...where, orderId, kind: "wait", details: { kind: "wait" }, note: "-", madeAt: at, madeBy: WAYBILL },
    });
    await db.order.updateMany({ where: { id: orderId }, data: { offerVisitor: "cart-1" } });
    const decided = { placement: "cart", visitor: "cart-1", isHeldOut: false, arms: [], variantIds: [], propensity: 1 };
    await db.offerDecision.create({ data: { ...where, id: newId(), decidedAt: at, ...decided } });
    const message = { run: "r", step: "s", channel: "email", purpose: "marketing", customerId: CUSTOMER, addressKey: "k" } as const;
    const written = { address: "-", place: {}, content: {}, plannedAt: at, dueAt: at, expiresAt: at, stageAt: at };
    const deliveryId = newId<string>();
    await db.messageDelivery.create({ data: { ...where, id: deliveryId, ...message, ...written } });
    await db.mailReport.create({ data: { ...where, deliveryId, kind: "bounced", addressKey: "k", at } });
    const consent = { channel: "email", addressKey: "k", customerId: CUSTOMER, source: "shopify", at, proof: {} };
    await db.marketingConsent.create({ data: { ...where, id: newId(), ...consent, state: "subscribed", basis: "explicit" } });
    const buyer = { ...where, id: newId<string>(), customerId: CUSTOMER, isHeldOut: false, firstSeenAt: at };
    await db.recoveryPerson.create({ data: buyer });
    const cart = { kind: "checkout", personId: buyer.id, place: {}, lines: [], currency: "GBP", value: 0n } as const;
    await db.abandonment.create({ data: { ...where, id: newId(), ...cart, startedAt: at, touchedAt: at } });
    const call = {
      runId: newId<string>(),
      nodeId: "call",
      personId: buyer.id,
      phone: "-",
      place: {},
      script: "-",
      dueAt: at,
      expiresAt: at,
    };
    const { id: taskId } = await db.callTask.create({ data: { ...where, id: newId(), ...call } });
    await db.callAttempt.create({ data: { ...where, taskId, number: 1, at, by: WAYBILL, outcome: "busy" } });
    const shipment = { ...where, id: newId(), parcelId: id, warehouseShipmentId: "1", lines: [], shippedAt: at };
    await db.shipment.create({ data: shipment });
    await db.shipmentEvent.create({ data: { ...where, shipmentId: shipment.id, status: "IN_TRANSIT", happenedAt: at } });
    await db.effect.create({ data: { ...where, id: newId(), kind: "parcel.dispatch", subject: id, reference: "r", openedAt: at } });
    const event = { source: "shopify", dedupeKey: "1", topic: "orders/updated", entityKey: `order:${orderId}`, body: "{}" };
    const { id: eventId } = await db.event.create({ data: { ...where, ...event, triggeredAt: at, receivedAt: at } });
    const delivery = { subscriber: "orders.copy-order", entityKey: event.entityKey, eventId, urgent: true, nextTryAt: at };
    await db.eventDelivery.create({ data: { ...where, ...delivery } });
  });
  for (const column of personal) {
    const secret = secretOf(column);
    const isObject = column.isJson || column.column === "body";
    const isMessage = column.isJson && ["message", "problem", "resolution"].includes(column.column);
    await acrossShops.$executeRawUnsafe(
      `UPDATE "${column.table}" SET "${column.column}" = ${column.isList ? "ARRAY[$2::text]" : `$2::text${column.isJson ? "::jsonb" : ""}`} WHERE "shopId" = $1`,
      shop.id,
      isObject ? JSON.stringify(isMessage ? verbatim(secret) : { outcome: "rejected", name: secret }) : secret,
    );
  }
});

const asRows = (table: string) =>
  acrossShops.$queryRawUnsafe<{ row: string }[]>(`SELECT one::text AS row FROM "${table}" AS one WHERE "shopId" = $1`, shop.id);

const person = (): Promise<TracedPerson> =>
  inShop(shop, (db) => findPerson(db, shop, allRooms, PrivacyRequest.parse({ customer: { id: String(CUSTOMER) } })));

const personalDataOf = (room: string) =>
  allRooms.find(({ name }) => name === room)?.personalData ?? expect.fail(`${room}/ says nothing of its personal data`);

test("every room with personal columns says in its table of contents what it does about them", () => {
  const rooms = [...new Set(personal.map(({ room }) => room))];
  expect(rooms.length).toBeGreaterThan(3);
  expect(rooms.toSorted()).toEqual(
    allRooms
      .filter(({ personalData }) => personalData)
      .map(({ name }) => name)
      .toSorted(),
  );
});

test.each(personal)("$table.$column is told to the customer by $room/", async (column) => {
  // What was answered to an earlier request is what is answered now.
  if (column.table === "data_request") return;
  const theirs = await person();
  const said = await inShop(shop, (db) => personalDataOf(column.room).export(db, shop, theirs));

  const text = JSON.stringify(said, (_, value: unknown) => (typeof value === "bigint" ? String(value) : value));
  expect(text).toContain(secretOf(column));
});

test("of a customer who is forgotten nothing is left in any column", async () => {
  for (const { table } of personal) expect(JSON.stringify(await asRows(table)), table).toContain("Okafor");

  const theirs = await person();
  await inShop(shop, async (db) => {
    for (const { personalData } of allRooms) await personalData?.redact(db, shop, theirs);
  });

  for (const { table } of personal) expect(JSON.stringify(await asRows(table)), table).not.toContain("Okafor");
  expect(await inShop(shop, (db) => db.effect.findFirst({ select: { answer: true } }))).toEqual({
    answer: { outcome: "rejected", name: "Redacted." },
  });
});
