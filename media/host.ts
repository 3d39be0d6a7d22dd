import { type FromPreview, isToPreview, type ToPreview } from '../language-server/preview-protocol.js';

interface VsCodeApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

/** The extension, as the page talks to it. */
export interface Host {
  send(message: FromPreview): void;
  /** What `keep` was given before the page was loaded anew; undefined at first. */
  kept(): unknown;
  keep(state: unknown): void;
}

export function connectHost(receive: (message: ToPreview) => void): Host {
  const api = acquireVsCodeApi();
  window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (isToPreview(data)) receive(data);
  });
  return {
    send: (message) => api.postMessage(message),
    kept: () => api.getState(),
    keep: (state) => api.setState(state),
  };
}
