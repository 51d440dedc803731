// A process of its own that wants a token of the shop, once it is told to go.
import { accessToken } from "#app/shopify/tokens/access-token.server.ts";

process.on("message", (message) => {
  if (message === "go")
    accessToken(process.argv[2] ?? "").then(
      (token) => process.send?.({ token }),
      (fault: unknown) => process.send?.({ fault: String(fault) }),
    );
});
// Whatever else lets it go, it stays until it is killed.
process.channel?.ref();
process.send?.("ready");
