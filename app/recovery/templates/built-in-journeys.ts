import type { Message } from "#app/platform/messages/message.ts";
import { minorDigits } from "#app/platform/money.ts";
import type { JourneyDefinition, JourneyNode } from "../journeys/journey-definition.ts";
import { recovery } from "../messages.ts";
import { builtInMail, builtInText, builtInWhatsApp } from "./built-in-templates.ts";
import type { MailName } from "./mail-words.ts";

/** A journey to begin with. */
export type BuiltInJourney = {
  /** Never changes once it is released. */
  key: string;
  name: Message;
  /** What it does, and for whom it is. */
  about: Message;
  /** For a shop of this currency (ISO 4217), in which amounts are written. */
  definition: (currency: string) => JourneyDefinition;
};

const HOUR = 60;
const DAY = 24 * HOUR;

type Of<Kind extends JourneyNode["kind"]> = Extract<JourneyNode, { kind: Kind }>;
type Next = string | null;

const delay = (id: string, minutes: number, next: Next): Of<"delay"> => ({ kind: "delay", id, minutes, next });

const contact = { purpose: "marketing", withCode: false, withinMinutes: DAY, whenNotEligible: "skip", fallback: "en" } as const;
const mail = (id: string, name: MailName, next: Next, more: Partial<Of<"message">> = {}): Of<"message"> => ({
  ...{ kind: "message", id, channel: "email", texts: builtInMail(name), next, ...contact, ...more },
});

/** Only a cart above, or below, so much of the shop's currency. */
const worth = (currency: string, { from = 0, to = null }: { from?: number; to?: number | null }) => {
  const minor = (amount: number) => amount * 10 ** minorDigits(currency);
  return { code: "cart-value", args: { from: minor(from), to: to === null ? null : minor(to) } };
};

const abandoned = {
  trigger: { kind: "checkout-abandoned", all: [] },
  reentry: { isAllowed: true, afterHours: 7 * 24 },
} satisfies Pick<JourneyDefinition, "trigger" | "reentry">;
const noDiscount = { reentry: abandoned.reentry, discount: null };

/** Ten per cent in the last message, good for three days, and not for who leaves carts again and again. */
const tenPercent = { kind: "percentage", value: 10, lastsHours: 72, notAgainWithinDays: 90 } as const;

/** The journeys that a merchant can begin with, in the order in which they are offered. */
export const builtInJourneys: readonly BuiltInJourney[] = [
  {
    key: "three-mails",
    name: recovery.message("journey-three-mails"),
    about: recovery.message("journey-three-mails-about"),
    definition: () => ({
      ...abandoned,
      discount: tenPercent,
      first: "wait-1",
      nodes: [
        delay("wait-1", HOUR, "mail-1"),
        mail("mail-1", "first-reminder", "wait-2"),
        delay("wait-2", 23 * HOUR, "mail-2"),
        mail("mail-2", "second-reminder", "wait-3"),
        delay("wait-3", 2 * DAY, "mail-3"),
        mail("mail-3", "last-reminder", null, { withCode: true }),
      ],
    }),
  },
  {
    key: "by-value",
    name: recovery.message("journey-by-value"),
    about: recovery.message("journey-by-value-about"),
    definition: (currency) => ({
      ...abandoned,
      discount: tenPercent,
      first: "is-small",
      nodes: [
        { kind: "split", id: "is-small", all: [worth(currency, { to: 50 })], next: "wait-small", otherwise: "is-large" },
        // What costs little is decided soon.
        delay("wait-small", 45, "mail-small"),
        mail("mail-small", "first-reminder", "wait-small-2"),
        delay("wait-small-2", DAY, "mail-small-2"),
        mail("mail-small-2", "second-reminder", null),
        { kind: "split", id: "is-large", all: [worth(currency, { from: 200 })], next: "wait-large", otherwise: "wait-middle" },
        delay("wait-middle", 2 * HOUR, "mail-middle"),
        mail("mail-middle", "first-reminder", "wait-middle-2"),
        delay("wait-middle-2", 2 * DAY, "mail-middle-2"),
        mail("mail-middle-2", "last-reminder", null, { withCode: true }),
        delay("wait-large", 4 * HOUR, "mail-large"),
        mail("mail-large", "first-reminder", "wait-large-2"),
        delay("wait-large-2", 2 * DAY, "mail-large-2"),
        mail("mail-large-2", "second-reminder", "wait-large-3"),
        delay("wait-large-3", 2 * DAY, "mail-large-3"),
        mail("mail-large-3", "last-reminder", null, { withCode: true }),
      ],
    }),
  },
  {
    key: "whatsapp-first",
    name: recovery.message("journey-whatsapp-first"),
    about: recovery.message("journey-whatsapp-first-about"),
    definition: () => ({
      ...abandoned,
      discount: tenPercent,
      first: "wait-1",
      nodes: [
        delay("wait-1", 2 * HOUR, "whatsapp"),
        {
          kind: "message",
          id: "whatsapp",
          channel: "whatsapp",
          texts: builtInWhatsApp(),
          next: "opened",
          ...contact,
          withinMinutes: 12 * HOUR,
        },
        // Who opened it has been reached: mail is for whom it did not reach.
        { kind: "wait-for", id: "opened", event: "link-opened", minutes: 6 * HOUR, next: "wait-2", otherwise: "mail-1" },
        mail("mail-1", "first-reminder", "wait-2"),
        delay("wait-2", 2 * DAY, "mail-2"),
        mail("mail-2", "last-reminder", null, { withCode: true }),
      ],
    }),
  },
  {
    key: "call-large",
    name: recovery.message("journey-call-large"),
    about: recovery.message("journey-call-large-about"),
    definition: (currency) => ({
      ...abandoned,
      trigger: { kind: "checkout-abandoned", all: [worth(currency, { from: 300 })] },
      discount: { ...tenPercent, lastsHours: 5 * 24 },
      first: "wait-1",
      nodes: [
        delay("wait-1", HOUR, "mail-1"),
        mail("mail-1", "first-reminder", "wait-2"),
        delay("wait-2", DAY, "call"),
        {
          ...{
            kind: "call-task",
            id: "call",
            attempts: 3,
            withCode: true,
            withinMinutes: 3 * DAY,
            whenNotEligible: "skip",
            next: "wait-3",
          },
          script: CALL_SCRIPT,
        },
        delay("wait-3", 3 * DAY, "mail-2"),
        mail("mail-2", "last-reminder", null, { withCode: true }),
      ],
    }),
  },
  {
    key: "back-in-stock",
    name: recovery.message("journey-back-in-stock"),
    about: recovery.message("journey-back-in-stock-about"),
    definition: () => ({
      ...noDiscount,
      trigger: { kind: "back-in-stock", all: [] },
      first: "mail",
      nodes: [mail("mail", "back-in-stock", null, { withinMinutes: 2 * DAY })],
    }),
  },
  {
    key: "late-parcel",
    name: recovery.message("journey-late-parcel"),
    about: recovery.message("journey-late-parcel-about"),
    definition: () => ({
      ...noDiscount,
      trigger: { kind: "parcel-late", all: [] },
      first: "mail",
      nodes: [mail("mail", "late-parcel", null, { purpose: "transactional" })],
    }),
  },
  {
    key: "one-text",
    name: recovery.message("journey-one-text"),
    about: recovery.message("journey-one-text-about"),
    definition: () => ({
      ...abandoned,
      discount: tenPercent,
      first: "wait-1",
      nodes: [
        delay("wait-1", HOUR, "mail-1"),
        mail("mail-1", "first-reminder", "wait-2"),
        delay("wait-2", 3 * HOUR, "text"),
        // Of one cart one text, within two days: carriers in the US ask for that.
        { kind: "message", id: "text", channel: "sms", texts: builtInText("reminder"), next: "wait-3", ...contact },
        delay("wait-3", 2 * DAY, "mail-2"),
        mail("mail-2", "last-reminder", null, { withCode: true }),
      ],
    }),
  },
];

const CALL_SCRIPT = `Hello{% if buyer.first_name %} {{ buyer.first_name }}{% endif %}, this is … of {{ shop.name }}. You looked at something in our shop. Is this a good moment?

In the cart ({{ cart.total }}):
{% for item in cart.items %}- {{ item.quantity }} × {{ item.title }}{% if item.variant %}, {{ item.variant }}{% endif %}
{% endfor %}{% if arrives %}
Ordered now it can be there by {{ arrives }}.
{% endif %}
Ask what held them up. Answer that first.
{% if code %}
If the price is what holds them up: the code {{ code }} takes off {% if code_value %}{{ code_value }}{% else %}the shipping{% endif %}, until {{ code_until }}.
{% endif %}
Say that you can send the way back to their cart: {{ link }}
If they want no calls, say sorry, and note it: nobody calls them again.`;
