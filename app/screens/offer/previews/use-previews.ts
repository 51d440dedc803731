import { useAsked } from "#app/ui/hooks/use-asked.ts";
import type { TypedOffer } from "../typed-offer.ts";
import type { Previews } from "./read-previews.server.ts";

type Asked = { language: string; exampleProductId: string | null };

/** What buyers would see of what is typed; `incomplete` while it can't be an offer yet, null before the first answer. */
export function usePreviews(typed: TypedOffer, asked: Asked): Previews | "incomplete" | "failed" | null {
  const answer = useAsked<Previews>("/app/offers/preview", { ...typed, ...asked });
  return answer === "refused" ? "incomplete" : answer;
}
