import type { IncomingMessage, ServerResponse } from "node:http";
import type { ChannelOptions } from "../channel-options.ts";
import type { Contract } from "../contract/contract-of.ts";
import { publishedContract } from "../contract/published-contract.ts";
import { answerRequest } from "./answer-request.ts";
import { createMessageLife, type MessageLife, newWamid } from "./message-life.ts";
import { demoMetaAccount, type MetaAccount } from "./meta-account.ts";
import { contactOf, createPeople, type People, type Person } from "./person.ts";
import { createTemplates, type Templates } from "./templates.ts";
import { createWebhooks, type Webhooks } from "./webhooks.ts";

/** A stand-in for Meta's WhatsApp Cloud API (v23.0), and for everybody's WhatsApp. */
export type WhatsApp = {
  /** Answers as graph.facebook.com does. */
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
  account: MetaAccount;
  people: People;
  templates: Templates;
  life: Pick<MessageLife, "messages" | "move">;
  verify: Webhooks["verify"];
  /** Somebody writes, or presses a template's button: from now on, for a day, he may be written anything. */
  receive(person: Person, said: { text: string } | { button: string }): string;
  /** Somebody uses WhatsApp's own "stop" or "resume" for marketing. */
  prefer(person: Person, marketing: "stop" | "resume"): void;
  stop(): void;
};

export function createWhatsApp(options: ChannelOptions): WhatsApp {
  const { clock, ledger, seed, meet = () => undefined, planSend } = options;
  const account = demoMetaAccount(seed);
  const people = createPeople();
  const webhooks = createWebhooks(clock, account, planSend);
  const templates = createTemplates(clock, webhooks);
  const life = createMessageLife({ clock, ledger, account, webhooks, meet });
  let found: { contract: Contract | undefined } | undefined;
  const contract = options.contract ?? (() => (found ??= { contract: publishedContract("meta") }).contract);

  const seconds = () => String(Math.floor(clock.now().epochMilliseconds / 1000));
  const tell = (topic: string, field: "messages" | "user_preferences", person: Person, value: object) =>
    webhooks.send(topic, field, {
      messaging_product: "whatsapp",
      metadata: { display_phone_number: account.displayPhoneNumber, phone_number_id: account.phoneNumberId },
      contacts: [contactOf(person)],
      ...value,
    });

  return {
    handle: (request, response) => answerRequest(request, response, { clock, account, people, templates, life, meet, contract }),
    account,
    people,
    templates,
    life,
    verify: webhooks.verify,
    receive(person, said) {
      person.wroteAtMs = clock.now().epochMilliseconds;
      const last = [...life.messages.values()].findLast((message) => message.person === person);
      const message = {
        ...(!person.hidesPhone && { from: person.phone }),
        from_user_id: person.userId,
        id: newWamid(),
        timestamp: seconds(),
        ...("text" in said
          ? { type: "text", text: { body: said.text } }
          : {
              ...(last && { context: { from: account.displayPhoneNumber, id: last.id } }),
              type: "button",
              button: { payload: said.button, text: said.button },
            }),
      };
      tell("inbound", "messages", person, { messages: [message] });
      return message.id;
    },
    prefer(person, marketing) {
      person.stoppedMarketing = marketing === "stop";
      const named = { ...(!person.hidesPhone && { wa_id: person.phone }), user_id: person.userId };
      const detail = `User requested to ${marketing} marketing messages`;
      const preference = { ...named, detail, category: "marketing_messages", value: marketing, timestamp: Number(seconds()) };
      tell("user_preferences", "user_preferences", person, { user_preferences: [preference] });
    },
    stop() {
      life.stop();
      webhooks.stop();
    },
  };
}
