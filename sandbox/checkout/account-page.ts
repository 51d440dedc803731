import { html, type Html } from "../storefront/html.ts";
import type { Visit } from "../storefront/visit.ts";
import { extensionSlots } from "./host/extension-slots.ts";

const MOST_ORDERS = 20;

/** A buyer's own orders, or a form to sign in by. */
export function accountPage(visit: Visit, problem: string | null): Html {
  const { state } = visit.storefront;
  const customer = visit.customerId === null ? undefined : state.customers.get(visit.customerId);
  if (!customer)
    return html`<h1>Sign in</h1>
      <form method="post" action="/storefront/account">
        <label for="email">Email</label
        ><input
          id="email"
          name="email"
          type="email"
          autocomplete="email"
          ${problem ? html` aria-invalid="true" aria-describedby="email-problem"` : null}
        />
        ${problem ? html`<p class="problem" id="email-problem">${problem}</p>` : null}
        <p><button>Sign in</button></p>
      </form>`;
  const orders = customer.orderIds.flatMap((id) => state.orders.get(id) ?? []).slice(-MOST_ORDERS);
  return html`<h1>Your orders</h1>
    ${extensionSlots(visit, { account: true }, "customer-account.order-index.announcement.render", "customer-account.order-index.block.render")}
    <ul>
      ${orders
        .toReversed()
        .map(({ name, checkoutToken }) =>
          checkoutToken === null ? html`<li>${name}</li>` : html`<li><a href="/storefront/orders/${checkoutToken}">Order ${name}</a></li>`,
        )}
    </ul>
    <form method="post" action="/storefront/account"><button class="plain">Sign out</button></form>`;
}
