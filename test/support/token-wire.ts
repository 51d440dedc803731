import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import type { Shopify } from "#sandbox/shopify/create-shopify.ts";

/** A request for tokens on its way to Shopify. */
export type TokenRequest = {
  grant: "exchange" | "refresh";
  /** What Shopify answers, once it has acted. Not calling it leaves Shopify unasked. */
  act(): Promise<{ status: number; json: Record<string, unknown> }>;
};

/** What goes back over the wire instead; "lost" is a connection that breaks. */
export type TokenReply = { status: number; json: Record<string, unknown> } | "lost";

/** The way between the app and Shopify's answers about tokens: what is asked is written down, and a test may answer instead. */
export function createTokenWire(shopify: Pick<Shopify, "handle">) {
  const requests: TokenRequest["grant"][] = [];
  let reply: ((request: TokenRequest) => Promise<TokenReply>) | undefined;

  return {
    requests,
    answerBy: (how: (request: TokenRequest) => Promise<TokenReply>) => void (reply = how),
    async answer(request: IncomingMessage, response: ServerResponse, body: Buffer) {
      const grant = body.includes("token-exchange") ? "exchange" : "refresh";
      requests.push(grant);
      if (!reply) return shopify.handle(request, response);
      const given = await reply({ grant, act: () => actedOn(shopify, request, body) });
      if (given === "lost") response.destroy();
      else response.writeHead(given.status, { "content-type": "application/json" }).end(JSON.stringify(given.json));
    },
  };
}

/** Lets the stand-in act on a request that was read already, and keeps its answer. */
async function actedOn({ handle }: Pick<Shopify, "handle">, request: IncomingMessage, body: Buffer) {
  const { method, url, headers } = request;
  const replayed = Object.assign(Readable.from([body]), { method, url, headers });
  const answer = { status: 0, text: "" };
  const response = {
    headersSent: false,
    destroyed: false,
    writeHead(status: number) {
      answer.status = status;
      return response;
    },
    end(text: string) {
      answer.text = text;
      return response;
    },
  };
  await handle(replayed as unknown as IncomingMessage, response as unknown as ServerResponse);
  return { status: answer.status, json: JSON.parse(answer.text) as Record<string, unknown> };
}
