import type { IncomingMessage, ServerResponse } from "node:http";

/** A request to the stand-in, as it is seen on its way in (`arrived`) and, its effect taken, before its answer goes out (`done`). */
export type StandInRequest = {
  moment: "arrived" | "done";
  request: IncomingMessage;
  response: ServerResponse;
  /** Name of the GraphQL operation, once the body has been read; the path for everything else. */
  operation: string;
  /** What a GraphQL operation cost, once it is `done`. */
  points?: number;
};

/** Lets somebody take a request over: whoever answers `taken over` has answered it himself, or means to leave it unanswered. */
export type BeforeAnswer = (request: StandInRequest) => Promise<"go on" | "taken over">;
