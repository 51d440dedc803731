import type { TwilioAccount } from "./twilio-account.ts";
import { TwilioProblem } from "./twilio-problem.ts";

const BOUGHT_AT = "Mon, 02 Nov 2026 09:00:00 +0000";

/** The account's numbers of which this is one, or a part of one: `*` stands for any digit. */
export function numbersOf(account: TwilioAccount, { searchParams }: URL) {
  const wanted = (searchParams.get("PhoneNumber") ?? "").replaceAll(/[^\d*]/g, "").replaceAll("*", "\\d");
  return account.numbers.filter(({ phone }) => new RegExp(wanted).test(phone)).map((number) => viewNumber(account, number));
}

function viewNumber({ sid: accountSid }: TwilioAccount, { sid, phone }: TwilioAccount["numbers"][number]) {
  return {
    sid,
    account_sid: accountSid,
    phone_number: phone,
    friendly_name: phone,
    api_version: "2010-04-01",
    address_requirements: "none",
    beta: false,
    capabilities: { voice: true, sms: true, mms: phone.startsWith("+1"), fax: false },
    origin: "twilio",
    status: "in-use",
    emergency_status: "Inactive",
    voice_receive_mode: "voice",
    date_created: BOUGHT_AT,
    date_updated: BOUGHT_AT,
    uri: `/2010-04-01/Accounts/${accountSid}/IncomingPhoneNumbers/${sid}.json`,
  };
}

/** The account's messaging service, as messaging.twilio.com tells it. */
export function viewService({ sid: accountSid, messagingServiceSid }: TwilioAccount, path: string) {
  if (!path.endsWith(`/${messagingServiceSid}`)) throw new TwilioProblem(20404);
  return {
    sid: messagingServiceSid,
    account_sid: accountSid,
    friendly_name: "Carts",
    date_created: "2026-11-02T09:00:00Z",
    date_updated: "2026-11-02T09:00:00Z",
    sticky_sender: true,
    smart_encoding: true,
    area_code_geomatch: true,
    validity_period: 14_400,
    usecase: "marketing",
    us_app_to_person_registered: false,
    use_inbound_webhook_on_number: true,
    url: `https://messaging.twilio.com/v1/Services/${messagingServiceSid}`,
  };
}
