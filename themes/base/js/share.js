// A share button where the device can share, a copy button where it can copy.
export const share = (place) => {
  const address = document.querySelector("link[rel=canonical]")?.href ?? location.href;
  if (!navigator.share && !navigator.clipboard) return;
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = place.dataset.label;
  button.addEventListener("click", async () => {
    try {
      if (navigator.share) await navigator.share({ title: document.title, url: address });
      else {
        await navigator.clipboard.writeText(address);
        button.textContent = place.dataset.copied;
      }
    } catch {
      // The visitor cancelled.
    }
  });
  place.append(button);
  place.hidden = false;
};
