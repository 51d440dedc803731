// The admin's window for choosing products or variants, as App Bridge's resourcePicker opens it: ticked are those that are chosen already.
globalThis.pickResources = async ({ type = "product", multiple = false, selectionIds = [] }) => {
  const { products, collections } = await (await fetch("/_admin/products")).json();
  const offered = type === "variant" ? products.flatMap(({ variants }) => variants) : type === "collection" ? collections : products;
  const most = multiple === true ? Infinity : Number(multiple) || 1;
  const dialog = document.getElementById("picker");
  const list = document.getElementById("picker-list");
  const search = document.getElementById("picker-search");
  const chosen = new Map(
    selectionIds.flatMap(({ id }) => offered.filter((one) => one.id === id)).map((resource) => [resource.id, resource]),
  );

  const draw = () => {
    const wanted = search.value.trim().toLowerCase();
    const found = offered.filter(({ title, displayName = title }) => displayName.toLowerCase().includes(wanted)).slice(0, 50);
    list.replaceChildren(
      ...found.map((resource) => {
        const box = Object.assign(document.createElement("input"), { type: "checkbox", checked: chosen.has(resource.id) });
        box.addEventListener("change", () => {
          if (most === 1) chosen.clear();
          if (box.checked && chosen.size < most) chosen.set(resource.id, resource);
          else chosen.delete(resource.id);
          draw();
        });
        const label = document.createElement("label");
        label.append(box, resource.displayName ?? resource.title);
        const item = document.createElement("li");
        item.append(label);
        return item;
      }),
    );
  };
  search.value = "";
  search.oninput = draw;
  draw();
  return new Promise((resolve) => {
    dialog.returnValue = "cancel";
    dialog.onclose = () => resolve(dialog.returnValue === "select" ? [...chosen.values()] : undefined);
    dialog.showModal();
  });
};
