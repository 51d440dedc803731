// A page of Shopify's admin around the app's blocks and actions: an action is opened in a window over the page, by its button or by a block.
(() => {
  const dialog = document.querySelector("dialog");
  const frames = () => [...document.querySelectorAll("iframe")];

  const openAction = ({ src }) => {
    const frame = Object.assign(document.createElement("iframe"), { title: "Waybill action", src });
    frame.style.cssText = "display:block;width:100%;border:0;min-height:12rem";
    dialog.replaceChildren(frame);
    dialog.showModal();
  };
  for (const button of document.querySelectorAll("button[data-src]"))
    button.addEventListener("click", () => openAction({ src: button.dataset.src }));
  // What the action changed stands in the page anew.
  dialog.addEventListener("close", () => location.reload());

  addEventListener("message", ({ origin, source, data }) => {
    if (origin !== location.origin || data?.from !== "extension") return;
    const frame = frames().find(({ contentWindow }) => contentWindow === source);
    if (!frame) return;
    if (data.type === "height") frame.style.height = `${data.height + 2}px`;
    if (data.type === "close") dialog.close();
    const handle = /^extension:\/\/([\w-]+)/.exec(data.url ?? "")?.[1];
    const button = data.type === "navigate" && document.querySelector(`button[data-handle="${handle}"]`);
    if (button) button.click();
  });
})();
