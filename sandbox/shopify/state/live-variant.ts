import type { LineRecord } from "./order-record.ts";
import type { VariantRecord } from "./product-record.ts";

/** The variant that a line was bought as, while the shop has it: deleted, only its ids are known still. */
export function liveVariant({ variant }: LineRecord): VariantRecord | null {
  return variant === null || variant.isDeleted ? null : variant;
}
