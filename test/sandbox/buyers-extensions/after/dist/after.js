/* global shopify */
(() => {
  const run = async () => {
    const text = document.createElement("s-text");
    const { extension, lines, checkoutToken, settings, shop } = shopify;
    text.textContent = `${extension.target}: ${lines.value.length} lines of ${checkoutToken.value}, ${settings.value.note ?? "no note"}, ${shop.myshopifyDomain}`;
    document.body.append(text);
    await shopify.storage.write("seen", { times: ((await shopify.storage.read("seen"))?.times ?? 0) + 1 });
    const { times } = await shopify.storage.read("seen");
    document.body.append(Object.assign(document.createElement("s-badge"), { textContent: `seen ${times}` }));
  };
  shopify.extend("purchase.thank-you.block.render", run);
  shopify.extend("customer-account.order-status.block.render", run);
})();
