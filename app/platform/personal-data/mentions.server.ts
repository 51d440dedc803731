import { Prisma } from "#generated/prisma/client.ts";
import { common } from "../messages/messages.ts";

/** JSON: what stands where a message named somebody who is to be forgotten. */
export const REDACTED = JSON.stringify(common.message("redacted"));

/** SQL: whether a text (a column's name, as SQL) has one of a person's values in it. */
export function mentions(text: string, values: readonly string[]): Prisma.Sql {
  return Prisma.sql`EXISTS (SELECT 1 FROM unnest(${[...values]}::text[]) AS value WHERE position(value IN lower(${Prisma.raw(text)})) > 0)`;
}

/** SQL: whether a message (a JSON column's name, or messages as SQL) has one of a person's values in one of its gaps, however deep. */
export function messageMentions(message: string, values: readonly string[]): Prisma.Sql {
  return Prisma.sql`EXISTS (
    SELECT 1 FROM jsonb_path_query(${Prisma.raw(message)}, 'lax $.**.args.* ? (@.type() == "string")') AS said (text),
                  unnest(${[...values]}::text[]) AS value
     WHERE position(value IN lower(said.text #>> '{}')) > 0)`;
}
