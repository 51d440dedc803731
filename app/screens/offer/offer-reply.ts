import type { Reply } from "#app/platform/http/reply.ts";

/** What the editor's action answers: of what was saved its id. */
export type OfferReply = Reply<{ offerId?: string }>;
