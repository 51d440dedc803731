import { EmailText, mjmlOf } from "../composing/channel-text.ts";
import type { JourneyDefinition, JourneyNode } from "../journeys/journey-definition.ts";

/** Why a journey can't be started for somebody who is known, and left no cart. */
export type Misfit = "begins-otherwise" | "says-cart" | "waits-for-cart";

/** What a text can only say of a cart, or of an order: without one it would have a gap. */
const OF_A_CART = /\{[{%][^{}]*\b(?:cart|order|arrives)\b/;

/**
 * Why a journey is not for people without a cart; null where it is. It has to be one that somebody starts, since the others speak of what began them; its
 * messages may speak of no cart and no order; and it may wait for nothing that only somebody with a cart does.
 */
export function whyNotWithoutCart({ trigger, nodes }: Pick<JourneyDefinition, "trigger" | "nodes">): Misfit | null {
  if (trigger.kind !== "started-by-hand") return "begins-otherwise";
  if (nodes.some(saysCart)) return "says-cart";
  const waits = nodes.some((node) => node.kind === "wait-for" && node.event === "cart-resumed");
  return waits ? "waits-for-cart" : null;
}

function saysCart(node: JourneyNode): boolean {
  if (node.kind === "call-task") return OF_A_CART.test(node.script);
  if (node.kind !== "message") return false;
  return Object.entries(node.texts).some(([language, text]) => OF_A_CART.test(JSON.stringify(asSent(text, language))));
}

/** What blocks say is in their names until they are Liquid. */
function asSent(text: unknown, language: string): unknown {
  const mail = EmailText.safeParse(text).data;
  return mail ? [mail.subject, mjmlOf(mail, language)] : text;
}
