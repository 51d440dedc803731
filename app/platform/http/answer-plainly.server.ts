import { STATUS_CODES } from "node:http";
import type { ErrorRequestHandler, RequestHandler, Response } from "express";
import { log } from "../log.server.ts";

/** Says in a line what became of a request, for whoever reads the sender's log. */
export function answerPlainly(response: Response, status: number, words: string): void {
  response.status(status).type("text/plain").send(`${words}\n`);
}

/** Refuses an address that nobody can read, or that holds what no database keeps: broken escapes in its path, or a zero character anywhere. */
export const refuseBrokenAddress: RequestHandler = (request, response, next) => {
  if (isReadable(request.url)) return next();
  answerPlainly(response, 400, "This address can't be read.");
};

function isReadable(url: string): boolean {
  if (/%00|\0/.test(url)) return false;
  try {
    decodeURIComponent(url.split("?", 1)[0] ?? "");
    return true;
  } catch {
    return false;
  }
}

/** The last to be asked, when a handler has thrown: what was wrong with the request is told, what is wrong with us is logged. */
// By the number of its arguments Express knows who is asked about faults.
export const answerFault: ErrorRequestHandler = (fault: unknown, request, response, _next) => {
  if (response.writableEnded) return;
  // Half of an answer is out: the connection ends, so that nobody takes it for the whole.
  if (response.headersSent) return void request.socket.destroy();
  const status = statusOf(fault);
  if (status === 500) log.error({ err: fault, method: request.method, path: request.path }, "request failed");
  answerPlainly(response, status, status === 500 ? "Something went wrong in Waybill. Try again." : (STATUS_CODES[status] ?? "Refused"));
};

/** Express says of what a request did wrong which status it deserves; a Host that is no address only shows when one is made of it. */
function statusOf(fault: unknown): number {
  if (!(fault instanceof Error)) return 500;
  if ("status" in fault && typeof fault.status === "number" && fault.status >= 400 && fault.status < 500) return fault.status;
  return "code" in fault && fault.code === "ERR_INVALID_URL" && "input" in fault ? 400 : 500;
}
