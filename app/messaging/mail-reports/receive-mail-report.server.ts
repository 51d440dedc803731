import { createHash } from "node:crypto";
import express, { type RequestHandler } from "express";
import { nowDate } from "#app/platform/clock.ts";
import { storeEvent } from "#app/platform/events/store-event.server.ts";
import { findReportedShop, MAIL_SOURCE } from "./report-address.server.ts";

/** What is kept of a report: its own parts come first, and of the mail that it may bring back whole the header is enough. Bytes. */
const KEPT = 256 * 1024;

export const REPORT_TOPIC = "mail/report";

const receive: RequestHandler = (request, response, next) => {
  const take = async () => {
    const shop = await findReportedShop(request.params["key"] ?? "");
    if (!shop) return void response.status(404).end();
    const body: unknown = request.body;
    if (!Buffer.isBuffer(body) || body.length === 0) return void response.status(400).end();
    const hash = createHash("sha256").update(body).digest("base64url");
    await storeEvent({
      shopId: shop.id,
      source: MAIL_SOURCE,
      dedupeKey: hash,
      topic: REPORT_TOPIC,
      entityKey: `mail-report:${hash}`,
      // One sign for each byte: what stands in it is in the alphabets that its parts say.
      body: body.subarray(0, KEPT).toString("latin1"),
      triggeredAt: nowDate(),
    });
    response.status(204).end();
  };
  take().catch(next);
};

/**
 * `POST /mail-reports/:key`: a mail as it came (RFC 822), from the pipe of a mail server or from a service that takes mail in. Kept as it is,
 * answered, and looked at later: a mail that is no report is passed over. Twice the same is once.
 */
export const receiveMailReport: RequestHandler[] = [express.raw({ type: () => true, limit: "3mb", inflate: false }), receive];
