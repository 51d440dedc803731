import { expect, test } from "vitest";
import { formOf, readWebhook, shownWebhook } from "./webhook-address.ts";

const SLACK = "https://hooks.slack.com/services/T00000000/B00000000/abcdefghijklmnopqrstuvwx";

test("a webhook is taken as somebody copied it, and shown by its host and its last signs alone", () => {
  expect(readWebhook(` ${SLACK} `)).toEqual({ ok: true, url: SLACK });
  expect(shownWebhook(SLACK)).toBe("hooks.slack.com/…uvwx");
  expect(shownWebhook("https://chat.example.com/hooks/short")).toBe("chat.example.com");
});

test.each([
  ["http://hooks.slack.com/services/T/B/x", "not-https"],
  ["hooks.slack.com/services/T/B/x", "not-https"],
  ["javascript:alert(1)", "not-https"],
  ["https://me:secret@chat.example.com/hooks/x", "with-password"],
  ["https://localhost/hooks/x", "not-a-host"],
  ["https://127.0.0.1/hooks/x", "not-a-host"],
  ["https://2130706433/hooks/x", "not-a-host"],
  ["https://0x7f.1/hooks/x", "not-a-host"],
  ["https://169.254.169.254/latest/meta-data", "not-a-host"],
  ["https://[::1]/hooks/x", "not-a-host"],
  ["https://metadata/computeMetadata", "not-a-host"],
])("%s is no webhook to speak to", (typed, problem) => {
  expect(readWebhook(typed)).toEqual({ ok: false, problem });
});

test("Discord is spoken to where it takes Slack's form, however its webhook was copied", () => {
  const slack = "https://discord.com/api/webhooks/123/token-abc/slack";
  expect(readWebhook("https://discord.com/api/webhooks/123/token-abc")).toEqual({ ok: true, url: slack });
  expect(readWebhook(slack)).toEqual({ ok: true, url: slack });
  expect(readWebhook("https://chat.example.com/api/webhooks/123/token")).toMatchObject({
    url: "https://chat.example.com/api/webhooks/123/token",
  });
});

test("Microsoft Teams is known by the host of its workflows, which are told apart by their number and show nothing of their signature", () => {
  const workflow = "https://prod-12.westeurope.logic.azure.com:443/workflows/0123456789abcdef0123456789abcdef/triggers/manual/paths/invoke?api-version=2016-06-01&sp=%2Ftriggers&sv=1.0&sig=a-secret"; // oxfmt-ignore
  expect(readWebhook(workflow)).toMatchObject({ ok: true });
  expect(shownWebhook(workflow)).toBe("prod-12.westeurope.logic.azure.com/…cdef");
  for (const host of ["prod-12.westeurope.logic.azure.com", "default1f.2c.environment.api.powerplatform.com", "api.powerautomate.com"])
    expect(formOf(`https://${host}/workflows/1`)).toBe("teams");
  for (const host of ["hooks.slack.com", "logic.azure.com.evil.example", "notlogic.azure.com"])
    expect(formOf(`https://${host}/workflows/1`)).toBe("slack");
});
