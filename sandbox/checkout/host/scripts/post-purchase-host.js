// Between payment and the thank-you page: asks the extension whether it has something to show, for a second and a half, and leads on when it hasn't.
(() => {
  const LIMIT_MS = 1500;
  const page = document.querySelector("[data-post-purchase]");
  const { extension, order, appOrigin, applicationUrl } = page.dataset;
  const post = async (name, body) => {
    const answer = await fetch(`/storefront/hosted/${name}?${new URLSearchParams({ extension, order })}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body ?? {}),
    });
    if (!answer.ok) throw new Error(`${name} answered ${answer.status}`);
    return answer.json();
  };
  const frame = document.createElement("iframe");
  frame.className = "extension";
  frame.title = extension;
  frame.setAttribute("sandbox", "allow-scripts");
  frame.style.height = "0";
  frame.src = `/storefront/hosted/frame?${new URLSearchParams({ extension, order })}`;

  let isOver = false;
  const done = async () => {
    if (isOver) return;
    isOver = true;
    await post("done").catch(() => undefined);
    location.replace(`/storefront/thank-you/${order}`);
  };
  const tell = (message) => frame.contentWindow?.postMessage({ from: "page", appOrigin, applicationUrl, ...message }, "*");
  const run = async (point) => tell({ type: "run", point, inputData: await post("input", { extensionPoint: point }) });

  let timer;
  addEventListener("message", async ({ source, data }) => {
    if (source !== frame.contentWindow || data?.from !== "extension" || isOver) return;
    if (data.type === "height") frame.style.height = `${data.height}px`;
    if (data.type === "ready") {
      await run("Checkout::PostPurchase::ShouldRender");
      timer = setTimeout(done, LIMIT_MS);
    }
    if (data.type === "ran" && data.point.endsWith("::ShouldRender")) {
      clearTimeout(timer);
      if (data.value) await run("Checkout::PostPurchase::Render");
      else await done();
    }
    if (data.type === "ran" && data.point.endsWith("::Render") && !data.value) await done();
    if (data.type === "mounted") page.querySelector("[data-waiting]")?.remove();
    if (data.type !== "call") return;
    if (data.name === "done") {
      tell({ type: "answer", id: data.id });
      await done();
      return;
    }
    try {
      tell({ type: "answer", id: data.id, value: await post(data.name, data.body) });
    } catch (error) {
      tell({ type: "answer", id: data.id, error: String(error?.message ?? error) });
    }
  });
  document.getElementById("leave").addEventListener("click", (event) => {
    event.preventDefault();
    void done();
  });
  page.append(frame);
})();
