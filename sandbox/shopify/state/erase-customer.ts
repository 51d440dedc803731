import type { CustomerRecord } from "./customer-record.ts";
import type { ShopState } from "./shop-state.ts";

/** Erases what is personal about a customer and their orders, as Shopify has done when it asks apps for the same. Tells no topic. */
export function eraseCustomer(state: ShopState, customer: CustomerRecord): void {
  const at = state.now();
  Object.assign(customer, { firstName: null, lastName: null, email: null, phone: null, note: null, address: null, updatedAt: at });
  for (const id of customer.orderIds) {
    const order = state.orders.get(id);
    if (!order) continue;
    const nothing = {
      email: null,
      phone: null,
      note: null,
      customAttributes: [],
      localizedFields: [],
      shippingAddress: null,
      billingAddress: null,
    };
    Object.assign(order, nothing satisfies Partial<typeof order>, { updatedAt: at });
  }
}
