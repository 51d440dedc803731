/** What PostgreSQL says when it goes or is only just coming, and Node when nobody is there. */
const codes = new Set([
  "57P01",
  "57P02",
  "57P03",
  "08000",
  "08001",
  "08003",
  "08006",
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ENOTFOUND",
  "EAI_AGAIN",
  "ETIMEDOUT",
  "EHOSTUNREACH",
  "ENETUNREACH",
]);

/** Whether an error says that the database could not be reached or went away, and nothing about what it was asked. */
export function isConnectionFault(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ("code" in error && typeof error.code === "string" && codes.has(error.code)) return true;
  if (error instanceof AggregateError && error.errors.some(isConnectionFault)) return true;
  return (
    /^Connection terminated|^Client has encountered a connection error|^Query read timeout/.test(error.message) ||
    isConnectionFault(error.cause)
  );
}
