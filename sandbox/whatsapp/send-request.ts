import { Ajv } from "ajv";
import { MetaProblem } from "./meta-problem.ts";

const text = (most: number) => ({ type: "string", minLength: 1, maxLength: most });
const media = {
  type: "object",
  properties: { id: text(200), link: { type: "string", pattern: "^https?://" }, caption: text(1024), filename: text(240) },
  anyOf: [{ required: ["id"] }, { required: ["link"] }],
};
const parameter = {
  type: "object",
  required: ["type"],
  properties: {
    type: { enum: ["text", "currency", "date_time", "image", "video", "document", "payload", "coupon_code"] },
    text: text(32_768),
    parameter_name: text(100),
    image: media,
    video: media,
    document: media,
    payload: text(256),
    coupon_code: text(15),
  },
};
const template = {
  type: "object",
  additionalProperties: false,
  required: ["name", "language"],
  properties: {
    name: { type: "string", pattern: "^[a-z0-9_]{1,512}$" },
    language: { type: "object", required: ["code"], properties: { policy: { const: "deterministic" }, code: text(15) } },
    components: {
      type: "array",
      items: {
        type: "object",
        additionalProperties: false,
        required: ["type"],
        properties: {
          type: { enum: ["header", "body", "button"] },
          sub_type: { enum: ["quick_reply", "url", "catalog", "copy_code"] },
          index: {
            anyOf: [
              { type: "string", pattern: "^\\d$" },
              { type: "integer", minimum: 0, maximum: 9 },
            ],
          },
          parameters: { type: "array", items: parameter },
        },
      },
    },
  },
};
const everyMessage = {
  messaging_product: { const: "whatsapp" },
  recipient_type: { const: "individual" },
  to: { type: "string", pattern: "^\\+?[\\d ()-]{6,24}$" },
  recipient: { type: "string", pattern: "^[A-Z]{2}\\.[A-Za-z0-9]{1,128}$" },
  biz_opaque_callback_data: text(512),
};
const needed = { required: ["messaging_product", "type"], anyOf: [{ required: ["to"] }, { required: ["recipient"] }] };

/** What `/messages` takes, by Meta's contract v23.0 and what it lags behind: the BSUID of a recipient, callback data. */
const message = {
  type: "object",
  additionalProperties: false,
  ...needed,
  properties: {
    ...everyMessage,
    type: {
      enum: ["text", "template", "image", "video", "document", "audio", "sticker", "interactive", "reaction", "location", "contacts"],
    },
    context: { type: "object", required: ["message_id"], properties: { message_id: text(200) } },
    text: {
      type: "object",
      additionalProperties: false,
      required: ["body"],
      properties: { body: text(4096), preview_url: { type: "boolean" } },
    },
    template,
    image: media,
    video: media,
    document: media,
    audio: media,
    sticker: media,
    interactive: { type: "object", required: ["type", "action"] },
    reaction: { type: "object", required: ["message_id", "emoji"] },
    location: { type: "object", required: ["latitude", "longitude"] },
    contacts: { type: "array", minItems: 1 },
  },
};
/** What `/marketing_messages` takes: templates alone. */
const marketing = {
  type: "object",
  additionalProperties: false,
  ...needed,
  required: [...needed.required, "template"],
  properties: {
    ...everyMessage,
    type: { const: "template" },
    template,
    product_policy: { enum: ["CLOUD_API_FALLBACK", "STRICT"] },
    message_activity_sharing: { type: "boolean" },
  },
};

export type SentComponent = {
  type: "header" | "body" | "button";
  sub_type?: string;
  index?: string | number;
  parameters?: { type: string; text?: string; parameter_name?: string }[];
};
export type SendRequest = {
  to?: string;
  recipient?: string;
  type: string;
  text?: { body: string };
  template?: { name: string; language: { code: string }; components?: SentComponent[] };
  biz_opaque_callback_data?: string;
};

const ajv = new Ajv({ allErrors: true, allowUnionTypes: true, strictRequired: false, strictTypes: false });
const checks = { messages: ajv.compile<SendRequest>(message), marketing_messages: ajv.compile<SendRequest>(marketing) };

export type Endpoint = keyof typeof checks;

/** The body, or #100 with what is wrong with it. */
export function readSendRequest(endpoint: Endpoint, body: unknown): SendRequest {
  const check = checks[endpoint];
  if (!check(body)) throw new MetaProblem(100, ajv.errorsText(check.errors, { dataVar: "param" }));
  if (!(body.type in body)) throw new MetaProblem(100, `The parameter ${body.type} is required.`);
  return body;
}
