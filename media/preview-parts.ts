/** What the preview is put together of, and who tells whom. */
import { t } from '@vscode/l10n';
import type { Position } from '../language-server/map/journey-map.js';
import type { Tokens, View } from '../src/diagram/index.js';
import { Announcer } from './announcer.js';
import { Choosing } from './choosing.js';
import { Editing } from './editing/editing.js';
import { EmptyPage } from './empty-page.js';
import { GettingAbout } from './getting-about/getting-about.js';
import type { HandOver } from './hand-over.js';
import type { Host } from './host.js';
import { showKeys } from './keys-dialog.js';
import { MapKeys } from './map-keys.js';
import { Notices } from './notices.js';
import type { Page } from './page.js';
import { Painter } from './painter.js';
import { Picking } from './picking.js';
import { Problems } from './problems/problems.js';
import { Outlines } from './selection.js';
import { connectToolbar, type Toolbar } from './toolbar.js';
import { Viewport } from './viewport.js';

export interface PreviewParts {
  painter: Painter;
  viewport: Viewport;
  outlines: Outlines;
  notices: Notices;
  toolbar: Toolbar;
  picking: Picking;
  keys: MapKeys;
  empty: EmptyPage;
  editing: Editing;
  announcer: Announcer;
  about: GettingAbout;
  choosing: Choosing;
  problems: Problems;
}

/** What its parts ask of the preview. */
export interface PreviewDeeds {
  /** The picture was zoomed or scrolled. */
  viewChanged(): void;
  /** It is to be drawn in another way; with what is to be said of it. */
  arranged(said: string): void;
  /** Goes to a place in the text. @param focus the text takes the keyboard */
  reveal(position: Position, focus: boolean): void;
  pickJourney(index: number): void;
  pickView(view: View): void;
  showTable(): void;
}

/** @param handOver of the host's messages */
export function assemble(page: Page, host: Host, handOver: HandOver, theme: Tokens, does: PreviewDeeds): PreviewParts {
  const outlines = new Outlines(page.drawing);
  const painter = new Painter(page.drawing);
  const viewport = new Viewport(page.viewport, page.sheet, page.drawing, () => does.viewChanged());
  const announcer = new Announcer(page.said);
  const about = new GettingAbout(page, viewport, outlines, theme, {
    go: (id) => choosing.goTo(id),
    arranged: (said) => does.arranged(said),
    say: (text) => announcer.say(text),
    stopAt: (id) => choosing.stopAt(id),
  });
  const notices = new Notices(page.notice, (position) => does.reveal(position, true));
  const toolbar = connectToolbar(page, viewport, {
    journey: (index) => does.pickJourney(index),
    view: (view) => does.pickView(view),
    table: () => does.showTable(),
    keys: () => showKeys(),
  });
  const empty = new EmptyPage(page, host);
  outlines.setColours(theme);
  const editing: Editing = new Editing(
    page,
    viewport,
    outlines,
    host,
    (problem) => notices.complain(problem),
    (id) => choosing.choose(id),
    (id) => keys.pointAt(id),
  );
  const picking = new Picking(
    page,
    viewport,
    outlines,
    (position, focus) => does.reveal(position, focus),
    (id) => editing.editWords(id),
    (address) => host.send({ type: 'open', address }),
  );
  const keys: MapKeys = new MapKeys(page, viewport, handOver, {
    toSource: (id) => {
      if (!picking.revealId(id, true)) announcer.say(t('This does not stand in this file.'));
    },
    act: (action, id) => choosing.act(action, id),
    toMarks: (id) => problems.goAbout(id),
    answer: (id, question) => editing.answer(id, question),
  });
  const problems = new Problems(page, host, {
    boxOf: (id) => outlines.boxesOf(id)[0],
    go: (position, focus) => does.reveal(position, focus),
    fix: (problem, title) => editing.fix(problem, title),
    answer: (part, code, missing) => editing.answerReport(part, code, missing),
    show: (box) => viewport.bringIntoSight(box),
    leave: () => keys.focus(),
    asked: () => keys.questions,
    stopOn: (question) => keys.focusOn(question),
  });
  const choosing: Choosing = new Choosing({ outlines, viewport, about, keys, picking, editing, problems });
  page.drawing.addEventListener('click', () => keys.pointAt(outlines.selectedId));
  return {
    painter,
    viewport,
    outlines,
    notices,
    toolbar,
    picking,
    keys,
    empty,
    editing,
    announcer,
    about,
    choosing,
    problems,
  };
}

/** Takes the picture away, with all that is over it. */
export function clearPicture({ painter, picking, editing, problems, about, outlines, keys }: PreviewParts): void {
  painter.clear();
  picking.setMap(undefined);
  editing.show(undefined);
  problems.show(undefined);
  about.show(undefined);
  outlines.setTargets([]);
  keys.show({ reading: [], targets: [] });
}
