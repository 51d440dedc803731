/* global shopify */
(() => {
  const APP = "https://app.example";
  const ask = async (path, { token }) => {
    const answer = await fetch(APP + path, { method: "POST", headers: { Authorization: `Bearer ${token}` } });
    return answer.json();
  };
  shopify.extend("Checkout::PostPurchase::ShouldRender", async ({ inputData, storage }) => {
    const { changes } = await ask("/offers/post-purchase", inputData);
    await storage.update({ changes });
    return { render: changes.length > 0 };
  });
  shopify.extend("Checkout::PostPurchase::Render", async (root, { inputData, storage, calculateChangeset, applyChangeset, done }) => {
    const { changes } = storage.initialData;
    const { calculatedPurchase } = await calculateChangeset({ changes });
    const { amount, currencyCode } = calculatedPurchase.totalOutstandingSet.presentmentMoney;
    const accept = root.createComponent(
      "Button",
      {
        onPress: async () => {
          accept.updateProps({ loading: true });
          const { token } = await ask("/offers/post-purchase/changeset", inputData);
          const { status } = await applyChangeset(token);
          if (status === "processed") await done();
        },
      },
      `Pay now · ${amount} ${currencyCode}`,
    );
    root.appendChild(
      root.createComponent("BlockStack", {}, [
        root.createComponent("CalloutBanner", { title: "One more?" }, [root.createComponent("TextBlock", {}, "Only here.")]),
        accept,
        root.createComponent("Button", { subdued: true, onPress: done }, "No, thank you"),
      ]),
    );
    root.mount();
  });
})();
