import type { CauseDeclaration } from "#app/fulfillment/exceptions/exception-causes.ts";
import type { ExceptionGroup } from "./read-exceptions.server.ts";

type Item = Pick<ExceptionGroup["items"][number], "id" | "orderId">;

/** What resolves exceptions, as the screen's action takes it. */
export type Remedy = { intent: "reroute"; orderId: string[] } | { intent: "publish"; exceptionId: string[] };

/** The command that resolves exceptions of a cause; null where no command does. */
export function remedyOf({ remedy }: Pick<CauseDeclaration, "remedy">, items: readonly Item[]): Remedy | null {
  if (remedy === "publish") return { intent: "publish", exceptionId: items.map(({ id }) => id) };
  const orderId = items.flatMap((item) => item.orderId ?? []);
  return remedy === "reroute" && orderId.length > 0 ? { intent: "reroute", orderId } : null;
}
