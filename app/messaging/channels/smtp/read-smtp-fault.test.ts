import { expect, test } from "vitest";
import { answerToFault } from "./read-smtp-fault.ts";

test.each<[string, Parameters<typeof answerToFault>, object]>([
  [
    "an address that nobody has is dead",
    [{ message: "", responseCode: 550, response: "550 5.1.1 No such user" }, false],
    { outcome: "refused", reason: "bad-address" },
  ],
  [
    "a policy is no dead address",
    [{ message: "", responseCode: 550, response: "550 5.7.1 Blocked by policy" }, false],
    { outcome: "refused", reason: "refused" },
  ],
  [
    "a bare 550 is not taken for a dead address",
    [{ message: "", responseCode: 550, response: "550 No" }, false],
    { outcome: "refused", reason: "refused" },
  ],
  [
    "greylisting is tried again",
    [{ message: "", responseCode: 451, response: "451 4.7.1 Greylisted" }, false],
    { outcome: "not-sent", retryAfterSeconds: 300 },
  ],
  [
    "not now, said to the whole letter, is not sent",
    [{ message: "", responseCode: 452, response: "452 4.3.1 Full" }, true],
    { outcome: "not-sent" },
  ],
  [
    "a refused letter is refused",
    [{ message: "", responseCode: 554, response: "554 5.6.0 Spam" }, true],
    { outcome: "refused", reason: "refused" },
  ],
  ["a line lost before the letter is not sent", [{ message: "Connection closed" }, false], { outcome: "not-sent" }],
  ["a line lost after it is unknown", [{ message: "Connection closed" }, true], { outcome: "unknown" }],
])("%s", (_, [fault, handedOver], expected) => {
  expect(answerToFault(fault, handedOver)).toMatchObject(expected);
});
