/** What the log says of an error. */
export type PlainError = { type: string; message: string; stack?: string; code?: string; cause?: PlainError };

const DEEPEST = 4;

/**
 * An error for the log: what happened, where, and why. Nothing else that hangs on it: drivers and HTTP clients attach the row, the
 * request or the connection that was at fault, and with it what must not be in a log. Prisma prints the values of a call even into its
 * message: of that the reason is kept, which comes last.
 */
export function plainError(error: unknown, depth = 0): PlainError {
  if (!(error instanceof Error)) return { type: typeof error, message: describe(error) };
  const code = "code" in error && (typeof error.code === "string" || typeof error.code === "number") ? String(error.code) : undefined;
  const message = error.name.startsWith("PrismaClient") ? (error.message.trim().split("\n").at(-1) ?? "") : error.message;
  return {
    type: error.name === "Error" ? error.constructor.name : error.name,
    message,
    ...(error.stack !== undefined && { stack: error.stack.replace(error.message, message) }),
    ...(code !== undefined && { code }),
    ...(error.cause !== undefined && depth < DEEPEST && { cause: plainError(error.cause, depth + 1) }),
  };
}

function describe(thrown: unknown): string {
  if (thrown instanceof Response) return `a response of ${thrown.status}`;
  return typeof thrown === "string" ? thrown : "something that is not an error was thrown";
}
