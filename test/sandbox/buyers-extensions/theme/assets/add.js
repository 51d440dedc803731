// Takes the plate as an offer would: by the standard actions where there are some, else as themes before them have it.
const heard = [];
document.addEventListener("shopify:cart:lines-update", (event) => {
  heard.push(`${event.action} ${event.context}`);
  event.promise.then(({ cart }) => (document.body.dataset.heard = `${heard.join(", ")}: ${cart.totalQuantity}`));
});
if (globalThis.subscribe) globalThis.subscribe("cart-update", ({ source }) => (document.body.dataset.heard = `cart-update of ${source}`));

document.getElementById("fixture-add").addEventListener("click", async () => {
  const { Shopify } = globalThis;
  const product = await (await fetch(`${Shopify.routes.root}products/plate-plate.js`)).json();
  const [{ id }] = product.variants;
  if (Shopify.actions) {
    await Shopify.actions.updateCart({ lines: [{ merchandiseId: `gid://shopify/ProductVariant/${id}`, quantity: 1 }] });
    await Shopify.actions.openCart();
    return;
  }
  const drawer = document.querySelector("cart-drawer");
  const sections = drawer.getSectionsToRender().map((section) => section.id);
  const answer = await fetch(`${Shopify.routes.root}cart/add.js`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ items: [{ id, quantity: 1 }], sections }),
  });
  const state = await answer.json();
  void globalThis.publish("cart-update", { source: "fixture", cartData: state });
  drawer.renderContents(state);
});
