// One listener for all lists of checkboxes, also for those that inline panels add later.
const folded = (text) => text.normalize("NFD").replace(/\p{Diacritic}/gu, "").toLowerCase();

document.addEventListener("input", ({ target }) => {
  if (!target.matches("[data-checkbox-filter]")) return;
  // The list reacts by itself; the form has not changed.
  const wanted = folded(target.value.trim());
  target.parentElement.querySelectorAll("li").forEach((item) => {
    item.hidden = !folded(item.textContent).includes(wanted);
  });
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && event.target.matches("[data-checkbox-filter]")) event.preventDefault();
});
