import type { Request, RequestHandler, Response } from "express";
import { answerPlainly } from "./answer-plainly.server.ts";

/** How long whoever has been answered before they were done may read the answer before the connection is closed. */
const LINGER_MS = 1_000;

/**
 * Refuses a body of more than `maxBytes` with 413: at once when the request says so, and else as soon as that many have come, whoever reads
 * them. Nothing beyond is kept, and nobody who has been answered goes on sending.
 */
export function limitBodies(maxBytes: number): RequestHandler {
  return (request, response, next) => {
    closeWhenAnswered(request, response);
    if (Number(request.headers["content-length"] ?? 0) > maxBytes) return refuse(request, response, maxBytes);
    if (request.headers["transfer-encoding"] !== undefined) stopAt(request, maxBytes, () => refuse(request, response, maxBytes));
    next();
  };
}

function refuse(request: Request, response: Response, maxBytes: number): void {
  // Whoever reads it has answered already: the connection is about to be closed.
  if (response.headersSent) return;
  // Not with "Connection: close": Node would close it at once, and what is still on its way in would undo the answer.
  answerPlainly(response, 413, `That is more than Waybill takes at once: ${Math.floor(maxBytes / 1_000_000)} MB.`);
}

/** Node's parser hands each piece of a body to `push`: what comes after the limit goes nowhere. */
function stopAt(request: Request, maxBytes: number, tooMuch: () => void): void {
  let size = 0;
  const push = request.push.bind(request);
  request.push = (piece: Uint8Array | null, encoding?: BufferEncoding) => {
    const isOver = size > maxBytes;
    size += piece?.byteLength ?? 0;
    if (size <= maxBytes) return push(piece, encoding);
    if (!isOver) tooMuch();
    // Read on, and kept nowhere: whoever sends without pause would not see the answer otherwise.
    return true;
  };
}

/** When a request has been answered Node reads what is left of its body, to the end, and there need be none. */
function closeWhenAnswered(request: Request, response: Response): void {
  response.once("finish", () => {
    if (request.complete) return;
    const timer = setTimeout(() => request.socket.destroy(), LINGER_MS);
    request.socket.once("close", () => clearTimeout(timer));
    request.once("end", () => clearTimeout(timer));
  });
}
