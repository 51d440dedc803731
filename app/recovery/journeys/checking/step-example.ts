import type { MessageFacts } from "../../composing/message-variables.ts";
import { sampleFacts } from "../../templates/sample-facts.ts";
import type { NodeOf, StepSurroundings } from "../journey-definition.ts";

type TellingNode = Pick<NodeOf<"message">, "kind" | "purpose" | "withCode"> | Pick<NodeOf<"call-task">, "kind" | "withCode">;

/** An example in which everything is there that a message can ever speak of. */
export function wholeExample(language: string): MessageFacts {
  const imageUrl = "https://cdn.shopify.com/example.png";
  const { lines, products, ...rest } = sampleFacts({ language, buyersLanguage: null });
  return {
    ...rest,
    lines: lines.map((line) => ({ ...line, variantTitle: line.variantTitle ?? line.title, imageUrl })),
    products: products.map((product) => ({ ...product, imageUrl })),
  };
}

/** Of that example what a step can speak of at the most: what its journey is about (read-subject), and what the step itself brings. */
export function stepExample({ trigger, discount }: StepSurroundings, node: TellingNode, language: string): MessageFacts {
  const { code, products, lines, arrives, order, ...rest } = wholeExample(language);
  const isOfParcel = trigger.kind === "parcel-late";
  const advertises = node.kind === "message" && node.purpose === "marketing";
  return {
    ...rest,
    lines: isOfParcel ? [] : trigger.kind === "back-in-stock" ? lines.slice(0, 1) : lines,
    arrives: isOfParcel ? null : arrives,
    order: isOfParcel ? order : null,
    code: node.withCode && discount && code ? { ...code, kind: discount.kind, value: discount.value } : null,
    products: advertises ? products : [],
  };
}
