import { type z } from "zod";
import { nowDate } from "../clock.ts";
import type { ShopDb } from "../db/shop-db.ts";
import type { ShopId } from "../ids.ts";

/** What a merchant can set of one room. */
export type Settings<Values> = {
  readonly room: string;
  /** What is set now; what never was has its default. */
  read: (db: ShopDb, shop: { id: ShopId }) => Promise<Values>;
  /** The same of what stands in the row, null where there is none: for a statement that reads it together with other things. */
  parse: (stored: unknown) => Values;
  /**
   * Changes what is named and leaves the rest. With a function the change is made from what is set now, and nobody else changes it
   * meanwhile. Answers what was set before.
   */
  save: (db: ShopDb, shop: { id: ShopId }, change: Partial<Values> | ((now: Values) => Partial<Values>)) => Promise<Values>;
};

/** Settings of any room, where their values do not matter. */
export type AnySettings = Pick<Settings<never>, "room">;

type Stored = { values: unknown };

/**
 * Declares a room's settings: a schema in which everything has a default. Kept as one JSON object for each shop and room; what it holds
 * beside the schema (a later release's settings) is kept too.
 */
export function defineSettings<Schema extends z.ZodObject>(room: string, schema: Schema): Settings<z.infer<Schema>> {
  type Values = z.infer<Schema>;
  const partial = schema.partial();

  const parse = (stored: unknown): Values => schema.parse(stored ?? {});
  return {
    room,
    parse,
    async read(db, shop) {
      const rows = await db.$queryRaw<Stored[]>`SELECT "values" FROM "setting" WHERE "shopId" = ${shop.id} AND "room" = ${room}`;
      return parse(rows[0]?.values);
    },
    async save(db, shop, change) {
      await db.$executeRaw`
        INSERT INTO "setting" ("shopId", "room", "values", "updatedAt") VALUES (${shop.id}, ${room}, '{}', ${nowDate()})
        ON CONFLICT ("shopId", "room") DO NOTHING`;
      const rows = await db.$queryRaw<Stored[]>`
        SELECT "values" FROM "setting" WHERE "shopId" = ${shop.id} AND "room" = ${room} FOR UPDATE`;
      const before = parse(rows[0]?.values);
      const changed = JSON.stringify(named(partial, typeof change === "function" ? change(before) : change));
      await db.$executeRaw`
        UPDATE "setting" SET "values" = "values" || ${changed}::jsonb, "updatedAt" = ${nowDate()}
         WHERE "shopId" = ${shop.id} AND "room" = ${room}`;
      return before;
    },
  };
}

/** What a change names, parsed: a default is nobody's wish. */
function named(schema: z.ZodObject, change: object): object {
  const parsed: Record<string, unknown> = schema.parse(change);
  return Object.fromEntries(Object.keys(change).map((name) => [name, parsed[name]]));
}
