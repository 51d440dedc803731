import type { FieldErrors, Reply } from "#app/ui/reply.ts";

/** What the warehouse page's action answers: a reply, the fields at fault, and the rows of a list that could not be taken. */
export type WarehouseReply = Reply & { errors?: FieldErrors; problems?: readonly { row: number; words: string }[] };
