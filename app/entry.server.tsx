import { PassThrough } from "node:stream";
import { createReadableStreamFromReadable, type EntryContext } from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { isbot } from "isbot";
import { renderToPipeableStream } from "react-dom/server";
import { log } from "./platform/log.server.ts";
import { shopify } from "./shopify/app.server.ts";

const ABORT_MS = 5000;

/** Renders a page: people get it as it comes, machines that read pages get it whole. */
export default function handleRequest(request: Request, status: number, headers: Headers, context: EntryContext): Promise<Response> {
  shopify.addDocumentResponseHeaders(request, headers);
  const readyEvent = isbot(request.headers.get("user-agent")) ? "onAllReady" : "onShellReady";

  return new Promise((rendered, failed) => {
    let shellIsOut = false;
    const { pipe, abort } = renderToPipeableStream(<RemixServer context={context} url={request.url} abortDelay={ABORT_MS} />, {
      [readyEvent]: () => {
        shellIsOut = true;
        const body = new PassThrough();
        headers.set("Content-Type", "text/html");
        rendered(new Response(createReadableStreamFromReadable(body), { headers, status }));
        pipe(body);
      },
      onShellError: failed,
      onError(error) {
        status = 500;
        // What fails before the shell is out comes back through onShellError.
        if (shellIsOut) log.error({ err: error }, "page not rendered to its end");
      },
    });
    setTimeout(abort, ABORT_MS).unref();
  });
}

/** A fault in a loader or action: Remix hides it from the browser, so it must not be lost here. */
export function handleError(error: unknown, { request }: { request: Request }): void {
  // Nor is an address that there is none of, or one that does not take what was sent, a fault.
  if (request.signal.aborted || (isRouteErrorResponse(error) && error.status < 500)) return;
  log.error({ err: error, method: request.method, path: new URL(request.url).pathname }, "request failed");
}
