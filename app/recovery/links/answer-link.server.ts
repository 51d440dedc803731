import type { Request, RequestHandler, Response } from "express";
import { callerAt } from "#app/platform/http/caller-address.server.ts";
import { tokenBuckets } from "#app/platform/http/token-buckets.ts";
import { log } from "#app/platform/log.server.ts";
import { buyersLanguageOf } from "#app/platform/messages/languages.ts";
import { wordsFor } from "#app/platform/messages/words.ts";
import { recovery } from "../messages.ts";
import { openLink } from "./open-link.server.ts";

/** What this process takes of one address: who tries addresses out gets nowhere. */
const callers = tokenBuckets({ perSecond: 5, burst: 50, most: 20_000 });

/**
 * `GET /r/:token`: leads whoever holds a message's link back to their cart. Whatever goes wrong they get a page or the shop, never an error; the
 * address itself is told to nobody: not to a log, and not to the page that they come to.
 */
export const answerLink: RequestHandler = (request, response) => {
  response.set({
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, nofollow",
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
  });
  const caller = callerAt(request.ip);
  if (caller !== undefined && !callers.take(caller, performance.now())) return showPage(request, response, 429, "link-later");
  const header = (name: string) => request.get(name) ?? "";
  const purpose = ["sec-purpose", "purpose", "x-moz", "x-purpose"].map(header).join(" ");
  openLink(bareToken(request.params["token"] ?? ""), { method: request.method, userAgent: header("user-agent"), purpose })
    .then((target) => (target === null ? showPage(request, response, 200, "link-over") : response.redirect(302, target)))
    .catch((fault: unknown) => {
      // Without the address, which is a key.
      log.error({ err: fault }, "a recovery link could not be followed");
      showPage(request, response, 503, "link-later");
    });
};

/** A full stop, a bracket or a space that whoever sent it on, or the program that drew it, took for a part of the address. */
const bareToken = (written: string): string => written.replace(/[^\w-]{1,5}$/u, "");

function showPage(request: Request, response: Response, status: number, says: "link-over" | "link-later"): void {
  const language = buyersLanguageOf(request.get("accept-language"));
  const sentence = wordsFor({ language, timeZone: "UTC" })(recovery.message(says));
  response
    .status(status)
    .type("html")
    .send(
      `<!doctype html><html lang="${language}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${sentence}</title>` +
        `<style>body{font:18px/1.5 system-ui,sans-serif;max-width:32rem;margin:20vh auto;padding:0 1rem;text-align:center}</style><p>${sentence}</p></html>`,
    );
}
