import { z } from "zod";
import type { AdminFaultCode } from "./admin-fault.ts";
import type { ThrottleStatus } from "./queue/cost-bucket.ts";

const Answer = z.object({
  data: z.unknown().optional(),
  errors: z
    .union([
      z.array(z.object({ message: z.string(), extensions: z.object({ code: z.string().optional() }).nullish() })),
      z.string(),
      z.record(z.string(), z.unknown()),
    ])
    .optional(),
  extensions: z
    .object({
      cost: z
        .object({
          requestedQueryCost: z.number(),
          throttleStatus: z.object({ maximumAvailable: z.number(), currentlyAvailable: z.number(), restoreRate: z.number().positive() }),
        })
        .optional(),
    })
    .optional(),
});

/** Who bought may be unknown: without the right to read customers an order is what it is. What else may not be read is missed. */
const WITHOUT_CUSTOMER = /^Access denied for (customer) field/;

/** What an app is told that is not approved for protected customer data: such fields and objects are null, the rest of the answer is whole. */
const WITHHELD = /^This app is not approved to (?:use the (\w+) field|access the (\w+) object)/;

export type AdminAnswer = { requestedCost?: number | undefined; throttleStatus?: ThrottleStatus | undefined } &
  /** `withheld`: the fields and objects that are null because Shopify keeps them from the app. */
  (
    | { outcome: "data"; data: unknown; withheld: readonly string[] }
    | { outcome: "throttled" }
    | { outcome: "refused"; code: AdminFaultCode; message: string }
  );

/** What Shopify answered with status 200: data (without what it withholds from us), a word that its bucket is empty, or errors of the whole request. Throws on anything else. */
export function readAdminAnswer(json: unknown): AdminAnswer {
  const { data, errors, extensions } = Answer.parse(json);
  const cost = { requestedCost: extensions?.cost?.requestedQueryCost, throttleStatus: extensions?.cost?.throttleStatus };
  if (errors === undefined || (Array.isArray(errors) && errors.length === 0)) return { outcome: "data", data, withheld: [], ...cost };

  if (!Array.isArray(errors)) return { outcome: "refused", code: "invalid-request", message: JSON.stringify(errors), ...cost };
  const withheld = errors
    .map(({ message }) => WITHHELD.exec(message) ?? WITHOUT_CUSTOMER.exec(message))
    .map((found) => found?.[1] ?? found?.[2]);
  if (data != null && withheld.every((name) => name !== undefined))
    return { outcome: "data", data, withheld: [...new Set(withheld)], ...cost };
  const codes = errors.map((error) => error.extensions?.code ?? "");
  if (codes.includes("THROTTLED")) return { outcome: "throttled", ...cost };
  const code = codes.includes("ACCESS_DENIED")
    ? "access-denied"
    : codes.includes("INTERNAL_SERVER_ERROR")
      ? "unavailable"
      : "invalid-request";
  return { outcome: "refused", code, message: errors.map(({ message }) => message).join(" "), ...cost };
}
