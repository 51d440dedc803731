import { CreateAutomaticBasicDiscountDocument } from "#admin/create-automatic-basic-discount.ts";
import { CreateAutomaticBxgyDiscountDocument } from "#admin/create-automatic-bxgy-discount.ts";
import { CreateAutomaticFreeShippingDiscountDocument } from "#admin/create-automatic-free-shipping-discount.ts";
import { CreateCodeBasicDiscountDocument } from "#admin/create-code-basic-discount.ts";
import { CreateCodeFreeShippingDiscountDocument } from "#admin/create-code-free-shipping-discount.ts";
import { DeactivateAutomaticDiscountDocument } from "#admin/deactivate-automatic-discount.ts";
import { DeactivateCodeDiscountDocument } from "#admin/deactivate-code-discount.ts";
import { DeleteAutomaticDiscountDocument } from "#admin/delete-automatic-discount.ts";
import { DeleteCodeDiscountDocument } from "#admin/delete-code-discount.ts";
import { UpdateAutomaticBasicDiscountDocument } from "#admin/update-automatic-basic-discount.ts";
import { UpdateAutomaticBxgyDiscountDocument } from "#admin/update-automatic-bxgy-discount.ts";
import { UpdateAutomaticFreeShippingDiscountDocument } from "#admin/update-automatic-free-shipping-discount.ts";
import { UpdateCodeBasicDiscountDocument } from "#admin/update-code-basic-discount.ts";
import { UpdateCodeFreeShippingDiscountDocument } from "#admin/update-code-free-shipping-discount.ts";
import type { Shop } from "#app/platform/shop.ts";
import { adminClient } from "#app/shopify/admin-client.server.ts";
import { gid, idOf } from "#app/shopify/gid.ts";
import { userErrorsOf, type UserError } from "#app/shopify/user-errors.ts";
import { type Asked, basicInput, bxgyInput, codeBasicInput, codeFreeShippingInput, freeShippingInput } from "./discount-input.ts";
import type { Standing } from "./standing-discount.ts";

type Answered = Parameters<typeof userErrorsOf>[0];
type Made = { made: bigint } | { refused: UserError };

/** Makes a discount. It may be there although no answer comes: whoever calls looks for it before calling again. */
export async function createDiscount(shop: Shop, asked: Asked): Promise<Made> {
  const shopify = client(shop);
  switch (`${asked.wanted.method} ${asked.wanted.kind}`) {
    case "code basic": {
      const { discountCodeBasicCreate: answer } = await shopify.run(CreateCodeBasicDiscountDocument, { input: codeBasicInput(asked) });
      return madeOf(answer, answer?.codeDiscountNode);
    }
    case "code freeShipping": {
      const input = codeFreeShippingInput(asked);
      const { discountCodeFreeShippingCreate: answer } = await shopify.run(CreateCodeFreeShippingDiscountDocument, { input });
      return madeOf(answer, answer?.codeDiscountNode);
    }
    case "automatic bxgy": {
      const { discountAutomaticBxgyCreate: answer } = await shopify.run(CreateAutomaticBxgyDiscountDocument, { input: bxgyInput(asked) });
      return madeOf(answer, answer?.automaticDiscountNode);
    }
    case "automatic freeShipping": {
      const input = freeShippingInput(asked);
      const { discountAutomaticFreeShippingCreate: answer } = await shopify.run(CreateAutomaticFreeShippingDiscountDocument, { input });
      return madeOf(answer, answer?.automaticDiscountNode);
    }
    default: {
      const { discountAutomaticBasicCreate: answer } = await shopify.run(CreateAutomaticBasicDiscountDocument, {
        input: basicInput(asked),
      });
      return madeOf(answer, answer?.automaticDiscountNode);
    }
  }
}

/** Changes a discount of the same kind to what is wanted, and has it be had from now on. Answers what Shopify found wrong with it. */
export async function updateDiscount(shop: Shop, standing: Standing, asked: Asked): Promise<UserError | null> {
  const shopify = client(shop);
  const id = nodeOf(standing);
  switch (`${asked.wanted.method} ${asked.wanted.kind}`) {
    case "code basic":
      return wrong((await shopify.run(UpdateCodeBasicDiscountDocument, { id, input: codeBasicInput(asked) })).discountCodeBasicUpdate);
    case "code freeShipping": {
      const input = codeFreeShippingInput(asked);
      return wrong((await shopify.run(UpdateCodeFreeShippingDiscountDocument, { id, input })).discountCodeFreeShippingUpdate);
    }
    case "automatic bxgy":
      return wrong((await shopify.run(UpdateAutomaticBxgyDiscountDocument, { id, input: bxgyInput(asked) })).discountAutomaticBxgyUpdate);
    case "automatic freeShipping": {
      const input = freeShippingInput(asked);
      return wrong((await shopify.run(UpdateAutomaticFreeShippingDiscountDocument, { id, input })).discountAutomaticFreeShippingUpdate);
    }
    default:
      return wrong(
        (await shopify.run(UpdateAutomaticBasicDiscountDocument, { id, input: basicInput(asked) })).discountAutomaticBasicUpdate,
      );
  }
}

/** Has nobody get it from now on. It can come back, with what was used of it. */
export async function deactivateDiscount(shop: Shop, standing: Standing): Promise<UserError | null> {
  const shopify = client(shop);
  const id = nodeOf(standing);
  return standing.method === "code"
    ? wrong((await shopify.run(DeactivateCodeDiscountDocument, { id })).discountCodeDeactivate)
    : wrong((await shopify.run(DeactivateAutomaticDiscountDocument, { id })).discountAutomaticDeactivate);
}

/** One that is gone already is nothing wrong: it is looked for before. */
export async function deleteDiscount(shop: Shop, standing: Standing): Promise<UserError | null> {
  const shopify = client(shop);
  const id = nodeOf(standing);
  return standing.method === "code"
    ? wrong((await shopify.run(DeleteCodeDiscountDocument, { id })).discountCodeDelete)
    : wrong((await shopify.run(DeleteAutomaticDiscountDocument, { id })).discountAutomaticDelete);
}

const client = (shop: Shop) => adminClient(shop, "background");

const nodeOf = ({ method, id }: Standing) => gid(method === "code" ? "DiscountCodeNode" : "DiscountAutomaticNode", id);

const wrong = (answer: Answered): UserError | null => userErrorsOf(answer)[0] ?? null;

function madeOf(answer: Answered, node: { id: string } | null | undefined): Made {
  const refused = wrong(answer);
  if (refused) return { refused };
  if (!node) throw new Error("Shopify neither made the discount nor refused it.");
  return { made: idOf(node.id) };
}
