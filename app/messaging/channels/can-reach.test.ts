import { expect, test } from "vitest";
import { canReach } from "./can-reach.ts";

test.each(["+12125550100", "+17875550100", "+16715550100", "US.13491208655302741918"])(
  "no WhatsApp marketing is planned to the United States: %s",
  (address) => {
    expect(canReach("whatsapp", "marketing", address)).toEqual({ reaches: false, why: "no-whatsapp-marketing-in-us" });
    expect(canReach("whatsapp", "transactional", address)).toEqual({ reaches: true });
    expect(canReach("sms", "marketing", address)).toEqual({ reaches: true });
  },
);

test.each(["+14165550100", "+18765550100", "+447700900123", "+12", "CA.123", "GB.1349"])("%s is elsewhere", (address) => {
  expect(canReach("whatsapp", "marketing", address)).toEqual({ reaches: true });
});
