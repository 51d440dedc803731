import { drainInbox } from "#app/platform/inbox/drain-inbox.server.ts";
import { inboxHandler } from "#app/platform/inbox/inbox-handler.ts";

// A process of its own that takes an event and never finishes it, to be killed.
const hang = inboxHandler({
  source: "test",
  topics: ["*"],
  run() {
    process.send?.("claimed");
    return new Promise(() => undefined);
  },
});
drainInbox([hang], 1);
