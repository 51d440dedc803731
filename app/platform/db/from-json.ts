/** What a column is that JSON has no word for; lists count too, since an empty one may be kept as null. */
type Kind<Value> = [Value] extends [Date]
  ? "date"
  : [Value] extends [bigint]
    ? "bigint"
    : [Value] extends [readonly bigint[]]
      ? "bigints"
      : [Value] extends [readonly unknown[]]
        ? "list"
        : never;

/** Those columns of a row, all of them, as the row's type says. */
export type Columns<Row> = {
  [Name in keyof Row as [Kind<NonNullable<Row[Name]>>] extends [never] ? never : Name]-?: Kind<NonNullable<Row[Name]>>;
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
    if (kind === "list") read[name] = value ?? [];
    else if (kind === "bigints") read[name] = ((value ?? []) as unknown[]).map(exact);
    else if (value !== null) read[name] = kind === "date" ? new Date(value as string) : exact(value);
  }
  return read as Row;
}

function exact(value: unknown): bigint {
  if (typeof value !== "number" || !Number.isSafeInteger(value))
    throw new Error(`Not a whole number that JSON keeps: ${JSON.stringify(value)}`);
  return BigInt(value);
}
