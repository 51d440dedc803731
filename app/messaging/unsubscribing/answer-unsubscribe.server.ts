import express, { type RequestHandler, type Response } from "express";
import { wordsFor } from "#app/platform/messages/words.ts";
import { escapeHtml } from "#app/platform/outside-text.ts";
import { messaging } from "../messages.ts";
import { readUnsubscribeLink, unsubscribe } from "./unsubscribe.server.ts";

const english = wordsFor({ language: "en", timeZone: "UTC" });

/** `GET /u/:token`: asks whether they are sure. It changes nothing: programs that look at links before people do follow every one of them. */
export const showUnsubscribe: RequestHandler = (request, response, next) => {
  readUnsubscribeLink(request.params["token"] ?? "")
    .then((link) => {
      if (link.outcome !== "good") return refuse(response, link.outcome);
      const button = `<form method="post"><input type="hidden" name="from" value="page"><button>${english(messaging.message("unsubscribe"))}</button></form>`;
      answerPage(response, 200, english(messaging.message("sure", { shop: link.shop.name })), button);
    })
    .catch(next);
};

const end: RequestHandler = (request, response, next) => {
  const body = request.body as { from?: unknown } | undefined;
  const how = body?.from === "page" ? "page" : "one-click";
  readUnsubscribeLink(request.params["token"] ?? "")
    .then(async (link) => {
      if (link.outcome !== "good") return refuse(response, link.outcome);
      if (!(await unsubscribe(link.shop, link.deliveryId, how))) return refuse(response, "old");
      answerPage(response, 200, english(messaging.message("unsubscribed", { shop: link.shop.name })));
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

function refuse(response: Response, outcome: "forged" | "old"): void {
  answerPage(response, outcome === "old" ? 410 : 404, english(messaging.message("no-link")));
}

/** A page of a sentence. It loads and runs nothing, is kept by nobody, and tells no other page where it was. */
function answerPage(response: Response, status: number, sentence: string, form = ""): void {
  response
    .status(status)
    .set("cache-control", "no-store")
    .set("referrer-policy", "no-referrer")
    .set("x-robots-tag", "noindex")
    .set("content-security-policy", "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'")
    .type("html")
    .send(
      `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
        `<title>${english(messaging.message("unsubscribe"))}</title>` +
        `<style>body{font:18px/1.5 system-ui,sans-serif;max-width:32rem;margin:20vh auto;padding:0 1rem;text-align:center}` +
        `button{font:inherit;padding:.5em 1.5em}</style><p>${escapeHtml(sentence)}</p>${form}</html>`,
    );
}
