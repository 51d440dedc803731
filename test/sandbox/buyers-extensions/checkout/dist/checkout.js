/* global shopify */
// As Shopify's command line builds it: one script that gives a function for each target.
(() => {
  const PRICE = `query($id: ID!, $country: CountryCode) @inContext(country: $country) {
    node(id: $id) { ... on ProductVariant { availableForSale price { amount currencyCode } product { title } } }
  }`;
  const element = (name, properties = {}, ...children) => {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  };
  const run = async () => {
    const { i18n, extension, lines, cost, checkoutToken, localization, instructions } = shopify;
    if (extension.editor) return document.body.append(element("s-text", {}, "A sample"));
    const [{ merchandise }] = lines.value;
    const country = localization.country.value.isoCode;
    const { data, errors } = await shopify.query(PRICE, { variables: { id: merchandise.id, country } });
    if (errors) throw new Error(JSON.stringify(errors));
    const { amount, currencyCode } = data.node.price;
    const state = element("s-text");
    const draw = () => {
      state.textContent = `${i18n.translate("count", { count: lines.value.length })}, ${cost.totalAmount.value.amount}`;
    };
    lines.subscribe(draw);
    cost.totalAmount.subscribe(draw);
    const result = element("s-banner", { heading: "Result", hidden: true });
    const said = (outcome) => {
      result.hidden = false;
      result.textContent = outcome;
    };
    const take = element(
      "s-button",
      {},
      i18n.translate("take", { price: i18n.formatCurrency(Number(amount), { currency: currencyCode }) }),
    );
    take.addEventListener("click", async () => {
      take.loading = true;
      const attributes = [{ key: "_offer", value: "1" }];
      const answer = await shopify.applyCartLinesChange({ type: "addCartLine", merchandiseId: merchandise.id, quantity: 1, attributes });
      take.loading = false;
      said(answer.type);
    });
    const code = element("s-button", { variant: "secondary" }, "Use the code");
    code.addEventListener("click", async () =>
      said(`code ${(await shopify.applyDiscountCodeChange({ type: "addDiscountCode", code: "TEN" })).type}`),
    );
    const ask = element("s-button", { variant: "tertiary" }, "Ask the app");
    ask.addEventListener("click", async () => {
      const token = await shopify.sessionToken.get();
      const answer = await fetch("https://app.example/offers/decide", {
        method: "POST",
        headers: { Authorization: `Bearer ${token}`, "Content-Type": "application/json" },
        body: JSON.stringify({ checkoutToken: checkoutToken.value }),
      });
      said(await answer.text());
    });
    const tick = element("s-checkbox", { label: "Tick me" });
    tick.addEventListener("change", () => said(`ticked ${tick.checked}, may add ${instructions.value.lines.canAddCartLine}`));
    document.body.append(
      element("s-section", { heading: data.node.product.title }, element("s-stack", { gap: "base" }, state, take, code, ask, tick, result)),
    );
  };
  shopify.extend("purchase.checkout.block.render", (...args) => run(...args));
})();
