// What an editor offers a webview's page, and when things happened in that page. Stands before everything else in it.
(() => {
  const now = () => performance.timeOrigin + performance.now();
  /** The newest map's arrival, and the newest frame that was waited for, in this page's time. */
  const times = { received: 0, asked: 0, frame: 0 };
  const nextFrame = window.requestAnimationFrame.bind(window);

  window.requestAnimationFrame = (callback) => {
    const asked = now();
    return nextFrame((time) => {
      Object.assign(times, { asked, frame: now() });
      callback(time);
    });
  };
  window.addEventListener('message', ({ data }) => {
    if (data.type === 'map') times.received = now();
  });

  let state;
  window.acquireVsCodeApi = () => ({
    postMessage: (message) =>
      window.parent.postMessage({ message: JSON.stringify(message), times: { ...times, sent: now() } }, '*'),
    getState: () => state,
    setState: (value) => {
      state = JSON.parse(JSON.stringify(value));
    },
  });
})();
