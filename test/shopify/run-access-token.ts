// A process of its own that wants a token of the shop, once it is told to go.
import { accessToken } from "#app/shopify/tokens/access-token.server.ts";

process.on("message", (message) => {
  if (message === "go")
    accessToken(process.argv[2] ?? "").then(
      (token) => process.send?.({ token }),
      (fault: unknown) => process.send?.({ fault: String(fault) }),
    );
});
process.send?.("ready");
