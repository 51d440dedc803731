// A post-purchase extension's side: `extend`, and components as remote-ui has them, drawn plainly.
(() => {
  const entries = new Map();
  const waiting = new Map();
  let asked = 0;
  const tell = (message) => parent.postMessage({ from: "extension", ...message }, "*");
  const call = (name, body) =>
    new Promise((resolve, reject) => {
      const id = ++asked;
      waiting.set(id, { resolve, reject });
      tell({ type: "call", id, name, body });
    });

  // ── Components ──────────────────────────────────────────────────────────────────────────────────────────────
  const make = (tag, look = "") => Object.assign(document.createElement(tag), { style: look });
  const field = (type) => (props) => {
    const label = make("label", "display:block");
    const input = Object.assign(make("input"), { type });
    label.append(input, " ");
    const isTick = type === "checkbox" || type === "radio";
    input.addEventListener("change", () => props().onChange?.(isTick ? input.checked : input.value));
    return {
      element: label,
      inside: label.appendChild(make("span")),
      update: ({ value, checked, disabled, label: words }) => {
        if (isTick) input.checked = Boolean(value ?? checked);
        else input.value = value ?? "";
        input.disabled = Boolean(disabled);
        if (words) input.setAttribute("aria-label", words);
      },
    };
  };
  const plain =
    (tag, look, update = () => undefined) =>
    () => {
      const element = make(tag, look);
      return { element, inside: element, update: (props) => update(element, props) };
    };
  const BUTTON =
    "display:block;width:100%;padding:.7rem 1rem;border-radius:.4rem;font:inherit;font-weight:600;cursor:pointer;margin:.25rem 0;";
  const KINDS = {
    BlockStack: plain("div", "display:grid;gap:.75rem;min-width:0"),
    InlineStack: plain("div", "display:flex;flex-wrap:wrap;gap:.5rem", (element, { alignment }) => {
      element.style.justifyContent = alignment === "trailing" ? "flex-end" : alignment === "center" ? "center" : "flex-start";
    }),
    ButtonGroup: plain("div", "display:grid;gap:.5rem"),
    Bookend: plain("div", "display:flex;gap:.5rem"),
    FormLayout: plain("div", "display:grid;gap:.5rem"),
    Form: plain("div", ""),
    View: plain("div", ""),
    Layout: plain(
      "div",
      "display:grid;gap:1rem;grid-template-columns:repeat(auto-fit,minmax(min(16rem,100%),1fr));max-width:60rem;margin:0 auto",
    ),
    Tiles: plain("div", "display:flex;justify-content:space-between;gap:1rem"),
    TextContainer: plain("div", ""),
    HeadingGroup: plain("div", ""),
    Heading: plain("h2", "margin:.25rem 0;font-size:1.3rem"),
    TextBlock: plain("p", "margin:0", (element, { emphasized, subdued }) => {
      element.style.fontWeight = emphasized ? "700" : "";
      element.style.color = subdued ? "#5a665f" : "";
    }),
    Text: (props) =>
      plain(props().role === "deletion" ? "s" : "span", "", (element, { emphasized, subdued }) => {
        element.style.fontWeight = emphasized ? "700" : "";
        element.style.color = subdued ? "#5a665f" : "";
      })(),
    Separator: plain("hr", "width:100%;border:0;border-top:1px solid #d8ddd8"),
    Spinner: plain("p", "", (element) => (element.textContent = "Loading")),
    VisuallyHidden: plain("span", "position:absolute;left:-99rem"),
    HiddenForAccessibility: plain("span", "", (element) => element.setAttribute("aria-hidden", "true")),
    Image: plain("img", "display:block;max-width:100%;object-fit:contain", (element, { source, description, aspectRatio }) => {
      element.src = source ?? "";
      element.alt = description ?? "";
      element.style.aspectRatio = aspectRatio ?? "";
    }),
    Link: (props) => {
      const element = make("a");
      element.addEventListener("click", () => props().onPress?.());
      return { element, inside: element, update: ({ to }) => (to ? (element.href = to) : undefined) };
    },
    Button: (props) => {
      const element = Object.assign(make("button", BUTTON), { type: "button" });
      element.addEventListener("click", () => props().onPress?.());
      return {
        element,
        inside: element,
        update: ({ disabled, loading, subdued, plain: isPlain }) => {
          element.disabled = Boolean(disabled || loading);
          element.toggleAttribute("aria-busy", Boolean(loading));
          const isLight = subdued || isPlain;
          element.style.cssText = `${BUTTON}border:1px solid #1d5c45;background:${isLight ? "transparent" : "#1d5c45"};color:${isLight ? "#1d5c45" : "#fff"};${element.disabled ? "opacity:.6" : ""}`;
        },
      };
    },
    CalloutBanner: () => {
      const element = make("section", "border:1px solid #d8ddd8;border-radius:.6rem;padding:1rem;text-align:center;background:#fff");
      const heading = element.appendChild(make("h1", "font-size:1.3rem;margin:0 0 .5rem"));
      const inside = element.appendChild(make("div"));
      return { element, inside, update: ({ title }) => (heading.textContent = title ?? "") };
    },
    Banner: () => {
      const element = make("div", "border:2px solid #8a5a00;border-radius:.5rem;padding:.5rem .75rem");
      const heading = element.appendChild(make("strong"));
      const inside = element.appendChild(make("div"));
      return {
        element,
        inside,
        update: ({ title, status }) => {
          heading.textContent = title ?? "";
          element.setAttribute("role", status === "critical" ? "alert" : "status");
        },
      };
    },
    Checkbox: field("checkbox"),
    BuyerConsent: field("checkbox"),
    Radio: field("radio"),
    TextField: field("text"),
    Select: (props) => {
      const element = make("label", "display:block");
      const words = element.appendChild(make("span"));
      const select = element.appendChild(make("select"));
      select.addEventListener("change", () => props().onChange?.(select.value));
      return {
        element,
        inside: make("span"),
        update: ({ label, options = [], value, disabled }) => {
          words.textContent = label ?? "";
          select.replaceChildren(...options.map((one) => new Option(one.label, one.value, false, one.value === value)));
          select.disabled = Boolean(disabled);
        },
      };
    },
  };

  // ── remote-ui's tree ────────────────────────────────────────────────────────────────────────────────────────
  const newRoot = () => {
    const top = make("div", "padding:1rem;box-sizing:border-box");
    const parents = new WeakMap();
    const nodeOf = (child) => (typeof child === "string" || typeof child === "number" ? root.createText(String(child)) : child);
    const holder = (api, inside) => {
      const children = [];
      const detach = (child) => parents.get(child)?.removeChild(child);
      return Object.assign(api, {
        get children() {
          return children;
        },
        appendChild(given) {
          const child = nodeOf(given);
          detach(child);
          children.push(child);
          parents.set(child, api);
          inside.append(child.element);
        },
        append(...more) {
          for (const child of more) api.appendChild(child);
        },
        insertChildBefore(given, before) {
          const child = nodeOf(given);
          detach(child);
          children.splice(before ? children.indexOf(before) : children.length, 0, child);
          parents.set(child, api);
          inside.insertBefore(child.element, before?.element ?? null);
        },
        removeChild(child) {
          const index = children.indexOf(child);
          if (index < 0) return;
          children.splice(index, 1);
          parents.delete(child);
          child.element.remove();
        },
        replaceChildren(...next) {
          for (const child of [...children]) api.removeChild(child);
          for (const child of next) api.appendChild(child);
        },
      });
    };
    const withChildren = (api, inside) => {
      const made = holder({}, inside);
      const described = Object.getOwnPropertyDescriptors(made);
      Object.defineProperty(described, "children", { value: { get: () => made.children, enumerable: true }, enumerable: true });
      return Object.defineProperties(api, described);
    };
    const root = {
      kind: 0,
      createText(words = "") {
        const element = document.createTextNode(words);
        const update = (next) => (element.textContent = next);
        return {
          kind: 2,
          element,
          update,
          updateText: update,
          get text() {
            return element.textContent;
          },
          remove() {
            parents.get(this)?.removeChild(this);
          },
        };
      },
      createComponent(type, given, ...more) {
        const kind = KINDS[type];
        if (!kind) throw new Error(`${type} is not built in the sandbox.`);
        let props = given ?? {};
        const { element, inside, update } = kind(() => props);
        const component = {
          kind: 1,
          type,
          element,
          get props() {
            return props;
          },
          updateProps(changed) {
            props = { ...props, ...changed };
            update(props);
          },
          remove() {
            parents.get(component)?.removeChild(component);
          },
        };
        withChildren(component, inside);
        update(props);
        for (const child of more.flat()) if (child !== null && child !== undefined && child !== false) component.appendChild(child);
        return component;
      },
      async mount() {
        document.body.replaceChildren(top);
        tell({ type: "mounted" });
      },
    };
    return withChildren(root, top);
  };

  // ── The two extension points ────────────────────────────────────────────────────────────────────────────────
  let stored;
  const storage = () => ({ initialData: stored, update: async (data) => void (stored = JSON.parse(JSON.stringify(data))) });
  const points = {
    "Checkout::PostPurchase::ShouldRender": async (run, inputData) => {
      const answer = await run({ extensionPoint: inputData.extensionPoint, inputData, storage: storage() });
      return answer?.render === true;
    },
    "Checkout::PostPurchase::Render": async (run, inputData) => {
      await run(newRoot(), {
        extensionPoint: inputData.extensionPoint,
        inputData,
        storage: storage(),
        calculateChangeset: (changeset) => call("calculate", { changeset }),
        applyChangeset: (token, options) => call("apply-changeset", { token, ...options }),
        done: () => call("done"),
      });
      return true;
    },
  };

  // Its requests come from nowhere, as a worker's do, and the app's address is the sandbox's.
  const plainFetch = window.fetch.bind(window);
  const ledTo =
    ({ applicationUrl, appOrigin }) =>
    (input, init) => {
      const url = String(input instanceof Request ? input.url : input);
      if (url.startsWith("/")) return plainFetch(appOrigin + url, init);
      return plainFetch(url.startsWith(applicationUrl) ? appOrigin + url.slice(applicationUrl.length) : input, init);
    };

  window.shopify = { extend: (point, run) => entries.set(point, run) };
  addEventListener("message", async ({ source, data }) => {
    if (source !== parent || data?.from !== "page") return;
    if (data.type === "answer") {
      const asker = waiting.get(data.id);
      waiting.delete(data.id);
      if (data.error !== undefined) asker?.reject(new Error(data.error));
      else asker?.resolve(data.value);
    }
    if (data.type !== "run") return;
    window.fetch = ledTo(data);
    const run = entries.get(data.point);
    const value = run ? await points[data.point](run, data.inputData).catch((error) => (console.error(error), false)) : false;
    tell({ type: "ran", point: data.point, value });
  });

  addEventListener("DOMContentLoaded", () => {
    new ResizeObserver(() => tell({ type: "height", height: Math.ceil(document.body.getBoundingClientRect().height) })).observe(
      document.body,
    );
    tell({ type: "ready" });
  });
})();
