const SAYS_SO = ["40P01", "P2034"];

/**
 * Whether an error says that PostgreSQL rolled a transaction back because it and another waited for each other: as `pg` words it, as Prisma
 * does, for raw statements and for others, and as its adapter does.
 */
export function isDeadlock(error: unknown): boolean {
  if (typeof error !== "object" || error === null) return false;
  const { code, originalCode, meta, driverAdapterError, cause } = error as Record<string, unknown>;
  return [code, originalCode].some((one) => SAYS_SO.includes(String(one))) || [meta, driverAdapterError, cause].some(isDeadlock);
}
