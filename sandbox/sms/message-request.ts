import { Ajv } from "ajv";
import addFormats from "ajv-formats";
import { Temporal } from "temporal-polyfill";
import { TwilioProblem } from "./twilio-problem.ts";

/** The fields of a form; one that comes several times is a list. */
export type Form = Record<string, string | string[]>;

const sid = (prefix: string) => ({ type: "string", pattern: `^${prefix}[0-9a-fA-F]{32}$` });
const yesOrNo = { type: "boolean" };
const text = { type: "string" };

/** What `POST Messages.json` takes, by Twilio's contract 2010-04-01. */
const ajv = new Ajv({ coerceTypes: "array", allErrors: true });
addFormats(ajv);
const check = ajv.compile({
  type: "object",
  additionalProperties: false,
  properties: {
    To: text,
    From: text,
    MessagingServiceSid: sid("MG"),
    Body: text,
    MediaUrl: { type: "array", maxItems: 10, items: { type: "string", format: "uri" } },
    ContentSid: sid("HX"),
    ContentVariables: text,
    StatusCallback: text,
    ApplicationSid: sid("AP"),
    MaxPrice: { type: "number" },
    ProvideFeedback: yesOrNo,
    Attempt: { type: "integer" },
    ValidityPeriod: { type: "integer", minimum: 1, maximum: 36_000 },
    ForceDelivery: yesOrNo,
    ContentRetention: { enum: ["retain", "discard"] },
    AddressRetention: { enum: ["retain", "obfuscate"] },
    SmartEncoded: yesOrNo,
    PersistentAction: { type: "array", items: text },
    TrafficType: { enum: ["free"] },
    ShortenUrls: yesOrNo,
    ScheduleType: { enum: ["fixed"] },
    SendAt: { type: "string", format: "date-time" },
    SendAsMms: yesOrNo,
    RiskCheck: { enum: ["enable", "disable"] },
    FallbackFrom: text,
  },
});

export type MessageRequest = {
  to: string;
  from: string | undefined;
  messagingServiceSid: string | undefined;
  body: string;
  media: readonly string[];
  statusCallback: string | null;
  sendAt: Temporal.Instant | null;
};

/** Parameter by parameter, as Twilio refuses: what is missing has a code of its own. */
export function readMessageRequest(form: Form, now: Temporal.Instant): MessageRequest {
  const given = structuredClone(form);
  if (!check(given)) {
    const [first] = check.errors ?? [];
    const named = first?.keyword === "additionalProperties" ? String(first.params.additionalProperty) : first?.instancePath.slice(1);
    throw new TwilioProblem(20001, `Invalid parameter ${named ?? ""}: ${first?.message ?? ""}`);
  }
  const one = (name: string) => {
    const value = form[name];
    return typeof value === "string" && value !== "" ? value : undefined;
  };
  const to = one("To");
  const [from, messagingServiceSid, body] = [one("From"), one("MessagingServiceSid"), one("Body") ?? ""];
  const media = [form.MediaUrl ?? []].flat();
  if (to === undefined) throw new TwilioProblem(21604);
  if (from === undefined && messagingServiceSid === undefined) throw new TwilioProblem(21603);
  if (body === "" && media.length === 0 && form.ContentSid === undefined) throw new TwilioProblem(21602);
  if (body.length > 1600) throw new TwilioProblem(21617);
  const statusCallback = one("StatusCallback") ?? null;
  if (statusCallback !== null && !isCallable(statusCallback)) throw new TwilioProblem(21609);
  return { to, from, messagingServiceSid, body, media, statusCallback, sendAt: readSendAt(form, messagingServiceSid, now) };
}

/** Twilio calls an address of up to 4,000 characters whose host has no underscore. */
function isCallable(url: string): boolean {
  if (!URL.canParse(url) || url.length > 4000) return false;
  const { protocol, hostname } = new URL(url);
  return (protocol === "https:" || protocol === "http:") && !hostname.includes("_");
}

function readSendAt({ SendAt: at, ScheduleType: type }: Form, service: string | undefined, now: Temporal.Instant): Temporal.Instant | null {
  if (type === undefined && at === undefined) return null;
  if (service === undefined) throw new TwilioProblem(35118);
  if (typeof at !== "string" || type === undefined) throw new TwilioProblem(20001, "SendAt and ScheduleType=fixed are given together");
  const sendAt = Temporal.Instant.from(at);
  const seconds = sendAt.since(now).total({ unit: "seconds" });
  if (seconds < 300 || seconds > 35 * 86_400) throw new TwilioProblem(35114);
  return sendAt;
}
