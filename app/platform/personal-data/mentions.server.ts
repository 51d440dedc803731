import { Prisma } from "#generated/prisma/client.ts";

/** SQL: whether a text (a column's name, as SQL) has one of a person's values in it. */
export function mentions(text: string, values: readonly string[]): Prisma.Sql {
  return Prisma.sql`EXISTS (SELECT 1 FROM unnest(${[...values]}::text[]) AS value WHERE position(value IN lower(${Prisma.raw(text)})) > 0)`;
}
