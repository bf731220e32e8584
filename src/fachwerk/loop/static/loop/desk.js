// The line after the one that was done gets the focus; names are fetched when somebody begins to type one.

const next = location.hash.startsWith("#z-") && document.getElementById(location.hash.slice(1));
if (next) {
  (next.querySelector("button, a") ?? next).focus({ preventScroll: true });
  next.scrollIntoView({ block: "center" });
}

const names = document.querySelector("datalist[data-names]");
document.querySelector("input[list='bekannt']")?.addEventListener(
  "focus",
  async () => {
    if (!names || names.children.length) {
      return;
    }
    const answer = await fetch(names.dataset.names, { headers: { Accept: "application/json" } });
    if (answer.ok) {
      for (const name of (await answer.json()).names) {
        names.append(new Option("", name));
      }
    }
  },
  { once: true },
);
