import { toGid } from "../state/gid.ts";
import { numericId } from "../state/numeric-id.ts";
import type { ShopState } from "../state/shop-state.ts";
import { codeKey } from "./calculation/discount-cart.ts";
import type { DiscountRecord, DiscountTerms, RedeemCodeRecord } from "./discount-record.ts";
import { discountWithCode, TAKEN, wrongWithCode } from "./input/check-code.ts";
import { type Complaints, discountError, type DiscountUserError } from "./input/complaints.ts";
import type { DiscountInput } from "./input/discount-input.ts";
import { readTerms } from "./input/read-terms.ts";
import { isCrowded } from "./is-crowded.ts";
import { discountGid, tellDiscount } from "./tell-discount.ts";

export type Method = "code" | "automatic";
export type Written = { discount: DiscountRecord; errors: [] } | { discount: null; errors: DiscountUserError[] };

type Asked = { method: Method; kind: DiscountTerms["kind"]; field: string; input: DiscountInput };

const refused = (...errors: DiscountUserError[]): Written => ({ discount: null, errors });

/** `discountCodeBasicCreate` and its five sisters. */
export function createDiscount(state: ShopState, asked: Asked): Written {
  const read = readTerms(state, { ...asked, isCode: asked.method === "code", known: null });
  if ("errors" in read) return refused(...read.errors);
  const { terms, complaints } = read;
  checkTitle(state, asked, terms, null, complaints);
  if (asked.method === "code") checkNewCode(state, asked.input.code, null, complaints);
  checkCrowd(state, asked, terms, null, complaints);
  if (complaints.errors.length > 0) return refused(...complaints.errors);

  const at = state.now();
  const discount: DiscountRecord = {
    __typename: asked.method === "code" ? "DiscountCodeNode" : "DiscountAutomaticNode",
    id: state.nextId("discount"),
    terms,
    codes: [],
    asyncUsageCount: 0,
    usedBy: [],
    createdAt: at,
    updatedAt: at,
  };
  state.discounts.set(discount.id, discount);
  if (asked.input.code != null) addCode(state, discount, asked.input.code);
  record(state, "discount.created", discount);
  tellDiscount(state, "create", discount);
  return { discount, errors: [] };
}

/** … and the six that change one. What is not said stays; a code discount may become one of another kind. */
export function updateDiscount(state: ShopState, asked: Asked & { id: string }): Written {
  const discount = findDiscount(state, asked.id, asked.method);
  if (!discount) return refused(discountError(["id"], "Discount does not exist", null));
  const read = readTerms(state, { ...asked, isCode: asked.method === "code", known: discount.terms });
  if ("errors" in read) return refused(...read.errors);
  const { terms, complaints } = read;
  checkTitle(state, asked, terms, discount, complaints);
  const { code } = asked.input;
  const [first] = discount.codes;
  if (code != null && asked.method === "code" && code !== first?.code) {
    if (discount.codes.length > 1) return refused(discountError(["id"], "Cannot update the code of a bulk discount.", null));
    checkNewCode(state, code, discount, complaints);
  }
  checkCrowd(state, asked, terms, discount, complaints);
  if (complaints.errors.length > 0) return refused(...complaints.errors);

  discount.terms = terms;
  discount.updatedAt = state.now();
  if (code != null && first) renameCode(state, discount, first, code);
  record(state, "discount.updated", discount);
  tellDiscount(state, "update", discount);
  return { discount, errors: [] };
}

/** The discount with that GID, if it is of that method. */
export function findDiscount(state: ShopState, gid: string, method: Method): DiscountRecord | undefined {
  const discount = state.discounts.get(numericId(gid) ?? 0);
  return discount && discount.__typename === (method === "code" ? "DiscountCodeNode" : "DiscountAutomaticNode") ? discount : undefined;
}

/** Gives a discount one more code. */
export function addCode(state: ShopState, discount: DiscountRecord, code: string): RedeemCodeRecord {
  const made: RedeemCodeRecord = { __typename: "DiscountRedeemCode", id: state.nextId("redeemCode"), code, uses: 0, asyncUsageCount: 0 };
  discount.codes.push(made);
  state.discountsByCode.set(codeKey(code), discount);
  return made;
}

function renameCode(state: ShopState, discount: DiscountRecord, one: RedeemCodeRecord, code: string): void {
  state.discountsByCode.delete(codeKey(one.code));
  one.code = code;
  state.discountsByCode.set(codeKey(code), discount);
}

function checkNewCode(state: ShopState, code: string | null | undefined, own: DiscountRecord | null, { say }: Complaints): void {
  if (code == null) return say(["code"], "Code can't be blank", "BLANK");
  const wrong = wrongWithCode(code);
  if (wrong) return say(["code"], `Code ${wrong.message}`, wrong.code);
  const other = discountWithCode(state, code);
  if (other && other !== own) say(["code"], `Code ${TAKEN}`, "TAKEN");
}

/** Buyers see the title of an automatic discount: no two have the same. */
function checkTitle(state: ShopState, { method }: Asked, terms: DiscountTerms, own: DiscountRecord | null, { say }: Complaints): void {
  const isTaken = (one: DiscountRecord) =>
    one !== own && one.__typename === "DiscountAutomaticNode" && one.terms.title.toLowerCase() === terms.title.toLowerCase();
  if (method === "automatic" && terms.title !== "" && state.discounts.values().some(isTaken))
    say(["title"], "Title must be unique for automatic discount", "TAKEN");
}

export const CROWDED =
  "The active period overlaps with other automatic discounts. At any given time, only 25 automatic discounts can be active.";

function checkCrowd(state: ShopState, { method }: Asked, terms: DiscountTerms, own: DiscountRecord | null, { say }: Complaints): void {
  if (method === "automatic" && isCrowded(state.discounts.values(), terms, own)) say(["startsAt"], CROWDED, "ACTIVE_PERIOD_OVERLAP");
}

/** Writes what became of a discount into the ledger. */
export function record(state: ShopState, effect: string, discount: DiscountRecord): void {
  const detail = { id: discountGid(discount), codes: discount.codes.length };
  state.ledger.record({ target: "shopify", effect, reference: discount.terms.title, detail });
}

export const codeGid = ({ id }: RedeemCodeRecord): string => toGid("DiscountRedeemCode", id);
