import { createHmac } from "node:crypto";
import { describe, expect, test } from "vitest";
import { UnreadableEvent } from "#app/platform/events/stored-event.ts";
import { answerChallenge, isSignedByMeta, verifyTokenOf } from "./is-signed.ts";
import { readWhatsAppCall } from "./read-call.ts";

const account = { wabaId: "102", phoneNumberId: "106" };
const ID = "6f1c1c5e-8f3a-4a55-9f5e-2f6f3f9a1b11";
const read = (value: object, field = "messages", entry = account.wabaId) =>
  readWhatsAppCall(
    { topic: "meta-cloud", about: "", at: new Date(0), body: JSON.stringify({ entry: [{ id: entry, changes: [{ field, value }] }] }) },
    account,
  );
const metadata = { phone_number_id: account.phoneNumberId };
const status = (given: object) => read({ metadata, statuses: [{ id: "wamid.1", status: "sent", timestamp: "1", ...given }] });

describe("a status", () => {
  test("finds its delivery by what we gave along, and by Meta's name where nothing was", () => {
    expect(status({ biz_opaque_callback_data: ID })).toMatchObject([
      { which: { id: ID }, heard: { news: "sent", providerMessageId: "wamid.1" } },
    ]);
    expect(status({ biz_opaque_callback_data: "another app's" })).toMatchObject([{ which: { providerMessageId: "wamid.1" } }]);
  });

  test("of somebody who is known by an id alone lacks the number, and brings its price", () => {
    const pricing = { pricing_model: "PMP", type: "free_entry_point", category: "marketing_lite", new_field: 1 };
    expect(status({ status: "played", recipient_user_id: "US.1349", pricing })).toMatchObject([
      { heard: { news: "read", cost: { model: "PMP", type: "free_entry_point", category: "marketing_lite" } } },
    ]);
  });

  test("that a later version of Meta adds is passed over, with the others of its call read", () => {
    const statuses = ["resurrected", "delivered"].map((each) => ({ id: "wamid.1", status: each, timestamp: "1" }));
    expect(read({ metadata, statuses })).toMatchObject([{ heard: { news: "delivered" } }]);
  });

  test("of a failure without a reason is one all the same", () => {
    expect(status({ status: "failed" })).toMatchObject([{ heard: { news: "failed", refusal: { reason: "refused" } } }]);
  });
});

test("who hides their number, and who doesn't, is known by both addresses once they are told together", () => {
  const messages = [{ id: "wamid.2", from_user_id: "GB.77", timestamp: "1800000000", type: "text", text: { body: "Stop" } }];
  const told = read({ metadata, contacts: [{ user_id: "GB.77", wa_id: "447700900123" }], messages });
  expect(told).toMatchObject([
    { about: "person", phone: "+447700900123", id: "GB.77" },
    { about: "reply", from: ["GB.77"], text: "Stop", at: new Date(1_800_000_000_000) },
  ]);
});

test("what is told of a template is what changed of it", () => {
  const named = { message_template_name: "cart_left", message_template_language: "en", message_template_id: 9 };
  expect(read({ ...named, event: "REJECTED", reason: "INVALID_FORMAT" }, "message_template_status_update")).toMatchObject([
    { change: { state: "REJECTED", reason: "INVALID_FORMAT" } },
  ]);
  expect(read({ ...named, new_category: "MARKETING" }, "template_category_update")).toMatchObject([{ change: { category: "MARKETING" } }]);
  expect(read({ ...named, new_quality_score: "YELLOW" }, "message_template_quality_update")).toMatchObject([
    { change: { quality: "YELLOW" } },
  ]);
});

test("what is about another account, another number, or nothing that we know of is passed over; what is no JSON is told to be none", () => {
  const messages = [{ id: "wamid.2", from: "44", timestamp: "1" }];
  expect(read({ metadata, messages }, "messages", "103")).toEqual([]);
  expect(read({ metadata: { phone_number_id: "107" }, messages })).toEqual([]);
  expect(read({ metadata, messages }, "calls")).toEqual([]);
  for (const body of ["", "{", "[]", '{"entry":1}'])
    expect(() => readWhatsAppCall({ topic: "meta-cloud", about: "", at: new Date(0), body }, account)).toThrow(UnreadableEvent);
});

describe("a call by Meta", () => {
  const keys = { appSecret: "a secret of the app" };
  const call = (body: string, signature: string | undefined) => ({ body: Buffer.from(body), header: () => signature });
  const sign = (body: string) => `sha256=${createHmac("sha256", keys.appSecret).update(body).digest("hex")}`;

  test("is signed over its very bytes", () => {
    const body = '{"name":"Zo\\u00eb \\/ x"}';
    expect(isSignedByMeta(call(body, sign(body)), keys)).toBe(true);
    expect(isSignedByMeta(call(JSON.stringify(JSON.parse(body)), sign(body)), keys)).toBe(false);
    expect(isSignedByMeta(call(body, sign(body).toUpperCase().replace("SHA256", "sha256")), keys)).toBe(true);
    for (const forged of [undefined, "", "sha256=", "sha1=abc", sign("{}"), `${sign(body)}0`])
      expect(isSignedByMeta(call(body, forged), keys)).toBe(false);
    expect(isSignedByMeta(call(body, sign(body)), { appSecret: "" })).toBe(false);
  });

  test("that asks whether the address is ours gets its own digits back, and nothing else", () => {
    const asked = (challenge: string, token = verifyTokenOf("key")) =>
      new URLSearchParams({ "hub.mode": "subscribe", "hub.verify_token": token, "hub.challenge": challenge });
    expect(answerChallenge(asked("1158201444"), "key")).toBe("1158201444");
    expect(answerChallenge(asked("<script>"), "key")).toBeUndefined();
    expect(answerChallenge(asked("1", "guessed"), "key")).toBeUndefined();
  });
});
