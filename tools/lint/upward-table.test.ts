import { expect, test } from "vitest";
import { complaintsAbout } from "./complaints-about.ts";
import { definedIn, tablesIn } from "./sql-tables.ts";
import { ownersOf } from "./table-owners.ts";

const owners = ownersOf([
  {
    room: "orders",
    schema: `model Order {
  id      BigInt
  name    String
  parcels Parcel[]
  lines   OrderLine[]

  @@map("order")
}

model OrderLine {
  order Order @relation(fields: [shopId, orderId], references: [shopId, id])

  @@map("order_line")
}
`,
  },
  { room: "customers", schema: `model Customer {\n  id BigInt\n\n  @@map("customer")\n}\n` },
  { room: "warehouses", schema: `model Warehouse {\n  id String\n  parcels Parcel[]\n\n  @@map("warehouse")\n}\n` },
  {
    room: "parcels",
    schema: `model Parcel {
  id        String
  stage     ParcelStage
  order     Order      @relation(fields: [shopId, orderId], references: [shopId, id])
  warehouse Warehouse? @relation(fields: [shopId, warehouseId], references: [shopId, id])

  @@map("parcel")
}

enum ParcelStage {
  planned
}
`,
  },
  { room: "drawer", schema: `model Odd {\n  id String\n\n  @@map("odd")\n}\n` },
]);

const about = (path: string, text: string, temporary: string[] = []) => complaintsAbout("upward-table", path, text, { owners, temporary });
const tables = (sql: string) => tablesIn(sql).map(({ schema, table }) => (schema ? `${schema}.${table}` : table));

test("a Prisma call of a lower room may not name a higher room's model, and is told whose it is and what to do", () => {
  expect(about("app/parcels/a.server.ts", "await db.parcel.findMany({ where }); await db.order.count();")).toEqual([]);
  expect(about("app/orders/a.server.ts", "await db.parcel.findMany({ where })")).toEqual([
    '"parcel" belongs to parcels/, which is above orders/. Publish an event that parcels/ hears, or let parcels/ do this and call down.',
  ]);
  expect(about("app/orders/a.server.ts", "inShop(shop, (tx) => tx.parcel.updateMany({ data }))")).toHaveLength(1);
  expect(about("app/shopify/a.server.ts", "acrossShops.order.deleteMany({})")).toHaveLength(1);
  expect(about("app/orders/a.server.ts", "const parcels = db.parcel;")).toHaveLength(1);
  expect(about("app/orders/a.server.ts", "const { count } = event.parcel; event.parcel.count;")).toEqual([]);
});

test("screens, routes, insights and what joins the rooms may read everything", () => {
  for (const path of ["app/screens/home/read-home.server.ts", "app/routes/app.tsx", "app/insights/a.server.ts", "app/serve.server.ts"]) {
    expect(about(path, 'db.parcel.findMany({ include: { order: true } }); pool.query("SELECT 1 FROM customer");')).toEqual([]);
  }
});

test("a relation that leads to a higher room is followed wherever it stands", () => {
  const through = (text: string) => about("app/orders/a.server.ts", text).map((message) => message.split(" belongs")[0]);
  const parcels = ['"parcel" (through parcels)'];
  expect(through("db.order.findMany({ include: { lines: true } })")).toEqual([]);
  expect(through("db.order.findMany({ include: { parcels: true } })")).toEqual(parcels);
  expect(through("db.order.findMany({ select: { name: true, _count: { select: { parcels: true } } } })")).toEqual(parcels);
  expect(through("db.order.findMany({ where: { OR: [{ name }, { parcels: { some: {} } }] } })")).toEqual(parcels);
  expect(through("db.orderLine.findMany({ where: { order: { parcels: { none: {} } } } })")).toEqual(parcels);
  expect(through("db.order.create({ data: { name, parcels: { create: rows.map((row) => ({ id: row.id })) } } })")).toEqual(parcels);
  expect(through("db.order.findMany({ include: { parcels: { include: { warehouse: true } } } })")).toEqual([
    ...parcels,
    '"warehouse" (through warehouse)',
  ]);
});

test("a relation in a constant is found as well, used here or only typed as Prisma's", () => {
  expect(about("app/orders/a.server.ts", "const include = { parcels: true }; db.order.findMany({ include });")).toHaveLength(1);
  expect(about("app/orders/a.ts", "export const include = { parcels: true } satisfies Prisma.OrderInclude;")).toHaveLength(1);
  expect(about("app/orders/a.ts", "export const include: Prisma.OrderInclude = { parcels: true };")).toHaveLength(1);
});

test("types of a higher room's rows and stages are its own too", () => {
  expect(about("app/orders/a.ts", "type P = Prisma.ParcelGetPayload<{}>;")).toHaveLength(1);
  expect(about("app/orders/a.ts", 'import type { Order, Parcel } from "#generated/prisma/client.ts";')).toHaveLength(1);
  expect(about("app/orders/a.ts", 'import type { ParcelStage } from "#generated/prisma/enums.ts";')).toHaveLength(1);
  expect(about("app/orders/a.ts", "type L = Prisma.OrderLineWhereInput; type O = Prisma.OrderWhereInput;")).toEqual([]);
});

test("SQL of a lower room may not name a higher room's table, however it is written", () => {
  const ofOrders = (text: string) => about("app/orders/a.server.ts", text);
  expect(ofOrders('db.$queryRaw`SELECT 1 FROM "order" JOIN order_line l ON l.id = ${id}`')).toEqual([]);
  expect(ofOrders('db.$queryRaw`SELECT 1 FROM "parcel" WHERE id = ${id}`')).toHaveLength(1);
  expect(ofOrders('db.$executeRaw`UPDATE parcel SET "stage" = ${stage}`')).toHaveLength(1);
  expect(ofOrders('Prisma.sql`EXISTS (SELECT 1 FROM parcel p WHERE p."orderId" = o.id)`')).toHaveLength(1);
  expect(ofOrders('pool.query("DELETE FROM parcel")')).toHaveLength(1);
  expect(ofOrders('pool.query("delete from parcel")')).toHaveLength(1);
  expect(ofOrders('pool.query("insert into order_line (id) values (1) on conflict (id) do update set id = 2")')).toEqual([]);
  expect(ofOrders("const sql = `INSERT INTO parcel (id) VALUES ($1)`;")).toHaveLength(1);
  expect(ofOrders('db.$queryRaw`SELECT 1 FROM "order" o, "parcel" AS p`')).toHaveLength(1);
  expect(ofOrders('export const table: CopiedTable = { name: "parcel", columns };')).toHaveLength(1);
  expect(ofOrders('const words = "The parcel comes from another warehouse"; // FROM parcel')).toEqual([]);
});

test("a neighbour's table is refused as well", () => {
  expect(about("app/customers/a.server.ts", "db.order.findMany({})")).toEqual([
    '"order" belongs to orders/, on the same floor as customers/. Let a room above bring the two together, or publish an event.',
  ]);
});

test("a table that nobody owns is refused, one that the SQL makes itself is not", () => {
  expect(about("app/orders/a.server.ts", "db.$queryRaw`SELECT 1 FROM ghost`")).toEqual([
    'No room owns "ghost": a table stands in prisma/schema/<room>.prisma.',
  ]);
  expect(about("app/orders/a.server.ts", 'db.$queryRaw`SELECT 1 FROM "odd"`')).toEqual([
    '"odd" stands in prisma/schema/drawer.prisma, but drawer is no room of tools/lint/floors.ts.',
  ]);
  expect(about("app/orders/a.server.ts", "db.$queryRaw`WITH due AS (SELECT 1), late (id) AS (SELECT 2) SELECT 1 FROM due, late`")).toEqual(
    [],
  );
  expect(about("app/orders/a.server.ts", 'q("CREATE TEMP TABLE held (id bigint)"); q("SELECT id FROM held");')).toEqual([]);
  expect(about("app/orders/a.server.ts", 'q("SELECT id FROM held");', ["held"])).toEqual([]);
  expect(about("app/orders/a.server.ts", 'q("SELECT 1 FROM pg_class"); q("SELECT 1 FROM information_schema.tables");')).toEqual([]);
  expect(about("app/platform/a.server.ts", 'q("SELECT 1 FROM pgboss.job_common");')).toEqual([]);
});

test("names after FROM that are no tables are told apart", () => {
  expect(tables("SELECT 1 FROM unnest($1::int[]) AS held (id)")).toEqual([]);
  expect(tables("SELECT extract(epoch FROM started), a IS DISTINCT FROM b FROM effect")).toEqual(["effect"]);
  expect(tables("INSERT INTO effect (id) VALUES (1) ON CONFLICT (id) DO UPDATE SET id = 2")).toEqual(["effect"]);
  expect(tables("SELECT 1 FROM effect FOR UPDATE SKIP LOCKED")).toEqual(["effect"]);
  expect(tables("UPDATE pgboss.job j SET x = 1 FROM (SELECT 1) y")).toEqual(["pgboss.job"]);
  expect(definedIn("WITH RECURSIVE a AS MATERIALIZED (SELECT 1)")).toEqual(["a"]);
});
