/** Entry of the preview's page. */
import { config } from '@vscode/l10n';
import { lazyElk } from './elk.js';
import { connectHost } from './host.js';
import { findPage } from './page.js';
import { Preview } from './preview-view.js';

const script = document.currentScript;
// Before anything is said.
if (script?.dataset.texts !== undefined) config({ contents: script.dataset.texts });
const elk = lazyElk(script?.dataset.elk ?? '', script?.nonce ?? '');
const preview = new Preview(
  findPage(),
  connectHost((message) => preview.receive(message)),
  elk,
);
preview.start();
