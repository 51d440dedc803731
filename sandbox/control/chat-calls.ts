import { z } from "zod";
import type { Chat } from "../chat/create-chat.ts";
import { ControlFault } from "./control-fault.ts";
import type { Control } from "./handle-control.ts";
import { parseAsked } from "./parse-asked.ts";

const STATES = ["open", "revoked", "archived", "prohibited", "text-only"] as const;
const Become = z.strictObject({ state: z.enum(STATES, `one of ${STATES.join(", ")}`) });

/** What can be asked of the chat to which webhooks post. */
export function chatCalls(chat: Chat | undefined): Control["calls"] {
  const there = () => {
    if (!chat) throw new ControlFault(409, "There is no chat in this sandbox.");
    return chat;
  };
  return {
    "GET /chat": () => ({ webhook: there().webhook, state: there().state(), messages: there().messages() }),
    "POST /chat": ({ body }) => {
      const { state } = parseAsked(Become, body);
      there().become(state);
      return { state };
    },
    "DELETE /chat": () => ({ taken: there().clear() }),
  };
}
