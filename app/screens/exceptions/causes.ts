import { type CauseDeclaration, exceptionCauses } from "#app/fulfillment/exceptions/exception-causes.ts";
import { exceptions } from "#app/fulfillment/exceptions/cause-messages.ts";
import type { ExceptionGroup } from "./read-exceptions.server.ts";

/** The causes of every room that puts something on the worklist. */
const DECLARED: Record<string, CauseDeclaration> = { ...exceptionCauses };

/** What a kind of trouble is called and what resolves it. One that an older version knew, and nobody declares any more, is shown by its name. */
export function causeOf(cause: string): CauseDeclaration {
  if (Object.hasOwn(DECLARED, cause) && DECLARED[cause]) return DECLARED[cause];
  return {
    title: exceptions.message("unknown", { cause }),
    tried: exceptions.message("unknown-tried"),
    remedy: cause.startsWith("unroutable.") ? "reroute" : "none",
  };
}

type Item = Pick<ExceptionGroup["items"][number], "id" | "orderId">;

/** What resolves exceptions, as the screen's action takes it. */
export type Remedy = { intent: "reroute" | "ship-again"; orderId: string[] } | { intent: "publish"; exceptionId: string[] };

/** The command that resolves exceptions of a cause; null where no command does. */
export function remedyOf({ remedy }: Pick<CauseDeclaration, "remedy">, items: readonly Item[]): Remedy | null {
  if (remedy === "publish") return { intent: "publish", exceptionId: items.map(({ id }) => id) };
  const orderId = items.flatMap((item) => item.orderId ?? []);
  return (remedy === "reroute" || remedy === "ship-again") && orderId.length > 0 ? { intent: remedy, orderId } : null;
}
