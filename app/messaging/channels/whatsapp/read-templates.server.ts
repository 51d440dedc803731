import { z } from "zod";
import { verbatim } from "#app/platform/messages/message.ts";
import type { Json } from "#app/platform/json.ts";
import { messaging } from "../../messages.ts";
import { askProvider } from "../ask-provider.server.ts";
import { ChannelFault } from "../channel-fault.ts";
import type { ListedTemplate } from "../listed-template.ts";
import { whatsAppWords } from "./messages.ts";
import { META_BASE, metaHeaders, MetaProblem, wordsOfProblem } from "./meta-api.ts";
import { whyNotLetIn } from "./open-whatsapp.server.ts";
import type { WhatsAppCredentials } from "./whatsapp-credentials.ts";

const Page = z.object({
  data: z.array(
    z.looseObject({
      name: z.string(),
      language: z.string(),
      category: z.string(),
      status: z.string(),
      rejected_reason: z.string().optional(),
      quality_score: z.looseObject({ score: z.string().optional() }).optional(),
      components: z.array(z.unknown()).optional(),
    }),
  ),
  paging: z.looseObject({ cursors: z.looseObject({ after: z.string().optional() }).optional(), next: z.string().optional() }).optional(),
});

/** An account has at most 6,000 templates; most have a few. */
const PAGE_SIZE = 100;
const MOST_PAGES = 60;
const FIELDS = "name,language,category,status,rejected_reason,quality_score,components";

/** All templates of the account, with what Meta says of each. Throws a ChannelFault when it can't be asked. */
export async function readWhatsAppTemplates({ accessToken, wabaId }: WhatsAppCredentials): Promise<ListedTemplate[]> {
  const label = whatsAppWords.message("label");
  const found: ListedTemplate[] = [];
  let after: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const query = new URLSearchParams({ fields: FIELDS, limit: String(PAGE_SIZE), ...(after !== undefined && { after }) });
    const url = `${META_BASE}/${wabaId}/message_templates?${query.toString()}`;
    const answer = await askProvider({ method: "GET", url, headers: metaHeaders(accessToken) });
    const unreachable = (why: string) =>
      new ChannelFault("unreachable", messaging.message("unreachable", { provider: label, why: verbatim(why) }));
    if (answer.outcome !== "answered") throw unreachable(answer.why);
    const refusal = whyNotLetIn(answer.status, answer.body, whatsAppWords.message("no-account", { id: wabaId }));
    if (refusal) throw new ChannelFault("unauthorized", refusal);
    const listed = Page.safeParse(answer.body);
    if (!listed.success) throw unreachable(`status ${String(answer.status)}`);
    for (const template of listed.data.data) found.push(asListed(template));
    after = listed.data.paging?.next === undefined ? undefined : listed.data.paging.cursors?.after;
    if (after === undefined) break;
  }
  return found;
}

/** Has the account's webhooks go to the merchant's app at Meta: without it nothing is told. Twice equals once. */
export async function subscribeToWhatsApp(credentials: WhatsAppCredentials): Promise<void> {
  const why = await changeSubscription("POST", credentials);
  if (why === null) return;
  throw new ChannelFault("unreachable", messaging.message("unreachable", { provider: whatsAppWords.message("label"), why: verbatim(why) }));
}

/** Has them go there no more: what is written to the number, and becomes of messages, is the merchant's own again. Twice equals once. */
export async function unsubscribeFromWhatsApp(before: WhatsAppCredentials, now: WhatsAppCredentials | null): Promise<void> {
  if (before.wabaId === now?.wabaId) return;
  const why = await changeSubscription("DELETE", before);
  if (why !== null) throw new ChannelFault("unreachable", whatsAppWords.message("still-subscribed", { why: verbatim(why) }));
}

/** Null where it is done, else why not, in Meta's words. */
async function changeSubscription(method: "POST" | "DELETE", { accessToken, wabaId }: WhatsAppCredentials): Promise<string | null> {
  const answer = await askProvider({ method, url: `${META_BASE}/${wabaId}/subscribed_apps`, headers: metaHeaders(accessToken) });
  if (answer.outcome !== "answered") return answer.why;
  if (answer.status < 300) return null;
  const problem = MetaProblem.safeParse(answer.body).data;
  return problem ? wordsOfProblem(problem) : `status ${String(answer.status)}`;
}

function asListed(template: z.infer<typeof Page>["data"][number]): ListedTemplate {
  const { name, language, category, status, rejected_reason: reason, quality_score: quality, components = [] } = template;
  return {
    name,
    language,
    category,
    state: status,
    quality: quality?.score ?? null,
    reason: reason === undefined || reason === "NONE" ? null : reason,
    components: components as Json,
  };
}
