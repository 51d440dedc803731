/** The columns of a row that JSON has no word for, and what they are: all of them, as the row's type says. */
export type Columns<Row> = {
  [Name in keyof Row as [NonNullable<Row[Name]>] extends [bigint | Date | readonly bigint[]] ? Name : never]-?: NonNullable<
    Row[Name]
  > extends Date
    ? "date"
    : NonNullable<Row[Name]> extends bigint
      ? "bigint"
      : "bigints";
};

/** A row as `to_jsonb` wrote it. */
export type JsonRow = Record<string, unknown>;

/**
 * A row of the database as Prisma would have read it, from PostgreSQL's `to_jsonb`. Throws on a number that JavaScript can't tell from its
 * neighbours (beyond 2^53), which Shopify's ids and money stay far below.
 */
export function fromJson<Row>(row: JsonRow, columns: Columns<Row>): Row {
  const read: JsonRow = { ...row };
  for (const name in columns) {
    const kind: unknown = columns[name];
    const value = row[name];
    if (value === null) continue;
    if (kind === "date") read[name] = new Date(String(value));
    else if (kind === "bigint") read[name] = exact(value);
    else read[name] = (value as unknown[]).map(exact);
  }
  return read as Row;
}

function exact(value: unknown): bigint {
  if (typeof value !== "number" || !Number.isSafeInteger(value)) throw new Error(`Not a whole number that JSON keeps: ${String(value)}`);
  return BigInt(value);
}
