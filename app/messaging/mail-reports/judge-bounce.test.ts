import { expect, test } from "vitest";
import { judgeBounce } from "./judge-bounce.ts";

const failed = (status: string, diagnostic = "") => judgeBounce({ action: "failed", status, diagnostic });

test.each([
  ["nobody has it", "5.1.1", ""],
  ["its domain takes no mail", "5.1.10", ""],
  ["it was closed", "5.2.1", ""],
  ["its domain is gone", "5.4.4", ""],
  ["Exchange Online knows nobody of that name", "5.4.1", "550 5.4.1 Recipient address rejected: Access denied"],
  ["the reason stands in the diagnostic alone", "5.0.0", "smtp; 550 5.1.1 User unknown"],
  ["no reason is given, and it is for good", "5.0.0", "554 delivery error: dd This user doesn't have an account"],
  ["no status is given", "", "550 No such user"],
])("an address is dead when %s", (_, status, diagnostic) => {
  expect(failed(status, diagnostic)).toMatchObject({ verdict: "dead", isOver: true });
});

test.each([
  ["our sender is on a blocklist", "5.7.1", "554 5.7.1 Service unavailable; blocked using zen.spamhaus.org"],
  ["SPF or DMARC fails", "5.7.26", ""],
  ["the letter looks unsolicited, said only in the diagnostic", "5.0.0", "550 5.7.1 Message rejected as likely unsolicited"],
  ["the letter is too large", "5.3.4", ""],
  ["its content can't be taken", "5.6.1", ""],
  ["the sender's address is not taken", "5.1.8", ""],
])("it says nothing of the address when %s", (_, status, diagnostic) => {
  expect(failed(status, diagnostic).verdict).toBe("refused");
});

test("a full mailbox, and a server that gave up after days, may take the next one", () => {
  expect(failed("5.2.2").verdict).toBe("full");
  expect(failed("4.4.7")).toEqual({ verdict: "full", isOver: true, status: "4.4.7" });
  expect(failed("", "421 Try again later")).toMatchObject({ verdict: "full", status: "4.0.0" });
});

test("a letter that is late is still on its way, and news of one that arrived is no bounce", () => {
  expect(judgeBounce({ action: "Delayed", status: "4.4.1", diagnostic: "" })).toMatchObject({ verdict: "full", isOver: false });
  expect(judgeBounce({ action: "delivered", status: "2.0.0", diagnostic: "" }).verdict).toBe("delivered");
  for (const action of ["relayed", "expanded", "", "x"])
    expect(judgeBounce({ action, status: "2.0.0", diagnostic: "" }).verdict).toBe("nothing");
});
