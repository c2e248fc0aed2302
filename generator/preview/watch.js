"use strict";
/* Only in pages that `hafal preview --watch` serves: loads the page anew when there is a newer one, and brings the reader back
   to the filters, the cards and the place where they were. */
(() => {
  const { version } = document.currentScript.dataset;
  const here = location.pathname;
  history.scrollRestoration = "manual"; // the place is among the cards, not so many pixels down
  const bar = Object.assign(document.createElement("pre"), { id: "live", hidden: true });
  bar.setAttribute("role", "status");
  document.body.prepend(bar);

  function say(text) {
    if (bar.textContent !== text) bar.textContent = text;
    bar.hidden = !text;
  }

  async function ask() {
    try {
      const { versions, problems } = await (await fetch("/state", { cache: "no-store" })).json();
      if (versions[here] && versions[here] !== version) {
        if (window.hafal) sessionStorage.setItem(here, JSON.stringify(window.hafal.remember()));
        location.reload();
        return;
      }
      say(versions[here] ? problems : `this page is no longer served: go to ${location.origin}`);
    } catch {
      say("hafal preview --watch has ended: start it again, and this page goes on");
    }
    setTimeout(ask, 500);
  }

  const kept = sessionStorage.getItem(here);
  sessionStorage.removeItem(here);
  if (kept && window.hafal) window.hafal.recall(JSON.parse(kept));
  ask();
})();
