import type { Endpoint } from "../endpoint.ts";
import { fulfillmentCenters } from "../fulfillment-centers.ts";
import { pageOf } from "../page-of.ts";
import { readQuery } from "../read-query.ts";

/** Who the token belongs to, its buildings and ways of shipping. */
export const accountEndpoints: readonly Endpoint[] = [
  {
    method: "GET",
    path: "/channel",
    scope: "channels_read",
    answer({ query }, { account }) {
      const channels = [
        { id: account.channelId, name: account.channelName, application_name: "SMA", scopes: account.scopes },
        {
          id: account.channelId - 1,
          name: "ShipBob Default",
          application_name: "ShipBob",
          scopes: account.scopes.filter((scope) => scope.endsWith("_read")),
        },
      ];
      const { items, next, prev } = pageOf(channels, "/channel", query, "RecordsPerPage");
      return { status: 200, body: { items, next, prev } };
    },
  },
  list("/location", "locations_read", (query) =>
    (isAskedForNone(query) ? [] : fulfillmentCenters).map((center) => ({
      id: center.id,
      name: center.name,
      abbreviation: center.abbreviation,
      access_granted: true,
      attributes: [],
      is_active: true,
      is_receiving_enabled: true,
      is_shipping_enabled: true,
      region: center.region,
      timezone: center.timeZone,
      services: (["Receiving", "Returns"] as const).map((service_type) => ({
        enabled: true,
        service_type,
        address: { ...center.address, name: center.name, phone_number: center.phone, email: center.email },
      })),
    })),
  ),
  list("/fulfillment-center", "receiving_read", () =>
    fulfillmentCenters.map((center) => ({
      id: center.id,
      name: center.name,
      ...center.address,
      phone_number: center.phone,
      email: center.email,
      timezone: center.windowsTimeZone,
    })),
  ),
  list("/shipping-method", "orders_read", (query) => {
    const read = readQuery(query);
    const limit = read.inRange("Limit", 250, 1, 250);
    const page = Math.max(read.inRange("Page", 1, 0, 2 ** 31 - 1), 1);
    return ["Standard", "Expedited"]
      .map((name, index) => ({
        id: index + 1,
        name,
        active: true,
        default: index === 0,
        service_level: { id: index + 1, name },
      }))
      .slice((page - 1) * limit, page * limit);
  }),
];

/** What is answered at once. */
function list(path: string, scope: string, items: (query: URLSearchParams) => readonly object[]): Endpoint {
  return { method: "GET", path, scope, answer: ({ query }) => ({ status: 200, body: items(query) }) };
}

/** Every building is open to the account and receives. */
function isAskedForNone(query: URLSearchParams): boolean {
  const read = readQuery(query);
  return !read.asks("AccessGranted")(true) || !read.asks("ReceivingEnabled")(true);
}
