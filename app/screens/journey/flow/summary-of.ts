import { shortened } from "#app/platform/cut-text.ts";
import type { Message } from "#app/platform/messages/message.ts";
import { beginsWithCart, type JourneyDefinition, type JourneyNode } from "#app/recovery/journeys/journey-definition.ts";
import { CHANNEL_NAMES } from "../../recovery/channel-names.ts";
import { journey } from "../messages.ts";
import { durationOf } from "./duration.ts";
import type { Exit } from "./edges.ts";

/** A step in a line. */
export function summaryOf(node: JourneyNode): Message {
  switch (node.kind) {
    case "delay":
      return journey.message("wait-of", { time: durationOf(node.minutes) });
    case "wait-for":
      return journey.message("wait-for-of", { time: durationOf(node.minutes), event: journey.message(`event-${node.event}`) });
    case "split":
      return journey.message("split-of");
    case "random-cohort":
      return journey.message("random-of");
    case "rate-limit":
      return journey.message("rate-of", { count: node.most, time: journey.message("for-hours", { count: node.hours }) });
    case "message": {
      const channel = CHANNEL_NAMES[node.channel];
      const gist = gistOf(node);
      return gist === null ? journey.message("message-empty", { channel }) : journey.message("message-of", { channel, gist });
    }
    case "call-task":
      return journey.message("call-of");
    case "exit":
      return journey.message("end-of");
  }
}

const GIST = 60;

/** How a message begins in the language that readers of others get. */
function gistOf({ texts, fallback }: Extract<JourneyNode, { kind: "message" }>): string | null {
  const text = texts[fallback ?? "en"] ?? Object.values(texts)[0];
  const written = [text?.["subject"], text?.["body"], text?.["name"]].find((part) => typeof part === "string" && part.trim() !== "");
  const said = typeof written === "string" ? withoutTags(written) : "";
  if (said === "") return null;
  return shortened(said, GIST);
}

/** A text as a person reads it, of alternatives the first: what Liquid puts in is left open. */
function withoutTags(text: string): string {
  let [said, isOther] = ["", false];
  for (const [index, part] of text.split("{%").entries()) {
    const [tag = "", rest = ""] = index === 0 ? ["", part] : part.split("%}");
    const [word = ""] = tag
      .trim()
      .split(/[ -]/)
      .filter((one) => one !== "");
    if (["else", "elsif", "when"].includes(word)) isOther = true;
    if (word.startsWith("end")) isOther = false;
    if (!isOther) said += rest;
  }
  return said
    .split("{{")
    .map((part, index) => (index === 0 ? part : `…${part.split("}}")[1] ?? ""}`))
    .join("")
    .trim();
}

/** How a way out of a branching step is called. */
export function wayOf(node: JourneyNode, exit: Exit): Message {
  if (node.kind === "random-cohort" && typeof exit === "number")
    return journey.message("way-share", { share: node.branches[exit]?.share ?? 0 });
  const kind = node.kind === "split" ? "split" : "wait";
  return journey.message(exit === "otherwise" ? `way-otherwise-${kind}` : `way-next-${kind}`);
}

export function reentryOf({ trigger, reentry: { isAllowed, afterHours } }: Pick<JourneyDefinition, "trigger" | "reentry">): Message {
  if (!isAllowed) return journey.message("reentry-no");
  const isOfCarts = beginsWithCart(trigger.kind);
  if (afterHours === 0) return journey.message(isOfCarts ? "reentry-at-once" : "reentry-at-once-other");
  return journey.message(isOfCarts ? "reentry-after" : "reentry-after-other", { time: durationOf(afterHours * 60) });
}

export function discountOf(discount: JourneyDefinition["discount"], currency: string): Message {
  if (discount === null) return journey.message("discount-none");
  const { kind, value } = discount;
  const time = durationOf(discount.lastsHours * 60);
  if (kind === "percentage") return journey.message("discount-percentage", { value, time });
  if (kind === "amount") return journey.message("discount-amount", { value: { minor: value, currency }, time });
  return journey.message("discount-free-shipping", { time });
}
