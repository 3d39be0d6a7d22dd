/** A page whose changes are made in a text by the real language server: what a person does in the picture, end to end. */
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { MapEdit } from '../../language-server/map-edits/map-edit.js';
import type { FromPreview } from '../../language-server/preview-protocol.js';
import { createLanguage } from '../language/helpers.js';
import type { OpenPreview } from './in-browser.js';

const language = createLanguage();

export const MAP = `journey Renting a room // with comments
  for Maya
  starts Needs a place

  stage Looking
    step Reads the ads
      on Web
      thinks So many
      feels hopeful

    // the hard part
    step Writes to one
      on App
      feels anxious: no answer
      pain Nobody answers

  stage Deciding
    step Signs
      on Office
      feels proud
`;

/** A page whose changes are made in a text, which it then shows. */
export class Desk {
  text = '';
  private done = 0;
  constructor(private readonly open: OpenPreview) {}

  async show(text: string): Promise<void> {
    this.text = text;
    await this.open.show(text);
    // The pointer must find everything at rest.
    await this.open.page.evaluate('document.fonts.ready');
  }

  get edits(): (FromPreview & { type: 'edit' })[] {
    return this.open.told.filter((message) => message.type === 'edit');
  }

  /** Waits for the next change, makes it and shows what came of it. */
  async makeNext(): Promise<MapEdit> {
    for (let i = 0; i < 100 && this.edits.length <= this.done; i++) await this.open.page.waitForTimeout(50);
    const edit = this.edits[this.done];
    if (!edit) throw new Error('Nothing was changed in the picture');
    this.done++;
    const { open, journey } = await language;
    const document = await open(this.text);
    const answer = await journey.map.MapEditor.edit(document, edit.change);
    const problem = 'problem' in answer ? answer.problem : undefined;
    await this.open.send({ type: 'edited', number: edit.number, problem });
    if (!('problem' in answer)) {
      const before = TextDocument.create('', '', 0, this.text);
      await this.show(TextDocument.applyEdits(before, answer.files[0]?.edits ?? []));
    }
    return edit.change;
  }

  /** The middle of the first thing of a kind that says these words. */
  async middleOf(label: string): Promise<{ x: number; y: number }> {
    const found = this.open.page.locator(`.reading [aria-label*=${JSON.stringify(label)}]`).first();
    const box = await found.boundingBox();
    if (!box) throw new Error(`${label} is not to be seen`);
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  }
}
