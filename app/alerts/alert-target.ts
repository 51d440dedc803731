import { z } from "zod";
import { shownWebhook } from "./webhook-address.ts";

/** Where a destination is: the address of a webhook, which is a secret, or those of people of the staff. */
export const AlertTarget = z.union([z.object({ url: z.string() }), z.object({ addresses: z.array(z.string()).min(1) })]);
export type AlertTarget = z.infer<typeof AlertTarget>;

/** What it is called on a screen: of a webhook its host and its last signs. */
export function shownTarget(target: AlertTarget): string {
  if ("url" in target) return shownWebhook(target.url);
  const [first = "", ...others] = target.addresses;
  return others.length === 0 ? first : `${first} +${String(others.length)}`;
}

/** What an exception about a destination is about. */
export const subjectOf = (destinationId: string): string => `alerts:${destinationId}`;
