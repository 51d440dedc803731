// A theme from before the standard actions: pub/sub, and a drawer that takes bundled sections, as Dawn 15 has them.
let subscribers = {};
const PUB_SUB_EVENTS = {
  cartUpdate: "cart-update",
  quantityUpdate: "quantity-update",
  variantChange: "variant-change",
  cartError: "cart-error",
};

// For the scripts of apps in the page.
// oxlint-disable-next-line no-unused-vars
function subscribe(eventName, callback) {
  subscribers[eventName] = [...(subscribers[eventName] ?? []), callback];
  return function unsubscribe() {
    subscribers[eventName] = subscribers[eventName].filter((one) => one !== callback);
  };
}

function publish(eventName, data) {
  return Promise.all((subscribers[eventName] ?? []).map((callback) => callback(data)));
}

class CartDrawer extends HTMLElement {
  connectedCallback() {
    this.addEventListener("keydown", ({ key }) => key === "Escape" && this.close());
    this.addEventListener("click", ({ target }) => {
      const gone = target.closest("[data-remove-line]");
      if (gone) void this.removeLine(gone.dataset.removeLine);
      else if (target.closest(".drawer__close, .cart-drawer__overlay")) this.close();
    });
  }

  open() {
    this.hidden = false;
    this.classList.add("active");
    this.querySelector(".drawer__inner")?.focus();
  }

  close() {
    this.hidden = true;
    this.classList.remove("active");
    document.getElementById("cart-icon-bubble")?.focus();
  }

  renderContents(parsedState) {
    this.classList.remove("is-empty");
    this.productId = parsedState.id;
    for (const section of this.getSectionsToRender()) {
      const old = section.selector ? document.querySelector(section.selector) : document.getElementById(`shopify-section-${section.id}`);
      if (old) old.innerHTML = this.getSectionInnerHTML(parsedState.sections[section.id], section.selector);
    }
    setTimeout(() => this.open());
  }

  getSectionInnerHTML(html, selector = ".shopify-section") {
    return new DOMParser().parseFromString(html, "text/html").querySelector(selector).innerHTML;
  }

  getSectionsToRender() {
    return [{ id: "cart-drawer", selector: "#CartDrawer" }, { id: "cart-icon-bubble" }];
  }

  async removeLine(id) {
    const sections = this.getSectionsToRender().map(({ id: name }) => name);
    const answer = await fetch(`${window.routes.cart_change_url}.js`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ id, quantity: 0, sections }),
    });
    const state = await answer.json();
    this.renderContents(state);
    void publish(PUB_SUB_EVENTS.cartUpdate, { source: "cart-items", cartData: state, variantId: id });
  }
}
customElements.define("cart-drawer", CartDrawer);

document.addEventListener("submit", (event) => {
  const form = event.target.closest("[data-type=add-to-cart-form]");
  if (!form) return;
  event.preventDefault();
  const drawer = document.querySelector("cart-drawer");
  const body = new FormData(form);
  body.append(
    "sections",
    drawer
      .getSectionsToRender()
      .map(({ id }) => id)
      .join(","),
  );
  body.append("sections_url", location.pathname);
  fetch(`${window.routes.cart_add_url}.js`, { method: "POST", keepalive: true, headers: { accept: "application/json" }, body })
    .then((answer) => answer.json())
    .then((state) => {
      if (state.status) return publish(PUB_SUB_EVENTS.cartError, { source: "product-form", errors: state.description });
      void publish(PUB_SUB_EVENTS.cartUpdate, { source: "product-form", productVariantId: body.get("id"), cartData: state });
      return drawer.renderContents(state);
    })
    .catch(() => form.submit());
});
document.addEventListener("click", (event) => {
  if (!event.target.closest("#cart-icon-bubble") || window.Shopify.pageType === "cart") return;
  event.preventDefault();
  document.querySelector("cart-drawer").open();
});
