import { z } from "zod";
import type { Message } from "#app/platform/messages/message.ts";
import type { ConnectionCheck } from "../../warehouse-connection.ts";
import { callProvider, expectAnswer, type ProviderApi } from "../call-provider.server.ts";
import { shipBobWords } from "./messages.ts";
import { readBuilding } from "./read-building.ts";
import { readList } from "./read-list.server.ts";
import { ShipBobLocation } from "./shipbob-location.ts";

/** What we read of each of `GET /channel`. */
const ShipBobChannel = z.object({
  id: z.number().int(),
  name: z.string().nullish(),
  scopes: z.array(z.string()).nullish(),
});

/** What a token must be allowed, and what for. */
const neededScopes = {
  orders_read: shipBobWords.message("may-read-orders"),
  orders_write: shipBobWords.message("may-place-orders"),
  inventory_read: shipBobWords.message("may-read-stock"),
} as const;

type ShipBobRefusal = Extract<ConnectionCheck, { outcome: "refused" }>;

/** Who the token belongs to, what it may do, and the buildings and channels to choose from. */
export async function checkAccount(api: ProviderApi, channelId: string | null): Promise<ConnectionCheck> {
  const { items: channels, refused } = await readList(api, "/channel", ShipBobChannel, shipBobWords.message("channels"), [401, 403]);
  if (refused === 401) return badCredentials;
  if (refused === 403) return missingScope("channels_read", shipBobWords.message("may-read-channels"));

  const usable = channels.filter(({ scopes }) => scopes?.includes("orders_write"));
  const [account] = usable;
  if (!account) return missingScope("orders_write", neededScopes.orders_write);
  for (const [scope, purpose] of Object.entries(neededScopes)) if (!account.scopes?.includes(scope)) return missingScope(scope, purpose);
  if (channelId !== null && !usable.some(({ id }) => String(id) === channelId))
    return {
      outcome: "refused",
      reason: "missing-scope",
      message: shipBobWords.message("other-channel", { channel: channelId }),
    };

  const reply = await callProvider(api, { method: "GET", path: "/location", query: { AccessGranted: "true" } });
  if (reply.status === 403) return missingScope("locations_read", shipBobWords.message("may-read-buildings"));
  const locations = expectAnswer(api, z.array(ShipBobLocation), reply, shipBobWords.message("locations"));
  return {
    outcome: "connected",
    account: account.name ?? `Channel ${account.id}`,
    buildings: locations.flatMap((location) => readBuilding(location) ?? []),
    channels: usable.map(({ id, name }) => ({ id: String(id), name: name ?? String(id) })),
  };
}

const badCredentials: ShipBobRefusal = {
  outcome: "refused",
  reason: "bad-credentials",
  message: shipBobWords.message("unknown-token"),
};

function missingScope(scope: string, what: Message): ShipBobRefusal {
  return {
    outcome: "refused",
    reason: "missing-scope",
    message: shipBobWords.message("missing-scope", { what, scope }),
  };
}
