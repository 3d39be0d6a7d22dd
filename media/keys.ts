/** The keys of the map, in one place: what does something and what is told of it are the same list. */
import type { EditAction } from './editing/editing.js';

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
  what: string;
  keys: readonly Key[];
}

const key = (action: KeyAction, ...keys: string[]): Key => ({ action, keys });
const control = (action: KeyAction, ...keys: string[]): Key => ({ action, keys, control: true });
const alt = (action: KeyAction, ...keys: string[]): Key => ({ action, keys, alt: true });
const anywhere = (action: KeyAction, ...keys: string[]): Key => ({ action, keys, anywhere: true });

export const KEY_LINES: readonly KeyLine[] = [
  { what: 'The step before, the step after', keys: [key('step-before', 'ArrowLeft'), key('step-after', 'ArrowRight')] },
  {
    what: 'What a step says, line by line',
    keys: [key('item-after', 'ArrowDown'), key('item-before', 'ArrowUp')],
  },
  {
    what: 'The stage before, the stage after',
    keys: [control('stage-before', 'ArrowLeft'), control('stage-after', 'ArrowRight')],
  },
  { what: 'The first step, the last step', keys: [key('first-step', 'Home'), key('last-step', 'End')] },
  { what: 'To its line in the text; a question: write the line', keys: [key('to-source', 'Enter')] },
  { what: 'Back: from a line to its step, from there to its stage', keys: [key('back', 'Escape')] },
  { what: 'Fold the stage, unfold it', keys: [key('fold', ' ')] },
  { what: 'Write it anew, in its place', keys: [key('edit-words', 'F2')] },
  {
    what: 'Earlier, later: the step or the stage',
    keys: [alt('move-before', 'ArrowLeft'), alt('move-after', 'ArrowRight')],
  },
  { what: 'Feels better, feels worse', keys: [alt('feel-better', 'ArrowUp'), alt('feel-worse', 'ArrowDown')] },
  { what: 'A new step after this one, a new stage after this stage', keys: [control('add-after', 'Enter')] },
  { what: 'Once more, delete', keys: [control('duplicate', 'd'), key('remove', 'Delete')] },
  {
    what: 'All that can be done and added here',
    keys: [{ action: 'menu', keys: ['F10'], shift: true }, key('menu', 'ContextMenu')],
  },
  {
    what: 'Take the last change back, make it again',
    keys: [
      control('undo', 'z'),
      control('redo', 'y'),
      { action: 'redo', keys: ['z', 'Z'], control: true, shift: true },
    ],
  },
  {
    what: 'The next open question or problem, the one before; Enter for what can be done',
    keys: [
      { action: 'next-problem', keys: ['F8'], shift: false, anywhere: true },
      { action: 'problem-before', keys: ['F8'], shift: true, anywhere: true },
    ],
  },
  { what: 'Find words in the map', keys: [{ action: 'find', keys: ['f', 'F'], control: true, anywhere: true }] },
  { what: 'Present it, stage by stage', keys: [anywhere('present', 'p', 'P')] },
  { what: 'Larger, smaller', keys: [anywhere('zoom-in', '+', '='), anywhere('zoom-out', '-')] },
  { what: 'Actual size', keys: [anywhere('zoom-actual', '0')] },
  { what: 'Fit the width, fit all', keys: [anywhere('fit-width', '1'), anywhere('fit-all', '2')] },
  { what: 'These keys', keys: [anywhere('keys', '?')] },
];

/** What a key does; undefined where it does nothing here. @param onMap whether the map has the keyboard */
export function actionOf(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>,
  onMap: boolean,
): KeyAction | undefined {
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

const SHOWN: Readonly<Record<string, string>> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Escape: 'Esc',
  Delete: 'Del',
  ' ': 'Space',
  ContextMenu: 'Menu',
  '-': '−',
};

/** A line's keys as they are shown: the first name of each. */
export function shownKeys({ keys }: KeyLine): string[] {
  return keys.map(({ keys: [name = ''], control: ctrl, alt: withAlt, shift }) => {
    const held = [ctrl && 'Ctrl', withAlt && 'Alt', shift && 'Shift'].filter(Boolean);
    return [...held, SHOWN[name] ?? (name.length === 1 ? name.toUpperCase() : name)].join(' ');
  });
}
