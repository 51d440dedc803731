import { readFileSync } from "node:fs";
import { parse } from "smol-toml";
import { z } from "zod";

const Subscription = z.object({
  topics: z.array(z.string()).default([]),
  compliance_topics: z.array(z.string()).default([]),
  uri: z.string(),
  include_fields: z.array(z.string()).optional(),
  filter: z.undefined({ error: "the Shopify stand-in does not filter webhooks yet" }).optional(),
  name: z.string().optional(),
});

const commaList = z.string().transform((text) =>
  text
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== ""),
);

const AppToml = z.object({
  access_scopes: z
    .object({
      scopes: commaList.default([]),
      required_scopes: z.array(z.string()).default([]),
      optional_scopes: z.array(z.string()).default([]),
    })
    .optional(),
  webhooks: z.object({ api_version: z.string().default("2026-10"), subscriptions: z.array(Subscription).default([]) }).optional(),
});

export type WebhookSubscription = {
  topics: readonly string[];
  uri: string;
  includeFields: readonly string[] | undefined;
  name: string | undefined;
};

/** What Shopify knows of an app from its `shopify.app.toml`. */
export type AppConfig = {
  requiredScopes: readonly string[];
  optionalScopes: readonly string[];
  webhookApiVersion: string;
  subscriptions: readonly WebhookSubscription[];
};

const nothing: AppConfig = { requiredScopes: [], optionalScopes: [], webhookApiVersion: "2026-10", subscriptions: [] };

/** Reads the app's configuration; an app without one has no scopes and no webhooks. Throws when the file is not what Shopify takes. */
export function readAppConfig(tomlPath: string): AppConfig {
  let text: string;
  try {
    text = readFileSync(tomlPath, "utf8");
  } catch {
    return nothing;
  }
  const { access_scopes, webhooks } = AppToml.parse(parse(text));
  return {
    requiredScopes: [...(access_scopes?.scopes ?? []), ...(access_scopes?.required_scopes ?? [])],
    optionalScopes: access_scopes?.optional_scopes ?? [],
    webhookApiVersion: webhooks?.api_version ?? nothing.webhookApiVersion,
    subscriptions: (webhooks?.subscriptions ?? []).map(({ topics, compliance_topics, uri, include_fields, name }) => ({
      topics: [...topics, ...compliance_topics],
      uri,
      includeFields: include_fields,
      name,
    })),
  };
}

/** The address that an app says it has: extensions may be built with it. Empty where there is no manifest. */
export function applicationUrlIn(tomlPath: string): string {
  try {
    return z
      .object({ application_url: z.string() })
      .parse(parse(readFileSync(tomlPath, "utf8")))
      .application_url.replace(/\/$/, "");
  } catch {
    return "";
  }
}
