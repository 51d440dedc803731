import { createHmac } from "node:crypto";

/** `X-Twilio-Signature`: HMAC-SHA1 over the whole address and the form's fields by name, each name run together with its value. */
export function signCallback(authToken: string, url: string, fields: Readonly<Record<string, string>>): string {
  const names = Object.keys(fields).sort();
  const said = names.reduce((text, name) => text + name + (fields[name] ?? ""), url);
  return createHmac("sha1", authToken).update(said, "utf8").digest("base64");
}
