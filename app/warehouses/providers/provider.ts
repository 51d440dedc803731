import type { Temporal } from "temporal-polyfill";
import type { z } from "zod";
import type { Message } from "#app/platform/messages/message.ts";
import { cleanShipment } from "../clean-shipment.ts";
import type { WarehouseConnection, WarehouseOrderState, WarehouseShipment } from "../warehouse-connection.ts";
import type { Patience } from "./call-provider.server.ts";
import type { RequestPace } from "./request-pace.server.ts";

/**
 * What a provider of warehouses says of itself, once, in its own folder. Everything else in Waybill (the connect wizard, the call
 * receiver, polling, stock, the packing station) asks the declaration and knows no provider by name.
 */
type Declaration<Credentials> = {
  /** What its warehouses and its calls are kept under. Never changes once it is released. */
  kind: string;
  /** Its own name, as a merchant knows it. */
  label: Message;
  /** What it is and what one needs to begin, for the merchant who chooses. */
  about: Message;
  /** What the button says that begins connecting one. */
  invitation: Message;
  /** When its orders usually leave, e.g. `14:00`: what the merchant begins with. */
  usualCutOff: string;
  capabilities: Omit<Capabilities, "callsUs">;
  /** What the merchant gives to be let in; kept sealed. `z.object({})` when nothing is needed. */
  credentials: z.ZodType<Credentials>;
  /** How each of them is asked for. */
  fields: { [Name in keyof Credentials & string]: CredentialField };
  /** How many requests it allows an account in any minute. */
  requestsPerMinute: number;
  /** Its calls to us. A provider without is polled alone. */
  calls?: ProviderCalls;
  /** Opens the way to a building, or with none chosen to the account as far as `check` goes. Sends nothing. */
  connect(access: Access<Credentials>): WarehouseConnection;
};

/** What differs between providers, asked by name. */
export type Capabilities = {
  /** Its parcels are packed at Waybill's packing station, by the merchant's own people: nobody is asked about them. */
  packedHere: boolean;
  /** It can be asked what lies in the building. Otherwise its shelves are counted in Waybill. */
  tellsStock: boolean;
  /** It can call an order off that it has not begun. Otherwise every cancellation is too late. */
  cancels: boolean;
  /** The merchant chooses one of the buildings that it names. Otherwise they say where theirs is. */
  choosesBuilding: boolean;
  /** The merchant chooses a channel that orders are placed under. */
  choosesChannel: boolean;
  /** It ships in several ways that have names of their own, and one is asked for with each order. */
  namesServices: boolean;
  /** Whoever delivers its parcels can be told what to collect from the buyer. Otherwise nothing goes there that is paid on delivery. */
  collectsCash: boolean;
  /** It is told by when its buyer was promised to have an order. Otherwise the promise is Waybill's alone to watch. */
  takesDeadline: boolean;
  /** It calls us when something happens to a shipment. */
  callsUs: boolean;
};

/** One field of the credentials: its label, and where the merchant finds what to fill in. */
export type CredentialField = { label: Message; help: Message } & (
  | { kind: "secret" | "text" }
  | { kind: "choice"; options: readonly { value: string; label: Message }[] }
);

export type Access<Credentials> = {
  credentials: Credentials;
  buildingId: string | null;
  channelId: string | null;
  /** Shared by all connections of this process to one account. Every request takes its turn. */
  pace: RequestPace;
  patience: Patience;
};

export type ProviderCalls = {
  /** Whether the provider sent this, now and with this secret: decided over the bytes as they came, before anything is read. */
  verify(call: ReceivedCall, secret: string, now: Temporal.Instant): CallVerdict;
  /** What a verified call says. Twice the same: it is read when it comes, and again when it is applied. */
  read(topic: string, body: string): CallNews;
};

export type ReceivedCall = {
  /** By lower-case name. */
  headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  body: Uint8Array;
};

/** `id` is the same for every delivery of one call. */
export type CallVerdict =
  | { outcome: "verified"; topic: string; id: string; sentAt: Temporal.Instant }
  | { outcome: "refused"; reason: "missing-header" | "stale" | "bad-signature" };

export type CallNews =
  | { outcome: "shipment"; reference: string; shipment: WarehouseShipment }
  /** Something happened to an order of ours, but the call doesn't say enough: ask the provider. */
  | { outcome: "read-again"; reference: string }
  /** Not about an order that we can name. */
  | { outcome: "not-ours" }
  /** Not what the provider's calls look like. */
  | { outcome: "unreadable" };

/** A declared provider. Its credentials are its own affair: whoever holds some gives them as they are, and they are parsed there. */
export type WarehouseProvider = Omit<Declaration<never>, "capabilities" | "credentials" | "fields" | "connect"> & {
  capabilities: Capabilities;
  credentials: z.ZodType<object>;
  fields: readonly (CredentialField & { name: string })[];
  connect(access: Access<unknown>): WarehouseConnection;
};

/** Declares a provider. It is known once it stands in the registry. What it says of shipments is cleaned here, whoever it is. */
export function defineProvider<Credentials extends object>(declared: Declaration<Credentials>): WarehouseProvider {
  return {
    ...declared,
    ...(declared.calls && { calls: cleanCalls(declared.calls) }),
    capabilities: { ...declared.capabilities, callsUs: declared.calls !== undefined },
    fields: Object.entries<CredentialField>(declared.fields).map(([name, field]) => ({ ...field, name })),
    connect: (access) => cleanConnection(declared.connect({ ...access, credentials: declared.credentials.parse(access.credentials) })),
  };
}

function cleanCalls(calls: ProviderCalls): ProviderCalls {
  return {
    ...calls,
    read: (topic, body) => {
      const news = calls.read(topic, body);
      return news.outcome === "shipment" ? { ...news, shipment: cleanShipment(news.shipment) } : news;
    },
  };
}

function cleanConnection(connection: WarehouseConnection): WarehouseConnection {
  const clean = (state: WarehouseOrderState) => ({ ...state, shipments: state.shipments.map(cleanShipment) });
  return {
    ...connection,
    findOrder: async (reference) => {
      const state = await connection.findOrder(reference);
      return state && clean(state);
    },
    findOrders: async (references) => (await connection.findOrders(references)).map(clean),
  };
}

/** A provider as a screen shows it. */
export type ProviderCard = Pick<WarehouseProvider, "kind" | "label" | "about" | "invitation" | "usualCutOff" | "capabilities" | "fields">;

export function cardOf(provider: WarehouseProvider): ProviderCard {
  const { kind, label, about, invitation, usualCutOff, capabilities, fields } = provider;
  return { kind, label, about, invitation, usualCutOff, capabilities, fields };
}
