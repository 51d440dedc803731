import { type CauseDeclaration, exceptionCauses, formerCauses } from "#app/fulfillment/exceptions/exception-causes.ts";
import { exceptions } from "#app/fulfillment/exceptions/cause-messages.ts";

/** The causes of every room that puts something on the worklist. */
const DECLARED: Record<string, CauseDeclaration> = { ...formerCauses, ...exceptionCauses };

/** What a kind of trouble is called and what solves it. One that an older version knew, and nobody declares any more, is shown by its name. */
export function causeOf(cause: string): CauseDeclaration {
  if (Object.hasOwn(DECLARED, cause) && DECLARED[cause]) return DECLARED[cause];
  return {
    title: exceptions.message("unknown", { cause }),
    tried: exceptions.message("unknown-tried"),
    remedy: cause.startsWith("unroutable.") ? "reroute" : "order-in-shopify",
    shares: null,
    mayBeAddress: false,
  };
}
