// Keeps a page in step with the files: shows it anew, swaps its styles, tells what is broken.
"use strict";

(() => {
  const mine = { ...document.currentScript.dataset };
  const language = document.documentElement.lang;
  let told = "";

  /** Puts the styles that the page has now in the place of those it was loaded with. */
  const swapStyles = async (count) => {
    const answer = await fetch(location.href, { cache: "no-cache" });
    const now = new DOMParser().parseFromString(await answer.text(), "text/html");
    const links = (page) =>
      [...page.querySelectorAll('link[rel~="stylesheet"]:not([href^="/_tugan/"])')];
    const old = links(document);
    links(now).forEach((link, at) => {
      const fresh = old[at].cloneNode();
      const address = new URL(link.getAttribute("href"), location.href);
      address.searchParams.set("styles", count);
      fresh.href = address;
      // The old styles go when the new ones are there, so that the page never stands without.
      fresh.addEventListener("load", () => old[at].remove());
      old[at].after(fresh);
    });
  };

  const needStyles = () => {
    if (document.querySelector('link[href="/_tugan/overlay.css"]')) return;
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = "/_tugan/overlay.css";
    document.head.append(link);
  };

  /** Lays what is broken over the page; closed, it leaves a button that opens it again. */
  const overlay = (words) => {
    needStyles();
    const dialog = document.createElement("dialog");
    dialog.id = "tugan-trouble";
    dialog.setAttribute("role", "alertdialog");
    dialog.setAttribute("aria-labelledby", "tugan-heading");
    dialog.innerHTML = words;
    const again = document.createElement("button");
    again.id = "tugan-again";
    again.textContent = dialog.querySelector("[data-again]").dataset.again;
    again.hidden = true;
    again.addEventListener("click", () => {
      again.hidden = true;
      dialog.showModal();
    });
    dialog.addEventListener("close", () => {
      again.hidden = false;
    });
    document.body.append(dialog, again);
    dialog.showModal();
  };

  const tellTrouble = (trouble) => {
    const words = trouble ? (trouble[language] ?? trouble.kk) : "";
    if (words === told) return;
    told = words;
    const shown = document.getElementById("tugan-trouble");
    if (shown?.localName === "main") {
      shown.innerHTML = words;
      return;
    }
    shown?.remove();
    document.getElementById("tugan-again")?.remove();
    if (words) overlay(words);
  };

  const follow = ({ pages, styles, trouble }) => {
    if (pages !== mine.pages) {
      location.reload();
      return;
    }
    if (styles !== mine.styles) {
      mine.styles = styles;
      swapStyles(styles);
    }
    tellTrouble(trouble);
  };

  // A page in the background gives its connection away: browsers allow only six to one server.
  let events;
  const listen = () => {
    events?.close();
    events = undefined;
    if (document.visibilityState === "hidden") return;
    events = new EventSource("/_tugan/events");
    events.addEventListener("message", (event) => follow(JSON.parse(event.data)));
  };
  document.addEventListener("visibilitychange", listen);
  listen();
})();
