/**
 * A chart in a frame: takes the scheme that the frame's address asks for, and tells the page around it how high it is,
 * for public/embed.js there.
 */
const scheme = new URLSearchParams(location.search).get("scheme");
if (scheme === "dark" || scheme === "light") document.documentElement.dataset["scheme"] = scheme;

if (parent !== window) {
  const tell = () => {
    const height = Math.ceil(document.body.getBoundingClientRect().height);
    parent.postMessage({type: "mining-and-the-grid:height", height}, "*"); // a height is no secret
  };
  new ResizeObserver(tell).observe(document.body);
  addEventListener("message", ({data}) => {
    if (data?.type === "mining-and-the-grid:ask") tell();
  });
}

export {}; // a module, so that its names are its own
