import type { IncomingMessage } from "node:http";
import { jwtVerify, SignJWT } from "jose";
import { listen } from "#test/support/listen.ts";

export const clientId = "a-buyers-app";
export const clientSecret = "a-buyers-apps-secret-of-thirty-two-characters";
const secret = new TextEncoder().encode(clientSecret);

/** What an app answers whose extensions are `test/sandbox/buyers-extensions`: it says what it was asked, and signs one change after payment. */
export async function aBuyersApp(changes: () => unknown[]) {
  return listen((request, response) => {
    void answer(request).then((json) => {
      const headers = { "access-control-allow-origin": "*", "access-control-allow-headers": "Authorization, Content-Type" };
      response.writeHead(200, { "content-type": "application/json", "set-cookie": "of-the-app=1", ...headers }).end(JSON.stringify(json));
    });
  });

  async function answer(request: IncomingMessage): Promise<unknown> {
    if (request.method === "OPTIONS") return {};
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://localhost");
    if (pathname.startsWith("/proxy/"))
      return { pathname, asked: Object.fromEntries(searchParams), cookie: request.headers.cookie ?? null };
    const token = request.headers.authorization?.replace("Bearer ", "") ?? "";
    const { payload } = await jwtVerify(token, secret, { audience: clientId });
    if (pathname === "/offers/post-purchase") return { changes: changes() };
    if (pathname === "/offers/post-purchase/changeset") {
      const signing = new SignJWT({ changes: changes() })
        .setProtectedHeader({ alg: "HS256" })
        .setIssuer(clientId)
        .setJti(payload.jti ?? "1");
      return {
        token: await signing
          .setIssuedAt()
          .setSubject(payload.sub ?? "")
          .sign(secret),
      };
    }
    return { from: request.headers.origin, claims: Object.keys(payload).sort(), dest: payload["dest"] };
  }
}
