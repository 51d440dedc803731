import { createServer, type IncomingHttpHeaders, request as send, type Server } from "node:http";

/**
 * The app's address as the browser and the stand-ins see it. Two things are changed on the way out, that only hold for Shopify's own
 * admin: who may frame the app, and the preload of App Bridge from Shopify's servers.
 */
export function createAppProxy(options: { appPort: () => number | undefined; shellOrigin: () => string }): Server {
  const server = createServer((request, response) => {
    const port = options.appPort();
    if (port === undefined) {
      response.writeHead(503, { "content-type": "text/plain", "retry-after": "1" }).end("The app is starting. Reload in a moment.");
      return;
    }
    const onward = send({ host: "127.0.0.1", port, method: request.method, path: request.url, headers: request.headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, fitForShell(answer.headers, options.shellOrigin()));
      answer.pipe(response);
      answer.on("error", () => response.destroy());
    });
    onward.on("error", () => {
      if (response.headersSent) response.destroy();
      else response.writeHead(502, { "content-type": "text/plain" }).end("The app doesn't answer.");
    });
    response.on("close", () => onward.destroy());
    request.pipe(onward);
  });
  // Longer than callers keep an idle connection: none sends a request into one that is just being closed.
  server.keepAliveTimeout = 65_000;
  return server;
}

function fitForShell(headers: IncomingHttpHeaders, shellOrigin: string): IncomingHttpHeaders {
  const { link, ...rest } = headers;
  const policy = rest["content-security-policy"];
  const links = String(link ?? "")
    .split(/,\s*(?=<)/)
    .filter((one) => one !== "" && !one.includes("cdn.shopify.com"));
  return {
    ...rest,
    ...(links.length > 0 && { link: links.join(", ") }),
    ...(policy && { "content-security-policy": String(policy).replace("frame-ancestors ", `frame-ancestors ${shellOrigin} `) }),
  };
}
