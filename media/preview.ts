/** Entry of the preview's page. */
import { lazyElk } from './elk.js';
import { connectHost } from './host.js';
import { findPage } from './page.js';
import { Preview } from './preview-view.js';

const script = document.currentScript;
const elk = lazyElk(script?.dataset.elk ?? '', script?.nonce ?? '');
const preview = new Preview(
  findPage(),
  connectHost((message) => preview.receive(message)),
  elk,
);
preview.start();
