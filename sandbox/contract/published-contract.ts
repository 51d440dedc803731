import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { parse } from "yaml";
import { type Contract, contractOf, type OpenApi } from "./contract-of.ts";

const beside = (file: string) => fileURLToPath(new URL(`../../../shared/specs/${file}`, import.meta.url));

/** Where the providers' own contracts are: they are not kept here. Say where each is, or lay them beside the repository. */
const PLACES = {
  twilio: process.env.TWILIO_CONTRACT ?? beside("twilio-api-2010-04-01.json.gz"),
  meta: process.env.META_CONTRACT ?? beside("meta-business-messaging-v23.0.yaml.gz"),
};

export type PublishedContract = keyof typeof PLACES;

/** Where a contract says what its provider does not do. */
const CORRECTIONS: Record<PublishedContract, (document: OpenApi) => void> = {
  // The addresses of a list's pages are relative, as in the contract's own examples.
  twilio: ({ paths }) => {
    for (const list of ["Messages", "IncomingPhoneNumbers", "SMS/ShortCodes"])
      relax(paths[`/2010-04-01/Accounts/{AccountSid}/${list}.json`]?.get?.responses["200"]);
  },
  // It lags: recipients by BSUID, callback data, a language's code alone, and buttons by their place are taken.
  meta: ({ components: { schemas } }) => {
    const own = { recipient: { type: "string" }, biz_opaque_callback_data: { type: "string" } };
    for (const name of ["BaseMessageProperties", "MarketingMessageRequestPayload"]) {
      const schema = schemas[name];
      if (!schema) continue;
      Object.assign(schema.properties as object, own);
      schema.required = (schema.required as string[]).filter((each) => each !== "to");
    }
    const [language, component] = [schemas.LanguageObject, schemas.TemplateComponent];
    if (language) language.required = ["code"];
    if (component) Object.assign(component.properties as object, { index: {}, sub_type: {} });
  },
};

/** The published contract, where it is at hand. */
export function publishedContract(name: PublishedContract): Contract | undefined {
  const place = PLACES[name];
  if (!existsSync(place)) return undefined;
  const bytes = readFileSync(place);
  const text = (place.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString();
  const document = (text.startsWith("{") ? JSON.parse(text) : parse(text, { maxAliasCount: -1 })) as OpenApi;
  CORRECTIONS[name](document);
  return contractOf(document);
}

function relax(node: unknown): void {
  if (typeof node !== "object" || node === null) return;
  if ("format" in node && node.format === "uri") delete node.format;
  for (const part of Object.values(node)) relax(part);
}
