import { pino } from "pino";
import { env } from "./env.server.ts";
import { plainError } from "./plain-error.ts";

const secret = ["accessToken", "refreshToken", "token", "password", "secret", "apiKey", "authorization", "cookie", "hmac", "id_token"];
const personal = ["email", "phone", "name", "customerName", "shipTo", "address", "address1", "address2", "body", "note", "properties"];

/**
 * The log: one line of JSON for each event, machine names as keys. Secrets and personal data are struck out wherever they stand in
 * the first three levels, but do not rely on it: log ids.
 */
export const log = pino({
  level: env.LOG_LEVEL,
  base: { role: env.ROLE },
  serializers: { err: (error: unknown) => plainError(error) },
  timestamp: pino.stdTimeFunctions.isoTime,
  redact: {
    paths: [...secret, ...personal].flatMap((key) => [key, `*.${key}`, `*.*.${key}`]),
    censor: "[redacted]",
  },
});
