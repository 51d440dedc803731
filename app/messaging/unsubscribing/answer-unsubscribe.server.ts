import express, { type Request, type RequestHandler, type Response } from "express";
import { buyersLanguageOf } from "#app/platform/messages/languages.ts";
import type { Message } from "#app/platform/messages/message.ts";
import { wordsFor } from "#app/platform/messages/words.ts";
import { escapeHtml } from "#app/platform/outside-text.ts";
import { messaging } from "../messages.ts";
import { readUnsubscribeLink, unsubscribe } from "./unsubscribe.server.ts";

/** In the language that whoever is there reads, as far as letters are written in it. */
function readerOf(request: Request) {
  const language = buyersLanguageOf(request.get("accept-language"));
  return { language, words: wordsFor({ language, timeZone: "UTC" }) };
}
type BuyersReader = ReturnType<typeof readerOf>;

/** `GET /u/:token`: asks whether they are sure. It changes nothing: programs that look at links before people do follow every one of them. */
export const showUnsubscribe: RequestHandler = (request, response, next) => {
  const reader = readerOf(request);
  readUnsubscribeLink(request.params["token"] ?? "")
    .then((link) => {
      if (link.outcome !== "good") return refuse(response, link.outcome, reader);
      const button = `<form method="post"><input type="hidden" name="from" value="page"><button>${reader.words(messaging.message("unsubscribe"))}</button></form>`;
      answerPage(response, 200, reader, messaging.message("sure", { shop: link.shop.name }), button);
    })
    .catch(next);
};

const end: RequestHandler = (request, response, next) => {
  const body = request.body as { from?: unknown } | undefined;
  const reader = readerOf(request);
  const how = body?.from === "page" ? "page" : "one-click";
  readUnsubscribeLink(request.params["token"] ?? "")
    .then(async (link) => {
      if (link.outcome !== "good") return refuse(response, link.outcome, reader);
      if (!(await unsubscribe(link.shop, link.deliveryId, how))) return refuse(response, "old", reader);
      answerPage(response, 200, reader, messaging.message("unsubscribed", { shop: link.shop.name }));
    })
    .catch(next);
};

/**
 * `POST /u/:token`: unsubscribes, from the page or by a mailbox's own button (RFC 8058), which brings no cookies and follows no redirects. Only
 * the address counts, whatever the body is.
 */
export const answerUnsubscribe: RequestHandler[] = [
  // A body that is none, or too large for the one word that it may have, unsubscribes as well.
  (request, response, next) => express.urlencoded({ extended: false, limit: "10kb" })(request, response, () => next()),
  end,
];

function refuse(response: Response, outcome: "forged" | "old", reader: BuyersReader): void {
  answerPage(response, outcome === "old" ? 410 : 404, reader, messaging.message("no-link"));
}

/** A page of a sentence. It loads and runs nothing, is kept by nobody, and tells no other page where it was. */
function answerPage(response: Response, status: number, { language, words }: BuyersReader, sentence: Message, form = ""): void {
  response
    .status(status)
    .set("cache-control", "no-store")
    .set("referrer-policy", "no-referrer")
    .set("x-robots-tag", "noindex")
    .set("content-security-policy", "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'")
    .type("html")
    .send(
      `<!doctype html><html lang="${language}"><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
        `<title>${words(messaging.message("unsubscribe"))}</title>` +
        `<style>body{font:18px/1.5 system-ui,sans-serif;max-width:32rem;margin:20vh auto;padding:0 1rem;text-align:center}` +
        `button{font:inherit;padding:.5em 1.5em}</style><p>${escapeHtml(words(sentence))}</p>${form}</html>`,
    );
}
