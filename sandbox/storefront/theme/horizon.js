// A theme of today: Shopify's standard actions and events (2026-06-17), and a cart drawer that nobody but the theme itself touches.
(() => {
  const root = window.Shopify.routes.root;
  const gid = (kind, id) => (String(id).startsWith("gid://") ? String(id) : `gid://shopify/${kind}/${id}`);
  const numberIn = (id) => String(id).split("/").at(-1);
  const byUser = (message, field) => ({ code: "INVALID", field, message });

  /** One call of the Ajax API. What it refuses (422) is the buyer's business, anything else is a failure. */
  const call = async (path, body) => {
    const answer = await fetch(root + path, {
      method: body ? "POST" : "GET",
      keepalive: true,
      headers: { accept: "application/json", ...(body && { "content-type": "application/json" }) },
      ...(body && { body: JSON.stringify(body) }),
    });
    const json = await answer.json();
    if (answer.status === 422) return { refused: json.description };
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
    return { json };
  };

  const money = (minor, currency) => ({ amount: (minor / 100).toFixed(2), currencyCode: currency });
  /** A cart as the actions and events tell it. */
  const told = (cart) => ({
    id: gid("Cart", cart.token),
    totalQuantity: cart.item_count,
    cost: {
      totalAmount: money(cart.total_price, cart.currency),
      subtotalAmount: money(cart.items_subtotal_price, cart.currency),
    },
    lines: cart.items.map((item) => ({
      id: gid("CartLine", item.key),
      quantity: item.quantity,
      merchandise: { id: gid("ProductVariant", item.variant_id) },
      cost: { totalAmount: money(item.final_line_price, cart.currency) },
    })),
    discountCodes: cart.discount_codes,
  });
  const current = async () => (await call("cart.js")).json;

  const redraw = async () => {
    const names = ["cart-drawer", "cart-icon-bubble", ...(document.getElementById("main-cart-items") ? ["main-cart-items"] : [])];
    const sections = await (await fetch(`${root}?sections=${names.join(",")}`)).json();
    const wasOpen = drawer()?.hasAttribute("open");
    for (const name of names) {
      const fresh = new DOMParser().parseFromString(sections[name] ?? "", "text/html").querySelector(".shopify-section");
      const old = document.getElementById(`shopify-section-${name}`);
      if (fresh && old) old.replaceChildren(...fresh.childNodes);
    }
    if (wasOpen) drawer()?.open();
  };

  const emit = (name, detail, from = document.body) => {
    const event = new Event(name, { bubbles: true });
    for (const [key, value] of Object.entries(detail)) Object.defineProperty(event, key, { value, enumerable: true });
    from.dispatchEvent(event);
    return event;
  };

  /** Does the work, with the standard event before it and its promise in the event. A failure is told by `shopify:cart:error` too. */
  const withEvent = (events, work, from) => {
    const promise = work();
    promise.catch((error) => emit("shopify:cart:error", { error: String(error), code: "SERVICE_UNAVAILABLE" }, from));
    for (const [name, detail] of events) emit(name, { ...detail, promise }, from);
    return promise;
  };

  const apply = async ({ lines = [], note, discountCodes, attributes }) => {
    const userErrors = [];
    const added = lines.filter(({ merchandiseId }) => merchandiseId);
    if (added.length > 0) {
      const items = added.map((line) => ({
        id: Number(numberIn(line.merchandiseId)),
        quantity: line.quantity ?? 1,
        properties: Object.fromEntries((line.attributes ?? []).map(({ key, value }) => [key, value])),
      }));
      const { refused } = await call("cart/add.js", { items });
      if (refused) userErrors.push(byUser(refused, ["lines"]));
    }
    for (const { id, quantity } of lines.filter((line) => line.id)) {
      const { refused } = await call("cart/change.js", { id: decodeURIComponent(numberIn(id)), quantity });
      if (refused) userErrors.push(byUser(refused, ["lines"]));
    }
    const update = {
      ...(note !== undefined && { note }),
      ...(discountCodes && { discount: discountCodes.map((one) => one.code ?? one).join(",") }),
      ...(attributes && {
        attributes: Array.isArray(attributes) ? Object.fromEntries(attributes.map(({ key, value }) => [key, value])) : attributes,
      }),
    };
    if (Object.keys(update).length > 0) await call("cart/update.js", update);
    const cart = await current();
    await redraw();
    return { cart: told(cart), userErrors, warnings: [] };
  };

  const updateCart = (payload = {}, options = {}) => {
    if (typeof payload !== "object") return Promise.reject(new TypeError("updateCart takes an object"));
    const { lines = [], note, discountCodes, attributes } = payload;
    const context = options.event?.context ?? "standard-action";
    const detail = options.event?.detail;
    const events = [];
    const kinds = {
      add: lines.filter(({ merchandiseId }) => merchandiseId),
      remove: lines.filter(({ id, quantity }) => id && quantity === 0),
      update: lines.filter(({ id, quantity }) => id && quantity !== 0),
    };
    for (const [action, some] of Object.entries(kinds))
      if (some.length > 0) events.push(["shopify:cart:lines-update", { action, context, lines: some, detail }]);
    if (note !== undefined) events.push(["shopify:cart:note-update", { note, context, detail }]);
    if (discountCodes)
      events.push(["shopify:cart:discount-update", { discountCodes: discountCodes.map((one) => ({ code: one.code ?? one })), detail }]);
    if (attributes) events.push(["shopify:cart:attributes-update", { attributes, detail }]);
    return withEvent(events, () => apply(payload), drawer() ?? document.body);
  };

  const action = (run, isDefault) => {
    let handler = run;
    let byTheme = !isDefault;
    return Object.assign((...args) => handler(...args), {
      isDefault: () => !byTheme,
      configure: (given) => {
        handler = given.handler;
        byTheme = true;
      },
    });
  };

  // ── The drawer ──────────────────────────────────────────────────────────────────────────────────────────────
  const drawer = () => document.querySelector("cart-drawer");
  customElements.define(
    "cart-drawer",
    class extends HTMLElement {
      connectedCallback() {
        this.addEventListener("click", ({ target }) => {
          const gone = target.closest("[data-remove-line]");
          if (gone) void updateCart({ lines: [{ id: gone.dataset.lineId, quantity: 0 }] }, { event: { context: "dialog" } });
          else if (target.closest(".drawer__close, .cart-drawer__overlay")) this.close();
        });
        this.addEventListener("keydown", ({ key }) => key === "Escape" && this.close());
      }
      open() {
        this.hidden = false;
        this.setAttribute("open", "");
        this.querySelector(".drawer__inner")?.focus();
      }
      close() {
        this.hidden = true;
        this.removeAttribute("open");
        document.getElementById("cart-icon-bubble")?.focus();
      }
    },
  );

  const openCart = async () => {
    drawer()?.open();
    emit("shopify:cart:view", { context: "dialog", cart: told(await current()) }, drawer() ?? document.body);
  };

  window.Shopify.actions = {
    getCart: Object.assign(async () => ({ cart: told(await current()) }), { isDefault: () => true }),
    updateCart: action(updateCart, true),
    openCart: action(openCart, true),
  };

  document.addEventListener("submit", (event) => {
    const form = event.target.closest("[data-type=add-to-cart-form]");
    if (!form) return;
    event.preventDefault();
    const data = new FormData(form);
    const lines = [{ merchandiseId: gid("ProductVariant", data.get("id")), quantity: Number(data.get("quantity")) || 1 }];
    withEvent([["shopify:cart:lines-update", { action: "add", context: "product", lines }]], () => apply({ lines }), form)
      .then(openCart)
      .catch(() => form.submit());
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest("#cart-icon-bubble");
    if (!link || window.Shopify.pageType === "cart") return;
    event.preventDefault();
    void openCart();
  });

  document.addEventListener("DOMContentLoaded", async () => {
    emit("shopify:page:view", { pageType: window.Shopify.pageType });
    const product = document.querySelector("[data-product-id]");
    if (product) emit("shopify:product:view", { product: { id: gid("Product", product.dataset.productId) } }, product);
    if (window.Shopify.pageType === "cart") emit("shopify:cart:view", { context: "page", cart: told(await current()) });
  });
})();
