// Updates a page after a change of the files: reloads it, replaces its styles or shows errors.
"use strict";

(() => {
  const mine = { ...document.currentScript.dataset };
  const language = document.documentElement.lang;
  let displayed = "";

  /** Replaces the styles that the page was loaded with by the current ones. */
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
      // The old styles are removed after the new ones have loaded, so the page is never unstyled.
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

  /** Shows the errors in a dialog; when it is closed, a button opens it again. */
  const overlay = (html) => {
    needStyles();
    const dialog = document.createElement("dialog");
    dialog.id = "tugan-errors";
    dialog.setAttribute("role", "alertdialog");
    dialog.setAttribute("aria-labelledby", "tugan-heading");
    dialog.innerHTML = html;
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

  const showErrors = (errors) => {
    const html = errors ? (errors[language] ?? errors.kk) : "";
    if (html === displayed) return;
    displayed = html;
    const shown = document.getElementById("tugan-errors");
    if (shown?.localName === "main") {
      shown.innerHTML = html;
      return;
    }
    shown?.remove();
    document.getElementById("tugan-again")?.remove();
    if (html) overlay(html);
  };

  const follow = ({ pages, styles, errors }) => {
    if (pages !== mine.pages) {
      location.reload();
      return;
    }
    if (styles !== mine.styles) {
      mine.styles = styles;
      swapStyles(styles);
    }
    showErrors(errors);
  };

  // A page in the background closes its connection: browsers allow only six to one server.
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
