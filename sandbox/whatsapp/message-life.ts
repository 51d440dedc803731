import { randomBytes } from "node:crypto";
import type { Clock } from "../clock.ts";
import type { MeetFault } from "../faults/create-faults.ts";
import type { Ledger } from "../ledger.ts";
import type { MetaAccount } from "./meta-account.ts";
import { wordsOf } from "./meta-problem.ts";
import { contactOf, type Person } from "./person.ts";
import type { Endpoint, SendRequest } from "./send-request.ts";
import type { Template } from "./template.ts";
import type { Webhooks } from "./webhooks.ts";

export type DeliveryStatus = "accepted" | "held_for_quality_assessment" | "sent" | "delivered" | "read" | "failed";

export type SentMessage = {
  id: string;
  person: Person;
  endpoint: Endpoint;
  request: SendRequest;
  category: "marketing" | "marketing_lite" | "utility" | "authentication" | "service";
  /** How the recipient was named. */
  by: "phone" | "userId";
  status: DeliveryStatus;
  errorCode: number | null;
  sentAt: string;
  /** What becomes of it is told by hand from now on. */
  byHand: boolean;
};

const STEP_MS = { sent: 400, delivered: 1200 } as const;
const DAY_MS = 86_400_000;

export type MessageLife = {
  messages: Map<string, SentMessage>;
  send(endpoint: Endpoint, request: SendRequest, person: Person, template: Template | undefined): SentMessage;
  /** Moves a message on and tells it; with a code, why it failed. */
  move(message: SentMessage, status: DeliveryStatus, code?: number): void;
  stop(): void;
};

export const newWamid = () => `wamid.${randomBytes(30).toString("base64url")}`;

export function createMessageLife(world: {
  clock: Clock;
  ledger: Ledger;
  account: MetaAccount;
  webhooks: Webhooks;
  meet: MeetFault;
}): MessageLife {
  const { clock, ledger, account, webhooks, meet } = world;
  const messages = new Map<string, SentMessage>();
  const pending = new Set<() => void>();

  const isOpen = ({ wroteAtMs }: Person) => wroteAtMs !== null && clock.now().epochMilliseconds - wroteAtMs < DAY_MS;

  /** Why a message that was taken does not arrive. */
  const failureOf = ({ person, request, category }: SentMessage): number | undefined => {
    if (request.type !== "template" && !isOpen(person)) return 131047;
    if (!category.startsWith("marketing")) return undefined;
    if (person.stoppedMarketing) return 131050;
    // Marketing to numbers of the US is refused.
    return person.phone.startsWith("1") ? 131049 : undefined;
  };

  const move: MessageLife["move"] = (message, status, code) => {
    const { person, request, category } = message;
    message.status = status;
    message.errorCode = code ?? null;
    const isFree = (category === "service" || category === "utility") && isOpen(person);
    const failedByPhone = status === "failed" && message.by === "phone";
    webhooks.send(status, "messages", {
      messaging_product: "whatsapp",
      metadata: { display_phone_number: account.displayPhoneNumber, phone_number_id: account.phoneNumberId },
      ...(status !== "failed" && { contacts: [contactOf(person)] }),
      statuses: [
        {
          id: message.id,
          status,
          timestamp: String(Math.floor(clock.now().epochMilliseconds / 1000)),
          ...((message.by === "phone" || !person.hidesPhone) && { recipient_id: person.phone }),
          ...(!failedByPhone && { recipient_user_id: person.userId }),
          ...(request.biz_opaque_callback_data !== undefined && { biz_opaque_callback_data: request.biz_opaque_callback_data }),
          ...(code === undefined
            ? { pricing: { billable: !isFree, pricing_model: "PMP", type: isFree ? "free_customer_service" : "regular", category } }
            : {
                errors: [
                  {
                    code,
                    title: wordsOf(code),
                    message: wordsOf(code),
                    error_data: { details: wordsOf(code) },
                    href: "https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes/",
                  },
                ],
              }),
        },
      ],
    });
  };

  const later = (milliseconds: number, message: SentMessage, act: () => void) => {
    const callOff = clock.schedule(clock.now().add({ milliseconds }), () => {
      pending.delete(callOff);
      if (!message.byHand) act();
    });
    pending.add(callOff);
  };

  return {
    messages,
    move,
    send(endpoint, request, person, template) {
      const category = template?.category.toLowerCase() as "marketing" | "utility" | "authentication" | undefined;
      const recipient = request.to ?? person.userId;
      const message: SentMessage = {
        id: newWamid(),
        person,
        endpoint,
        request,
        category: category === "marketing" && endpoint === "marketing_messages" ? "marketing_lite" : (category ?? "service"),
        by: request.to === undefined ? "userId" : "phone",
        status: meet("whatsapp", recipient, ["held"]) ? "held_for_quality_assessment" : "accepted",
        errorCode: null,
        sentAt: clock.now().toString(),
        byHand: false,
      };
      messages.set(message.id, message);
      ledger.record({
        target: "whatsapp",
        effect: "message.accepted",
        reference: request.biz_opaque_callback_data ?? null,
        detail: { id: message.id, to: recipient, type: request.type, template: request.template?.name ?? null, status: message.status },
      });
      if (message.status !== "accepted") return message;
      const code = failureOf(message) ?? meet("whatsapp", recipient, ["undelivered"])?.code;
      if (code !== undefined) later(STEP_MS.sent, message, () => move(message, "failed", code));
      else {
        later(STEP_MS.sent, message, () => move(message, "sent"));
        later(STEP_MS.delivered, message, () => move(message, "delivered"));
      }
      return message;
    },
    stop() {
      for (const callOff of pending) callOff();
    },
  };
}
