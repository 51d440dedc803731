import { z } from "zod";
import type { Message } from "#app/platform/messages/message.ts";
import { WarehouseFault } from "../../warehouse-fault.ts";
import { callProvider, expectAnswer, type ProviderApi } from "../call-provider.server.ts";
import { shipBobWords } from "./messages.ts";

/**
 * One of ShipBob's lists, page by page. Of each item only what `item` names is read; `what` is what they are, for the merchant who reads
 * what went wrong. A page that ShipBob refuses with a status of `meaning` ends the reading, and `refused` says so; any other is a fault.
 */
export async function readList<Item, Status extends number = never>(
  api: ProviderApi,
  address: string,
  item: z.ZodType<Item>,
  what: Message,
  meaning: readonly Status[] = [],
): Promise<{ items: Item[]; refused: Status | null }> {
  const Page = z.object({ items: z.array(item).nullish(), next: z.string().nullish() });
  const items: Item[] = [];
  const seen = new Set<string>();
  for (let path: string | null = address; path !== null;) {
    if (seen.has(path)) throw new WarehouseFault("nonsense", shipBobWords.message("pages-in-circles", { what }));
    seen.add(path);
    const reply = await callProvider(api, { method: "GET", path });
    const refused = meaning.find((status) => status === reply.status);
    if (refused !== undefined) return { items, refused };
    const page: z.infer<typeof Page> = expectAnswer(api, Page, reply, what);
    items.push(...(page.items ?? []));
    path = page.next || null;
  }
  return { items, refused: null };
}
