import type { useForm } from "#app/ui/forms/use-form.ts";
import type { TypedOffer } from "./typed-offer.ts";

/** The editor's form, of which each card shows a part. */
export type OfferForm = ReturnType<typeof useForm<TypedOffer>>;
