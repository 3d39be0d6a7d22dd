// The editor's window: what the extension host sends comes as bytes, is parsed twice and handed to the webview.
const frame = document.querySelector('iframe');
const webviewOrigin = frame.dataset.origin;

async function readMessages() {
  const reader = (await fetch('events')).body.pipeThrough(new TextDecoderStream()).getReader();
  let parts = [];
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    const lines = read.value.split('\n');
    parts.push(lines.shift());
    for (const next of lines) {
      deliver(parts.join(''));
      parts = [next];
    }
  }
}

/** A call's arguments are JSON, and of these the message is JSON again. */
function deliver(envelope) {
  const message = JSON.parse(JSON.parse(envelope).args[1]);
  frame.contentWindow.postMessage({ channel: 'message', args: message }, webviewOrigin);
}

window.addEventListener('message', ({ data, origin }) => {
  if (origin === webviewOrigin) void fetch('messages', { method: 'POST', body: JSON.stringify(data) });
});
void readMessages();
