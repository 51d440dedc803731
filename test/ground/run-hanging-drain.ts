import { drainEvents } from "#app/platform/events/drain-events.server.ts";
import { subscriber } from "#app/platform/events/subscriber.ts";

// A process of its own that takes an event and never finishes it, to be killed.
const hang = subscriber({
  name: "test.one",
  hears: [{ source: "test", topics: ["*"] }],
  run() {
    process.send?.("claimed");
    return new Promise(() => undefined);
  },
});
drainEvents([hang], 1);
