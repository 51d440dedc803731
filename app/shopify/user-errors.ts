import { verbatim, type Message } from "#app/platform/messages/message.ts";
import { shopify } from "./messages.ts";

/** Something that Shopify finds wrong with what it was asked to do. */
export type UserError = { code: string | null; field: string | null; message: Message };

type Given = { readonly code?: string | null; readonly field?: readonly string[] | null; readonly message: string };

/**
 * What Shopify found wrong, from a mutation's payload; none when it did what it was asked.
 * A payload of null says that the mutation was not carried out at all, which counts as one error.
 */
export function userErrorsOf(payload: { readonly userErrors: readonly Given[] } | null | undefined): UserError[] {
  if (!payload) return [{ code: null, field: null, message: shopify.message("did-not-answer") }];
  return payload.userErrors.map(({ code, field, message }) => ({
    code: code ?? null,
    field: field?.join(".") ?? null,
    message: verbatim(message),
  }));
}
