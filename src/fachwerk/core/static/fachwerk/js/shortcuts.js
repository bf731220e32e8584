// Ctrl K jumps into the search, "n" opens a new note, "?" shows the shortcuts, Escape closes open menus.

const find = document.querySelector("[data-shortcut='find']");
const note = document.querySelector("a[data-shortcut='note']");
const overview = document.getElementById("shortcuts");

function isTyping(target) {
  return target.isContentEditable || /^(input|select|textarea)$/i.test(target.tagName);
}

document.addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key.toLowerCase() === "k" && find) {
    event.preventDefault();
    find.focus();
    find.select();
  } else if (event.key === "n" && note && !isTyping(event.target) && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    location.assign(note.href);
  } else if (event.key === "?" && overview && !isTyping(event.target) && !overview.open) {
    event.preventDefault();
    overview.showModal();
  } else if (event.key === "Escape") {
    for (const menu of document.querySelectorAll(".new-menu[open]")) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  }
});

document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll(".new-menu[open]")) {
    if (!menu.contains(event.target)) {
      menu.open = false;
    }
  }
});
