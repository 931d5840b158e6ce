// Keeps the state of the search current while somebody looks at it.
(() => {
  const place = document.getElementById('search-status');

  const renew = async () => {
    if (document.hidden || place.contains(document.activeElement)) return;
    const answer = await fetch(place.dataset.part, { credentials: 'same-origin' });
    if (answer.ok && !answer.redirected) place.innerHTML = await answer.text();
  };

  setInterval(() => renew().catch(() => {}), 2000);
})();
