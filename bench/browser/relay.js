// The frame that an editor keeps around a webview's page: hands messages on in both directions.
const inner = document.querySelector('iframe');
const editorOrigin = inner.dataset.editor;

window.addEventListener('message', ({ data, origin, source }) => {
  if (origin === editorOrigin) inner.contentWindow.postMessage(data.args, window.origin);
  else if (source === inner.contentWindow) window.parent.postMessage(data, editorOrigin);
});
