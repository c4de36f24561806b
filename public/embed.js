/**
 * Makes every frame with a chart of this site exactly as high as the chart. Optional: without it the frames keep the
 * height of the pasted code. It listens to frames of its own origin only, and reads nothing but their height.
 */
(() => {
  const origin = new URL(document.currentScript.src).origin;
  const frames = () =>
    [...document.querySelectorAll("iframe")].filter((frame) => frame.src && new URL(frame.src).origin === origin);
  addEventListener("message", (event) => {
    if (event.origin !== origin || event.data?.type !== "mining-and-the-grid:height") return;
    const height = Number(event.data.height);
    const frame = frames().find(({contentWindow}) => contentWindow === event.source);
    if (frame && height > 0 && height < 10_000)
      Object.assign(frame.style, {height: `${height}px`, aspectRatio: "auto", minHeight: "0", maxHeight: "none"});
  });
  // Frames that were there first have already told their height.
  for (const frame of frames()) frame.contentWindow.postMessage({type: "mining-and-the-grid:ask"}, origin);
})();
