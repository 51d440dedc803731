import type { Message } from "#app/platform/messages/message.ts";
import { klaviyo } from "../messages.ts";

/**
 * What is to be said of one action of Klaviyo's. `changed`: it works here, and otherwise than there. `open`: it stands in the journey, and the merchant has to
 * finish it before that can go live. `lost`: it, or a part of it, has no counterpart.
 */
export type Note = { is: "changed" | "open" | "lost"; message: Message };

/** One action, or what the flow itself says (`id` null): what it is in Klaviyo, and what became of it. */
export type ReportedAction = {
  id: string | null;
  /** Klaviyo's, and what it is called in words where it is one that is known. */
  type: string;
  label: Message | null;
  /** What the merchant called it. */
  name: string | null;
  /** The steps of the journey that came of it: none of what isn't in it, or what Waybill does by itself. */
  nodeIds: string[];
  /** It is in the journey, or needn't be. */
  isKept: boolean;
  /** How many splits one goes through to get there, and which way was taken at the last one. */
  depth: number;
  way: "yes" | "no" | number | null;
  notes: Note[];
};

export const noted =
  (is: Note["is"]) =>
  (message: Message): Note => ({ is, message });

/** Types that Klaviyo's documentation knows, in words. */
export const TYPE_LABELS: Readonly<Record<string, Message>> = {
  trigger: klaviyo.message("type-trigger"),
  "profile-filter": klaviyo.message("type-profile-filter"),
  reentry: klaviyo.message("type-reentry"),
  "send-email": klaviyo.message("type-send-email"),
  "send-sms": klaviyo.message("type-send-sms"),
  "send-whatsapp": klaviyo.message("type-send-whatsapp"),
  "send-push-notification": klaviyo.message("type-send-push-notification"),
  "time-delay": klaviyo.message("type-time-delay"),
  "target-date": klaviyo.message("type-target-date"),
  "countdown-delay": klaviyo.message("type-countdown-delay"),
  "back-in-stock-delay": klaviyo.message("type-back-in-stock-delay"),
  "conditional-split": klaviyo.message("type-conditional-split"),
  "trigger-split": klaviyo.message("type-trigger-split"),
  "multi-branch-split": klaviyo.message("type-multi-branch-split"),
  "action-output-split": klaviyo.message("type-action-output-split"),
  "ab-test": klaviyo.message("type-ab-test"),
  "content-experiment": klaviyo.message("type-content-experiment"),
  "update-profile": klaviyo.message("type-update-profile"),
  "list-update": klaviyo.message("type-list-update"),
  "send-webhook": klaviyo.message("type-send-webhook"),
  "send-internal-alert": klaviyo.message("type-send-internal-alert"),
  "internal-service": klaviyo.message("type-internal-service"),
  code: klaviyo.message("type-code"),
};

/** Of a test's variant it is the test's way. */
export const labelOf = (type: string): Message | null => (Object.hasOwn(TYPE_LABELS, type) ? (TYPE_LABELS[type] ?? null) : null);
