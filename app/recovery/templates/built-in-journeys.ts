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

const contact = { purpose: "marketing", withCode: false, withinMinutes: DAY, whenNotEligible: "skip", fallback: "en" } as const;
const mail = (id: string, name: MailName, next: Next, more: Partial<Of<"message">> = {}): Of<"message"> => ({
  ...{ kind: "message", id, channel: "email", texts: builtInMail(name), next, ...contact, ...more },
});

/** A wait, and the mail after it: `wait-1` and `mail-1`. */
const step = (id: string, minutes: number, name: MailName, next: Next, more: Partial<Of<"message">> = {}) => [
  { kind: "delay", id: `wait-${id}`, minutes, next: `mail-${id}` } as const,
  mail(`mail-${id}`, name, next, more),
];

/** The last mail, with the code. */
const lastStep = (id: string, minutes: number) => step(id, minutes, "last-reminder", null, { withCode: true });

/** Only a cart above, or below, so much of the shop's currency. */
const worth = (currency: string, { from = 0, to = null }: { from?: number; to?: number | null }) => {
  const minor = (amount: number) => amount * 10 ** minorDigits(currency);
  return { code: "cart-value", args: { from: minor(from), to: to === null ? null : minor(to) } };
};

/** For carts that are left, however often. Ten per cent in the last message, good for three days, and not for who leaves carts again and again. */
const abandoned = {
  trigger: { kind: "checkout-abandoned", all: [] },
  reentry: { isAllowed: true, afterHours: 7 * 24 },
  discount: { kind: "percentage", value: 10, lastsHours: 72, notAgainWithinDays: 90 },
} satisfies Partial<JourneyDefinition>;

const journey = (key: string, name: Message, about: Message, definition: BuiltInJourney["definition"]): BuiltInJourney => ({
  ...{ key, name, about, definition },
});

/** The journeys that a merchant can begin with, in the order in which they are offered. */
export const builtInJourneys: readonly BuiltInJourney[] = [
  journey("three-mails", recovery.message("journey-three-mails"), recovery.message("journey-three-mails-about"), () => ({
    ...abandoned,
    first: "wait-1",
    nodes: [
      ...step("1", HOUR, "first-reminder", "wait-2"),
      ...step("2", 23 * HOUR, "second-reminder", "wait-3"),
      ...lastStep("3", 2 * DAY),
    ],
  })),
  journey("by-value", recovery.message("journey-by-value"), recovery.message("journey-by-value-about"), (currency) => ({
    ...abandoned,
    first: "is-small",
    nodes: [
      { kind: "split", id: "is-small", all: [worth(currency, { to: 50 })], next: "wait-small", otherwise: "is-large" },
      { kind: "split", id: "is-large", all: [worth(currency, { from: 200 })], next: "wait-large", otherwise: "wait-middle" },
      // What costs little is decided soon.
      ...step("small", 45, "first-reminder", "wait-small-2"),
      ...step("small-2", DAY, "second-reminder", null),
      ...step("middle", 2 * HOUR, "first-reminder", "wait-middle-2"),
      ...lastStep("middle-2", 2 * DAY),
      ...step("large", 4 * HOUR, "first-reminder", "wait-large-2"),
      ...step("large-2", 2 * DAY, "second-reminder", "wait-large-3"),
      ...lastStep("large-3", 2 * DAY),
    ],
  })),
  journey("whatsapp-first", recovery.message("journey-whatsapp-first"), recovery.message("journey-whatsapp-first-about"), () => ({
    ...abandoned,
    first: "wait",
    nodes: [
      { kind: "delay", id: "wait", minutes: 2 * HOUR, next: "whatsapp" },
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
      { kind: "wait-for", id: "opened", event: "link-opened", minutes: 6 * HOUR, next: "wait-2", otherwise: "mail" },
      mail("mail", "first-reminder", "wait-2"),
      ...lastStep("2", 2 * DAY),
    ],
  })),
  journey("call-large", recovery.message("journey-call-large"), recovery.message("journey-call-large-about"), (currency) => ({
    ...abandoned,
    trigger: { kind: "checkout-abandoned", all: [worth(currency, { from: 300 })] },
    discount: { ...abandoned.discount, lastsHours: 5 * 24 },
    first: "wait-1",
    nodes: [
      ...step("1", HOUR, "first-reminder", "wait"),
      { kind: "delay", id: "wait", minutes: DAY, next: "call" },
      {
        ...{ kind: "call-task", id: "call", attempts: 3, withCode: true, withinMinutes: 3 * DAY, whenNotEligible: "skip", next: "wait-2" },
        script: CALL_SCRIPT,
      },
      ...lastStep("2", 3 * DAY),
    ],
  })),
  journey("one-text", recovery.message("journey-one-text"), recovery.message("journey-one-text-about"), () => ({
    ...abandoned,
    first: "wait-1",
    nodes: [
      ...step("1", HOUR, "first-reminder", "wait"),
      { kind: "delay", id: "wait", minutes: 3 * HOUR, next: "text" },
      // Of one cart one text, within two days: carriers in the US ask for that.
      { kind: "message", id: "text", channel: "sms", texts: builtInText("reminder"), next: "wait-2", ...contact },
      ...lastStep("2", 2 * DAY),
    ],
  })),
  journey("back-in-stock", recovery.message("journey-back-in-stock"), recovery.message("journey-back-in-stock-about"), () =>
    oneMail("back-in-stock", mail("mail", "back-in-stock", null, { withinMinutes: 2 * DAY })),
  ),
  journey("late-parcel", recovery.message("journey-late-parcel"), recovery.message("journey-late-parcel-about"), () =>
    oneMail("parcel-late", mail("mail", "late-parcel", null, { purpose: "transactional" }), [
      // A day is over at midnight: many a parcel left in time, and its warehouse tells of it in the night.
      { kind: "delay", id: "wait", minutes: 9 * HOUR, next: "mail" },
    ]),
  ),
];

/** A mail without a discount, at once or after what comes before it. However often it happens: each time is another thing. */
const oneMail = (kind: "back-in-stock" | "parcel-late", node: Of<"message">, before: Of<"delay">[] = []): JourneyDefinition => ({
  trigger: { kind, all: [] },
  reentry: { isAllowed: true, afterHours: 0 },
  discount: null,
  first: before[0]?.id ?? node.id,
  nodes: [...before, node],
});

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
