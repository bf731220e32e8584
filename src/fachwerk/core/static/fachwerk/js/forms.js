// Shortens the way through a form; everything also works without.

const heading = document.querySelector("[data-focus]");
if (heading) {
  heading.focus();
}

// One click, one act: the second submission of the same form waits for the answer to the first.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post" || event.defaultPrevented) {
    return;
  }
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "yes";
  form.setAttribute("aria-busy", "true");
});

// Back from the history the form may be sent again.
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) {
    delete form.dataset.sent;
    form.removeAttribute("aria-busy");
  }
});

// A link of the error summary opens the fold its field is in.
document.addEventListener("click", (event) => {
  const link = event.target.closest?.(".error-summary a");
  const field = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
  if (!field) {
    return;
  }
  event.preventDefault();
  field.closest("details")?.setAttribute("open", "");
  const control = field.matches("fieldset, div") ? field.querySelector("input, select, textarea") : field;
  (control ?? field).focus();
  (control ?? field).scrollIntoView({ block: "center" });
});
