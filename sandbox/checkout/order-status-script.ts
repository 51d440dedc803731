/** Looks for news of the order while its page is open, and puts the parcels in place. */
export const orderStatusScript = `
const look = async () => {
  try {
    const answer = await fetch(location.href, { headers: { accept: "text/html" } });
    if (answer.ok) {
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("parcels");
      const old = document.getElementById("parcels");
      if (fresh && old && fresh.innerHTML !== old.innerHTML) old.innerHTML = fresh.innerHTML;
    }
  } catch {}
  setTimeout(look, 3000);
};
setTimeout(look, 3000);
`;
