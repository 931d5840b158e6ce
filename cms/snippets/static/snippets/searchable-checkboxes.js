// Puts a search field and a count above every list of check boxes that asks for it by its class.
(() => {
  const folded = (text) => text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/ß/g, "ss");

  const enhance = (list) => {
    const labels = [...list.querySelectorAll("label")];
    const rows = labels.map((label) => label.closest("div") === list ? label : label.closest("div") || label);

    const search = document.createElement("input");
    search.type = "search";
    search.className = "searchable-checkboxes__search";
    search.placeholder = "Liste durchsuchen …";
    search.setAttribute("aria-label", "Liste durchsuchen");
    search.setAttribute("aria-controls", list.id);

    const count = document.createElement("p");
    count.className = "searchable-checkboxes__count";
    count.setAttribute("role", "status");

    const refresh = () => {
      const wanted = folded(search.value.trim());
      labels.forEach((label, index) => {
        const chosen = label.querySelector("input").checked;
        rows[index].hidden = !chosen && !folded(label.textContent).includes(wanted);
      });
      const chosen = labels.filter((label) => label.querySelector("input").checked).length;
      const shown = rows.filter((row) => !row.hidden).length;
      count.textContent = `${chosen} ausgewählt, ${shown} von ${labels.length} angezeigt`;
    };

    search.addEventListener("input", refresh);
    search.addEventListener("keydown", (event) => {
      if (event.key === "Enter") event.preventDefault();
    });
    list.addEventListener("change", refresh);
    list.before(search, count);
    refresh();
  };

  const enhanceAll = () => document.querySelectorAll(".searchable-checkboxes").forEach(enhance);
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", enhanceAll);
  else enhanceAll();
})();
