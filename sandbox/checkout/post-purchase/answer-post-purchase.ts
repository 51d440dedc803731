import { createPostPurchase } from "../../shopify/post-purchase/create-post-purchase.ts";
import { type Fields, isFields, textOf } from "../../storefront/ajax/read-fields.ts";
import type { Answer } from "../../storefront/answer.ts";
import type { HostedApp } from "../../storefront/hosted-app.ts";
import type { Visit } from "../../storefront/visit.ts";
import { orderOf } from "../find-order.ts";

/** What a post-purchase extension asks of Shopify, of the order whose page it is on. */
export async function answerPostPurchase(visit: Visit, app: HostedApp, name: string, asked: Fields): Promise<Answer | undefined> {
  const order = orderOf(visit, visit.url.searchParams.get("order") ?? "");
  if (!order) return undefined;
  const postPurchase = createPostPurchase(visit.storefront.state, app);
  switch (name) {
    case "input":
      return {
        json: await postPurchase.input(
          order,
          asked["extensionPoint"] === "Checkout::PostPurchase::Render"
            ? "Checkout::PostPurchase::Render"
            : "Checkout::PostPurchase::ShouldRender",
          visit.buyer.language === "de" ? "de-DE" : "en-GB",
        ),
      };
    case "calculate": {
      const { changeset } = asked;
      return { json: await postPurchase.calculate(order, isFields(changeset) ? { changes: changeset["changes"] } : textOf(changeset)) };
    }
    case "apply-changeset":
      return {
        json: await postPurchase.apply({
          token: textOf(asked["token"]),
          buyerConsentToSubscriptions: asked["buyerConsentToSubscriptions"] === true,
        }),
      };
    case "done":
      postPurchase.done(order);
      return { json: {} };
    default:
      return undefined;
  }
}
