import { EmailText, mjmlOf } from "../../composing/channel-text.ts";
import type { JourneyDefinition, JourneyNode } from "../journey-definition.ts";
import { entrySubject } from "./entry-key.ts";

/** What somebody begins a journey with: a cart, an order, what began the journey by itself, or nothing that a message could speak of. */
export type About = "cart" | "order" | "its-own" | "nothing";

/** Why a journey can't begin with that. */
export type Misfit = "begins-otherwise" | "says-cart" | "says-order" | "waits-for-cart";

type Journey = Pick<JourneyDefinition, "trigger" | "nodes">;

const CART = /\{[{%][^{}]*\b(?:cart|arrives)\b/;
const ORDER = /\{[{%][^{}]*\border\b/;

export function aboutOf({ entryKey, abandonmentId }: { entryKey: string; abandonmentId?: string }): About {
  const subject = entrySubject(entryKey);
  if (subject) return subject.kind === "order" ? "order" : "its-own";
  return abandonmentId === undefined ? "nothing" : "cart";
}

/**
 * Why nobody may begin a journey with such a thing; null where they may. What begins with a late parcel, or with goods that are there again, speaks of
 * these, and of nobody else's cart or order. Of a journey that somebody starts, no message may speak of what there isn't: it would have a gap.
 */
export function whyNotAbout(about: About, { trigger, nodes }: Journey): Misfit | null {
  if (about === "its-own") return null;
  if (trigger.kind === "parcel-late" || trigger.kind === "back-in-stock") return "begins-otherwise";
  if (trigger.kind !== "started-by-hand") return null;
  if (about !== "cart" && says(nodes, CART)) return "says-cart";
  if (about !== "order" && says(nodes, ORDER)) return about === "cart" ? "says-order" : "says-cart";
  return about !== "cart" && waitsForResumed({ nodes }) ? "waits-for-cart" : null;
}

/** Whether somebody is awaited back at their cart: then they are written to there. */
export const waitsForResumed = ({ nodes }: Pick<JourneyDefinition, "nodes">): boolean =>
  nodes.some((node) => node.kind === "wait-for" && node.event === "cart-resumed");

const says = (nodes: readonly JourneyNode[], what: RegExp): boolean =>
  nodes.some((node) => {
    if (node.kind === "call-task") return what.test(node.script);
    if (node.kind !== "message") return false;
    return Object.entries(node.texts).some(([language, text]) => what.test(JSON.stringify(asSent(text, language))));
  });

/** What blocks say is in their names until they are Liquid. */
function asSent(text: unknown, language: string): unknown {
  const mail = EmailText.safeParse(text).data;
  return mail ? [mail.subject, mjmlOf(mail, language)] : text;
}
