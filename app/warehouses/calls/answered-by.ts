import type { Request, RequestHandler, Response } from "express";

/** A handler that answers in its own time; what it throws goes to the server's error handler. */
export function answeredBy(answer: (request: Request, response: Response) => Promise<void>): RequestHandler {
  return (request, response, next) => {
    answer(request, response).catch(next);
  };
}
