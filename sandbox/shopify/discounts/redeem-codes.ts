import { randomUUID } from "node:crypto";
import { numericId } from "../state/numeric-id.ts";
import type { ShopState } from "../state/shop-state.ts";
import { codeKey } from "./calculation/discount-cart.ts";
import { missing } from "./change-status.ts";
import type { CodeCreationRecord } from "./code-creation-record.ts";
import type { DiscountRecord } from "./discount-record.ts";
import { discountWithCode, TAKEN, wrongWithCode } from "./input/check-code.ts";
import { discountError, type DiscountUserError } from "./input/complaints.ts";
import { tellCode } from "./tell-discount.ts";
import { addCode, findDiscount, record } from "./write-discount.ts";

const DONE_AFTER_MS = 150;

/** `discountRedeemCodeBulkAdd`: codes are added a moment later, each for itself: what became of it is asked with `discountRedeemCodeBulkCreation`. */
export function addCodesLater(
  state: ShopState,
  { discountId, codes }: { discountId: string; codes: { code: string }[] },
): { creation: CodeCreationRecord | null; errors: DiscountUserError[] } {
  const discount = findDiscount(state, discountId, "code");
  if (!discount) return { creation: null, errors: [missing("code", "discountId")] };
  if (codes.length === 0) return { creation: null, errors: [discountError(["codes"], "Codes can't be blank", "BLANK")] };
  const creation: CodeCreationRecord = {
    __typename: "DiscountRedeemCodeBulkCreation",
    id: state.nextId("codeCreation"),
    discount,
    codes: codes.map(({ code }, id) => ({ id, code, made: null, problem: null })),
    done: false,
    createdAt: state.now(),
  };
  state.codeCreations.set(creation.id, creation);
  later(state, () => {
    const met = new Set<string>();
    for (const one of creation.codes) {
      const key = codeKey(one.code);
      one.problem = wrongWithCode(one.code)?.message ?? null;
      if (one.problem === null && met.has(key)) one.problem = "Codes must be unique within BulkDiscountCodeCreation";
      met.add(key);
      if (one.problem === null && discountWithCode(state, one.code)) one.problem = TAKEN;
      if (one.problem !== null || !state.discounts.has(discount.id)) continue;
      one.made = addCode(state, discount, one.code);
      tellCode(state, "added", discount, one.made);
    }
    creation.done = true;
    record(state, "discount.codes_added", discount);
  });
  return { creation, errors: [] };
}

/** `discountCodeRedeemCodeBulkDelete`: the codes that are named, or all that a search finds, are gone a moment later. */
export function removeCodesLater(
  state: ShopState,
  { discountId, ids, search }: { discountId: string; ids?: string[] | null; search?: string | null; savedSearchId?: string | null },
): { job: { id: string; done: boolean } | null; errors: DiscountUserError[] } {
  const discount = findDiscount(state, discountId, "code");
  if (!discount) return { job: null, errors: [missing("code", "discountId")] };
  if (ids == null && search == null)
    return {
      job: null,
      errors: [discountError(null, "Missing expected argument key: 'ids', 'search' or 'saved_search_id'.", "MISSING_ARGUMENT")],
    };
  if (ids != null && search != null)
    return {
      job: null,
      errors: [discountError(null, "Only one of 'ids', 'search' or 'saved_search_id' is allowed.", "TOO_MANY_ARGUMENTS")],
    };
  const job = { __typename: "Job", id: `gid://shopify/Job/${randomUUID()}`, done: false, query: {} };
  state.jobs.set(job.id, job);
  const wanted = ids && new Set(ids.map((id) => numericId(id, "DiscountRedeemCode")));
  const text = (search ?? "").replace(/^code:/, "").toLowerCase();
  later(state, () => {
    removeCodes(state, discount, ({ id, code }) => (wanted ? wanted.has(id) : code.toLowerCase().includes(text)));
    job.done = true;
  });
  return { job: { ...job }, errors: [] };
}

function removeCodes(state: ShopState, discount: DiscountRecord, isGone: (code: DiscountRecord["codes"][number]) => boolean): void {
  const gone = discount.codes.filter(isGone);
  if (gone.length === 0) return;
  discount.codes = discount.codes.filter((one) => !gone.includes(one));
  discount.updatedAt = state.now();
  for (const one of gone) {
    state.discountsByCode.delete(codeKey(one.code));
    tellCode(state, "removed", discount, one);
  }
  record(state, "discount.codes_removed", discount);
}

function later(state: ShopState, run: () => void): void {
  state.clock.schedule(state.clock.now().add({ milliseconds: DONE_AFTER_MS }), run);
}
