import { expect, test } from "vitest";
import { isConnectionFault } from "./is-connection-fault.ts";

const coded = (code: string) => Object.assign(new Error("no"), { code });

test.each([
  ["a server that shuts down", coded("57P01")],
  ["a server that only just starts", coded("57P03")],
  ["nobody at the address", coded("ECONNREFUSED")],
  ["nobody at any of its addresses", new AggregateError([coded("ECONNREFUSED")])],
  ["a connection that was cut", new Error("Connection terminated unexpectedly")],
  ["one of them as the cause", new Error("no transaction", { cause: coded("ECONNRESET") })],
])("%s is the database that is away", (_, error) => {
  expect(isConnectionFault(error)).toBe(true);
});

test.each([
  ["a constraint", coded("23505")],
  ["no free connection in time", new Error("timeout exceeded when trying to connect")],
  ["something thrown that is no error", "ECONNREFUSED"],
])("%s is not", (_, error) => {
  expect(isConnectionFault(error)).toBe(false);
});
