import type { IncomingMessage, ServerResponse } from "node:http";
import type { Clock } from "../clock.ts";
import type { Ledger } from "../ledger.ts";
import { readBody } from "../shopify/api/read-body.ts";
import { MOST_OF_CARD, readCard } from "./read-card.ts";
import { whyRefused } from "./why-refused.ts";

/** The hosts of incoming webhooks: Slack's, and that of workflows of Microsoft Teams. */
export const CHAT_HOSTS: readonly string[] = ["hooks.slack.com", "prod-00.westeurope.logic.azure.com"];
const [CHAT_HOST = ""] = CHAT_HOSTS;

/** A message as it came. */
export type ChatMessage = {
  id: number;
  receivedAt: string;
  /** The path of the webhook that it came by. */
  webhook: string;
  /** What whoever sent it calls it: its `Idempotency-Key`. */
  reference: string | null;
  text: string;
  blocks: unknown[] | null;
};

/** What can be the matter with the workspace. */
export type ChatState = "open" | "revoked" | "archived" | "prohibited" | "text-only";

/** A stand-in for a chat's incoming webhooks, by Slack's published form, and for workflows of Microsoft Teams: whatever webhook of this host is there, as long as nobody says otherwise. */
export type Chat = {
  /** The address of a webhook that a merchant would copy. */
  webhook: string;
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** Oldest first. */
  messages(): readonly ChatMessage[];
  state(): ChatState;
  become(state: ChatState): void;
  clear(): number;
};

const PATH = "/services/T0SANDBOX/B0ALERTS/AbCdEfGhIjKlMnOpQrStUvWx";

/** Slack's answers to what only a person can put right. */
const REFUSALS: Readonly<Partial<Record<ChatState, readonly [number, string]>>> = {
  revoked: [404, "no_service"],
  archived: [410, "channel_is_archived"],
  prohibited: [403, "action_prohibited"],
};

export function createChat({ clock, ledger }: { clock: Clock; ledger: Ledger }): Chat {
  const all: ChatMessage[] = [];
  let now: ChatState = "open";
  let last = 0;
  return {
    webhook: `https://${CHAT_HOST}${PATH}`,
    messages: () => all,
    state: () => now,
    become: (state) => void (now = state),
    clear: () => all.splice(0).length,
    async handle(request, response) {
      const webhook = new URL(request.url ?? "/", "http://localhost").pathname;
      const body = await readBody(request);
      const answer = (status: number, said: string) =>
        void response.writeHead(status, { "content-type": "text/html; charset=utf-8" }).end(said);
      const [status, said] = REFUSALS[now] ?? [];
      if (status !== undefined) return answer(status, said ?? "");
      if (!/^\/(?:services|workflows)\//.test(webhook)) return answer(302, "");
      if (request.method !== "POST") return answer(405, "");
      const reference = request.headers["idempotency-key"]?.toString() ?? null;
      const keep = ({ text, blocks }: Pick<ChatMessage, "text" | "blocks">) => {
        all.push({ id: (last += 1), receivedAt: clock.now().toString(), webhook, reference, text, blocks });
        ledger.record({ target: "chat", effect: "message.posted", reference, detail: { text } });
      };
      if (webhook.startsWith("/workflows/")) {
        // The workflow has begun, whatever it was told: nobody hears that there was no card in it.
        const card = readCard(body);
        if (card) keep(card);
        return answer(Buffer.byteLength(body) > MOST_OF_CARD ? 413 : 202, "");
      }
      const read = whyRefused(request.headers["content-type"] ?? "", body, now === "text-only");
      if ("refusal" in read) return answer(400, read.refusal);
      keep(read.message);
      answer(200, "ok");
    },
  };
}
