/** The keys of the map, in one place: what does something and what is told of it are the same list. */
import { t } from '@vscode/l10n';
import { type CommentedKey, l10nKey, say } from '../language-server/said.js';

/** What somebody can do to the chosen part by keyboard. */
export type EditAction =
  | 'edit-words'
  | 'remove'
  | 'duplicate'
  | 'move-before'
  | 'move-after'
  | 'feel-better'
  | 'feel-worse'
  | 'add-after'
  | 'menu'
  | 'undo'
  | 'redo';

export type KeyAction =
  | 'step-before'
  | 'step-after'
  | 'item-before'
  | 'item-after'
  | 'stage-before'
  | 'stage-after'
  | 'first-step'
  | 'last-step'
  | 'to-source'
  | 'back'
  | 'keys'
  | 'zoom-in'
  | 'zoom-out'
  | 'zoom-actual'
  | 'fit-width'
  | 'fit-all'
  | 'fold'
  | 'find'
  | 'present'
  | 'next-problem'
  | 'problem-before'
  | EditAction;

/** What changes the text: there is none behind an exported page. */
export const EDIT_ACTIONS: readonly EditAction[] = [
  'edit-words',
  'remove',
  'duplicate',
  'move-before',
  'move-after',
  'feel-better',
  'feel-worse',
  'add-after',
  'menu',
  'undo',
  'redo',
];

interface Key {
  action: KeyAction;
  /** As `KeyboardEvent.key` has them; with Ctrl, or Cmd on a Mac, where `control` is set. */
  keys: readonly string[];
  control?: boolean;
  alt?: boolean;
  shift?: boolean;
  /** Works wherever the keyboard is; else only on the map. */
  anywhere?: boolean;
}

/** A line of the list: what keys do, and the actions behind it in the order of the keys. */
interface KeyLine {
  /** In English. */
  what: string;
  keys: readonly Key[];
}

const key = (action: KeyAction, ...keys: string[]): Key => ({ action, keys });
const control = (action: KeyAction, ...keys: string[]): Key => ({ action, keys, control: true });
const alt = (action: KeyAction, ...keys: string[]): Key => ({ action, keys, alt: true });
const anywhere = (action: KeyAction, ...keys: string[]): Key => ({ action, keys, anywhere: true });

export const KEY_LINES: readonly KeyLine[] = [
  {
    what: l10nKey('The step before, the step after'),
    keys: [key('step-before', 'ArrowLeft'), key('step-after', 'ArrowRight')],
  },
  {
    what: l10nKey('What a step says, line by line'),
    keys: [key('item-after', 'ArrowDown'), key('item-before', 'ArrowUp')],
  },
  {
    what: l10nKey('The stage before, the stage after'),
    keys: [control('stage-before', 'ArrowLeft'), control('stage-after', 'ArrowRight')],
  },
  { what: l10nKey('The first step, the last step'), keys: [key('first-step', 'Home'), key('last-step', 'End')] },
  { what: l10nKey('To its line in the text; a question: write the line'), keys: [key('to-source', 'Enter')] },
  { what: l10nKey('Back: from a line to its step, from there to its stage'), keys: [key('back', 'Escape')] },
  { what: l10nKey('Fold the stage, unfold it'), keys: [key('fold', ' ')] },
  { what: l10nKey('Write it anew, in its place'), keys: [key('edit-words', 'F2')] },
  {
    what: l10nKey('Earlier, later: the step or the stage'),
    keys: [alt('move-before', 'ArrowLeft'), alt('move-after', 'ArrowRight')],
  },
  { what: l10nKey('Feels better, feels worse'), keys: [alt('feel-better', 'ArrowUp'), alt('feel-worse', 'ArrowDown')] },
  { what: l10nKey('A new step after this one, a new stage after this stage'), keys: [control('add-after', 'Enter')] },
  { what: l10nKey('Once more, delete'), keys: [control('duplicate', 'd'), key('remove', 'Delete')] },
  {
    what: l10nKey('All that can be done and added here'),
    keys: [{ action: 'menu', keys: ['F10'], shift: true }, key('menu', 'ContextMenu')],
  },
  {
    what: l10nKey('Take the last change back, make it again'),
    keys: [
      control('undo', 'z'),
      control('redo', 'y'),
      { action: 'redo', keys: ['z', 'Z'], control: true, shift: true },
    ],
  },
  {
    what: l10nKey('The next open question or problem, the one before; Enter for what can be done'),
    keys: [
      { action: 'next-problem', keys: ['F8'], shift: false, anywhere: true },
      { action: 'problem-before', keys: ['F8'], shift: true, anywhere: true },
    ],
  },
  {
    what: l10nKey('Find words in the map'),
    keys: [{ action: 'find', keys: ['f', 'F'], control: true, anywhere: true }],
  },
  { what: l10nKey('Present it, stage by stage'), keys: [anywhere('present', 'p', 'P')] },
  { what: l10nKey('Larger, smaller'), keys: [anywhere('zoom-in', '+', '='), anywhere('zoom-out', '-')] },
  { what: l10nKey('Actual size'), keys: [anywhere('zoom-actual', '0')] },
  { what: l10nKey('Fit the width, fit all'), keys: [anywhere('fit-width', '1'), anywhere('fit-all', '2')] },
  { what: l10nKey('These keys'), keys: [anywhere('keys', '?')] },
];

/** Of a `KeyboardEvent`. */
interface PressedKey {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
}

/** What a key does; undefined where it does nothing here. @param onMap whether the map has the keyboard */
export function actionOf(event: PressedKey, onMap: boolean): KeyAction | undefined {
  const withControl = event.ctrlKey || event.metaKey;
  for (const { keys } of KEY_LINES) {
    for (const { action, keys: names, control = false, alt = false, shift, anywhere: always = false } of keys) {
      if (!names.includes(event.key) || control !== withControl || alt !== event.altKey || !(onMap || always)) continue;
      // Where a sign is typed with Shift, such as `+`, is the keyboard's business.
      if (shift === undefined ? !(event.shiftKey && withControl) : shift === event.shiftKey) return action;
    }
  }
  return undefined;
}

const SHOWN: Readonly<Record<string, string | CommentedKey>> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Escape: l10nKey('Esc'),
  Delete: l10nKey('Del'),
  Home: l10nKey({ message: 'Home', comment: 'A key of the keyboard' }),
  End: l10nKey({ message: 'End', comment: 'A key of the keyboard' }),
  Enter: l10nKey({ message: 'Enter', comment: 'A key of the keyboard' }),
  ' ': l10nKey({ message: 'Space', comment: 'A key of the keyboard' }),
  ContextMenu: l10nKey({ message: 'Menu', comment: 'A key of the keyboard' }),
  '-': '−',
};

/** A line's keys as they are shown: the first name of each. */
export function shownKeys({ keys }: KeyLine): string[] {
  return keys.map(({ keys: [name = ''], control: ctrl, alt: withAlt, shift }) => {
    const held = [ctrl && t('Ctrl'), withAlt && t('Alt'), shift && t('Shift')].filter(Boolean);
    return [...held, say(SHOWN[name] ?? (name.length === 1 ? name.toUpperCase() : name))].join(' ');
  });
}
