import type { z } from "zod";
import "#app/catalogues.ts";
import type { Actor } from "#app/platform/actor.ts";
import { parseForm } from "#app/platform/http/parse-form.server.ts";
import { OutsideNumber } from "#app/platform/ids.ts";
import { wordsFor, type Words } from "#app/platform/messages/words.ts";
import type { Shop } from "#app/platform/shop.ts";
import { authenticate } from "#app/shopify/authenticate.server.ts";

/** Whoever asks from a page of Shopify's own admin, of what, and in what words they read. */
export type ExtensionAsks = { shop: Shop; id: bigint; actor: Actor; words: Words };

/**
 * Answers an extension on a page of Shopify's own admin, which asks from another origin with the merchant's id token. `number` is Shopify's of what the
 * page shows; one that is none is refused with 400.
 */
export async function answerExtension(
  request: Request,
  number: string | undefined,
  answer: (asks: ExtensionAsks) => Promise<unknown>,
): Promise<Response> {
  const { shop, actor, reader, cors } = await authenticate(request);
  const id = OutsideNumber.safeParse(number);
  if (!id.success) return cors(new Response(null, { status: 400 }));
  const answered = await answer({ shop, actor, id: id.data, words: wordsFor(reader) });
  return cors(answered instanceof Response ? answered : Response.json(answered, { headers: { "Cache-Control": "no-store" } }));
}

/** The same of one that has something done: what is no `schema` is refused, in words. */
export function doForExtension<S extends z.ZodType>(
  request: Request,
  number: string | undefined,
  schema: S,
  act: (asks: ExtensionAsks, command: z.output<S>) => Promise<unknown>,
): Promise<Response> {
  return answerExtension(request, number, async (asks) => {
    const form = await parseForm(request, schema);
    if (form.ok) return act(asks, form.value);
    return Response.json({ ok: false, message: asks.words(form.message) }, { status: form.status ?? 422 });
  });
}
