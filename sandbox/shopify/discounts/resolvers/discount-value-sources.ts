import { connectionOf, type ConnectionArgs } from "../../connection.ts";
import type { RequestContext } from "../../resolver-map.ts";
import { moneyAmount } from "../../state/decimal-amount.ts";
import type { ShopState } from "../../state/shop-state.ts";
import type { BxgyTerms, DiscountItems, DiscountTerms, DiscountValue } from "../discount-record.ts";

export const moneyOf = ({ shop }: ShopState, minor: number) => ({ amount: moneyAmount(minor), currencyCode: shop.currency });

/** What is taken off, as the unions of the schema have it. */
export function valueSource(state: ShopState, value: DiscountValue) {
  return value.kind === "percentage"
    ? { __typename: "DiscountPercentage", percentage: value.share }
    : { __typename: "DiscountAmount", amount: moneyOf(state, value.minor), appliesOnEachItem: value.each };
}

/** What it is for. What was deleted since is not listed. */
export function itemsSource(items: DiscountItems) {
  if (items.all) return { __typename: "AllDiscountItems", allItems: true };
  return {
    __typename: "DiscountProducts",
    products: (args: ConnectionArgs, { shop }: RequestContext) =>
      connectionOf(
        items.productIds.flatMap((id) => shop.products.get(id) ?? []),
        args,
      ),
    productVariants: (args: ConnectionArgs, { shop }: RequestContext) =>
      connectionOf(
        items.variantIds.flatMap((id) => shop.variants.get(id) ?? []).filter(({ isDeleted }) => !isDeleted),
        args,
      ),
  };
}

export function getsSource(state: ShopState, terms: DiscountTerms) {
  if (terms.kind === "freeShipping") return null;
  const value =
    terms.kind === "basic"
      ? valueSource(state, terms.value)
      : {
          __typename: "DiscountOnQuantity",
          quantity: { quantity: String(terms.gets.quantity) },
          effect: valueSource(state, terms.gets.effect),
        };
  return {
    appliesOnOneTimePurchase: terms.onOneTimePurchase,
    appliesOnSubscription: terms.onSubscription,
    items: itemsSource(terms.kind === "basic" ? terms.items : terms.gets.items),
    value,
  };
}

export function buysSource({ buys, onOneTimePurchase, onSubscription }: BxgyTerms) {
  return {
    isOneTimePurchase: onOneTimePurchase,
    isSubscription: onSubscription,
    items: itemsSource(buys.items),
    value:
      buys.value.kind === "quantity"
        ? { __typename: "DiscountQuantity", quantity: String(buys.value.quantity) }
        : { __typename: "DiscountPurchaseAmount", amount: moneyAmount(buys.value.minor) },
  };
}

export function minimumSource(state: ShopState, { minimum }: DiscountTerms) {
  if (!minimum) return null;
  return minimum.kind === "quantity"
    ? { __typename: "DiscountMinimumQuantity", greaterThanOrEqualToQuantity: String(minimum.quantity) }
    : { __typename: "DiscountMinimumSubtotal", greaterThanOrEqualToSubtotal: moneyOf(state, minimum.minor) };
}

const customersOf = ({ customers }: ShopState, { buyers }: DiscountTerms) =>
  buyers === "all" ? [] : buyers.customerIds.flatMap((id) => customers.get(id) ?? []);

export const contextSource = (state: ShopState, terms: DiscountTerms) =>
  terms.buyers === "all"
    ? { __typename: "DiscountBuyerSelectionAll", all: "ALL" }
    : { __typename: "DiscountCustomers", customers: customersOf(state, terms) };

/** The same, as it was told before there were contexts. */
export const selectionSource = (state: ShopState, terms: DiscountTerms) =>
  terms.buyers === "all" ? { __typename: "DiscountCustomerAll", allCustomers: true } : contextSource(state, terms);

export function destinationSource(terms: DiscountTerms) {
  const countries = terms.kind === "freeShipping" ? terms.countries : null;
  return countries
    ? { __typename: "DiscountCountries", countries: countries.codes, includeRestOfWorld: countries.restOfWorld }
    : { __typename: "DiscountCountryAll", allCountries: true };
}
