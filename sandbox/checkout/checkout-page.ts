import { priceFor } from "../storefront/buyer.ts";
import { countries } from "../storefront/countries.ts";
import { formatMoney } from "../storefront/format-money.ts";
import { html, type Html } from "../storefront/html.ts";
import type { Visit } from "../storefront/visit.ts";
import type { CheckoutField, CheckoutProblems } from "./checkout-form.ts";
import type { CheckoutRecord } from "./checkout-record.ts";
import { extensionSlots } from "./host/extension-slots.ts";
import { orderSummary } from "./order-summary.ts";
import { shippingMethods } from "./shipping-methods.ts";

/** The checkout, with what was filled in so far and what is wrong with it. */
export function checkoutPage(visit: Visit, checkout: CheckoutRecord, problems: CheckoutProblems): Html {
  const { buyer } = visit;
  const { filled } = checkout;
  const found = Object.entries(problems) as [CheckoutField, string][];
  const problem = (name: CheckoutField) => (problems[name] ? html`<p class="problem" id="${name}-problem">${problems[name]}</p>` : null);
  const told = (name: CheckoutField) => (problems[name] ? html` aria-invalid="true" aria-describedby="${name}-problem"` : null);
  const field = (name: CheckoutField, label: string, complete: string, options: { type?: string; required?: boolean } = {}) =>
    html`<div>
      <label for="${name}">${label}${options.required === false ? html` <span class="soft">(if you like)</span>` : null}</label>
      <input
        id="${name}"
        name="${name}"
        type="${options.type ?? "text"}"
        autocomplete="${complete}"
        value="${filled[name]}"
        ${told(name)}
      />${problem(name)}
    </div>`;
  const country = filled.country ?? buyer.country;
  const methods = [
    ...shippingMethods("GB").map((method) => ({ ...method, where: "in the United Kingdom" })),
    ...shippingMethods("other").map((method) => ({ ...method, where: "everywhere else" })),
  ];
  const possible = shippingMethods(country);
  const chosen = (possible.find(({ code }) => code === filled.shipping) ?? possible[0])?.code;

  const slots = (...places: string[]) =>
    extensionSlots(visit, { checkout: checkout.token }, ...places.map((place) => `purchase.checkout.${place}`));

  return html`<h1>Checkout</h1>
    ${
      found.length > 0
        ? html`<div class="problems" role="alert">
            <h2>Something is missing</h2>
            <ul>
              ${found.map(([name, message]) => html`<li><a href="#${name}">${message}</a></li>`)}
            </ul>
          </div>`
        : null
    }
    ${slots("header.render-after")}
    <form method="post" action="/storefront/checkout" data-checkout="${checkout.token}" novalidate>
      <!-- What Enter presses in a field: paying, not the first button that is seen. -->
      <button hidden></button>
      <fieldset>
        <legend>You</legend>
        ${field("email", "Email", "email", { type: "email" })} ${slots("contact.render-after")}
      </fieldset>
      <fieldset>
        <legend>Where we send it</legend>
        ${slots("delivery-address.render-before")}
        <div class="columns">
          ${field("firstName", "First name", "given-name", { required: false })}${field("lastName", "Last name", "family-name")}
        </div>
        ${field("address1", "Street and number", "address-line1")}${field("address2", "Flat, floor, company", "address-line2", { required: false })}
        <div class="columns">${field("city", "Town or city", "address-level2")}${field("zip", "Postcode", "postal-code")}</div>
        <div class="columns">
          <div>
            <label for="country">Country</label
            ><select id="country" name="country" autocomplete="country" ${told("country")}>
              ${countries.map(({ code, name }) => html`<option value="${code}" ${code === country ? html` selected` : null}>${name}</option>`)}</select
            >${problem("country")}
          </div>
          ${field("phone", "Phone", "tel", { type: "tel", required: false })}
        </div>
      </fieldset>
      <fieldset>
        <legend>How we send it</legend>
        ${slots("shipping-option-list.render-before")}
        ${methods.map(({ code, title, promise, priceMinor, where }) => html`<label class="choice"><input type="radio" name="shipping" value="${code}" ${code === chosen ? html` checked` : null} />${title}, ${promise}, ${where}: <b>${formatMoney(priceFor(buyer, priceMinor), buyer.currency, buyer.language)}</b></label>`)}
        ${problem("shipping")} ${slots("shipping-option-list.render-after")}
      </fieldset>
      <fieldset id="payment">
        <legend>How you pay</legend>
        ${slots("payment-method-list.render-before")}
        <label class="choice"
          ><input type="radio" name="payment" value="card" ${filled.payment !== "cod" ? html` checked` : null} />By the demo card: always
          works, costs nothing</label
        >
        <label class="choice"
          ><input type="radio" name="payment" value="cod" ${filled.payment === "cod" ? html` checked` : null} />Cash on delivery</label
        >
        ${problem("payment")} ${slots("payment-method-list.render-after")}
      </fieldset>
      <div class="row">
        ${field("discount", "Discount code", "off", { required: false })}
        <button class="plain" name="intent" value="code">Apply</button>
      </div>
      <div id="summary">${orderSummary(visit, checkout)}</div>
      ${slots("cart-line-list.render-after", "reductions.render-before", "reductions.render-after", "block.render", "actions.render-before")}
      <p><button>Pay now</button></p>
    </form>
    ${slots("footer.render-after")}`;
}
