/**
 * The window as a person sees and uses it, for tests in the extension host: the preview's document, the workbench around it,
 * keyboard and mouse. Selectors are CSS; where `text` is given, the first element that contains it is meant.
 * Everything waits up to 20 seconds for its element, and rejects with what was missing.
 */

import { bridge } from 'this-run';

/** How many tests. */
export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

interface Target {
  selector: string;
  text?: string;
}

interface Place {
  /** From the element's upper left corner, in pixels; its middle where absent. */
  position?: { x: number; y: number };
}

interface Click extends Place {
  button?: 'left' | 'right' | 'middle';
  clickCount?: number;
  modifiers?: ('Alt' | 'Control' | 'Meta' | 'Shift')[];
}

interface Wait {
  state?: 'attached' | 'detached' | 'visible' | 'hidden';
  /** In milliseconds. */
  timeout?: number;
}

async function ask<Result = void>(operation: string, request: object = {}): Promise<Result> {
  const response = await fetch(`${bridge.address}/${operation}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${bridge.token}` },
    body: JSON.stringify(request),
  });
  const { result, error } = (await response.json()) as { result: Result; error?: string };
  if (error) throw new Error(error);
  return result;
}

/**
 * Runs a function in the preview's document. It is sent as text: it sees its argument and the document, nothing around it here.
 * Argument and result must be JSON.
 */
export function evaluateInWebview<Result, Argument = undefined>(
  run: (argument: Argument) => Result,
  argument?: Argument,
): Promise<Awaited<Result>> {
  return ask('evaluateInWebview', { expression: run.toString(), argument });
}

/** The same in the preview that stands in a window of its own. */
export function evaluateInOtherWindow<Result, Argument = undefined>(
  run: (argument: Argument) => Result,
  argument?: Argument,
): Promise<Awaited<Result>> {
  return ask('evaluateInOtherWindow', { expression: run.toString(), argument });
}

export function clickInOtherWindow(selector: string, options: Click & { text?: string } = {}): Promise<void> {
  return ask('clickInOtherWindow', { selector, ...options });
}

/** Closes the window that an editor was moved into. */
export function closeOtherWindow(): Promise<void> {
  return ask('closeOtherWindow');
}

/** The HTML of the preview's body. */
export function webviewHtml(): Promise<string> {
  return evaluateInWebview(() => document.body.innerHTML);
}

/** The text that stands in the preview, of SVG too. */
export function webviewText(): Promise<string> {
  return evaluateInWebview(() => document.body.textContent ?? '');
}

/** How many elements of the preview fit the selector right now. */
export function countInWebview(selector: string): Promise<number> {
  return evaluateInWebview((wanted: string) => document.querySelectorAll(wanted).length, selector);
}

/** How many webviews can be seen right now. */
export function webviewCount(): Promise<number> {
  return ask('webviewCount');
}

export function waitInWebview(target: Target & Wait): Promise<void> {
  return ask('waitInWebview', target);
}

export function clickInWebview(selector: string, options: Click & { text?: string } = {}): Promise<void> {
  return ask('clickInWebview', { selector, ...options });
}

export function hoverInWebview(target: Target): Promise<void> {
  return ask('hoverInWebview', target);
}

/**
 * Drags with the mouse from the middle of an element of the preview, or from a place in it, to another one.
 * `drop`: false to press Escape before the button is let go.
 */
export function dragInWebview(from: Target & Place, to: Target & Place, drop = true): Promise<void> {
  return ask('dragInWebview', { from, to, drop });
}

/** Turns the mouse wheel over an element of the preview, by so many pixels. */
export function wheelInWebview(
  target: Target & { deltaX?: number; deltaY?: number; modifiers?: Click['modifiers'] },
): Promise<void> {
  return ask('wheelInWebview', target);
}

/** Writes a PNG of the preview alone into this run's folder in test-results. `name`: without its ending. Answers with its bytes. */
export function screenshotWebview(name: string): Promise<number> {
  return ask('screenshotWebview', { name });
}

/** The text of an element of the workbench. */
export function textInWorkbench(target: Target): Promise<string> {
  return ask('textInWorkbench', target);
}

/** What an input field of the workbench holds, and what of it is selected. */
export function fieldInWorkbench(target: Target): Promise<{ value: string; selected: string }> {
  return ask('fieldInWorkbench', target);
}

/** How many elements of the workbench fit right now. */
export function countInWorkbench(target: Target): Promise<number> {
  return ask('countInWorkbench', target);
}

export function waitInWorkbench(target: Target & Wait): Promise<void> {
  return ask('waitInWorkbench', target);
}

export function clickInWorkbench(target: Target & Click): Promise<void> {
  return ask('clickInWorkbench', target);
}

/** Presses keys together, such as `Control+Shift+P`. */
export function press(keys: string): Promise<void> {
  return ask('press', { keys });
}

/** Pastes a text where the focus is. */
export function paste(text: string): Promise<void> {
  return ask('paste', { text });
}

/** Types text where the focus is. `delay`: milliseconds between keys. */
export function type(text: string, delay = 0): Promise<void> {
  return ask('type', { text, delay });
}

/** The longest time that the window itself was busy without a pause since it was asked last, in milliseconds. */
export function busiestOfWorkbench(): Promise<number> {
  return ask('busiestOfWorkbench');
}

/** How often the window's console has said something with this text since it was asked first. */
export function consoleCount(text: string): Promise<number> {
  return ask('consoleCount', { text });
}

/** The same of the whole window. */
export function screenshot(name: string): Promise<number> {
  return ask('screenshot', { name });
}

/** Runs a command through the command palette, as a person does. */
export async function runFromPalette(title: string): Promise<void> {
  await press('F1');
  await waitInWorkbench({ selector: '.quick-input-widget input' });
  await type(title);
  await waitInWorkbench({ selector: '.quick-input-list .monaco-list-row', text: title });
  await press('Enter');
}

/** Reloads the window; this extension host ends with it. For the suite's entry alone. */
export function reloadWindow(): Promise<void> {
  return ask('reload');
}

/** Whether `reloadWindow` has been called in this run. For the suite's entry alone. */
export function wasReloaded(): Promise<boolean> {
  return ask('wasReloaded');
}

/** Tells how tests went; answers with the sum of what was told in this run. For the suite's entry alone. */
export function report(counts: Counts, { last }: { last: boolean }): Promise<Counts> {
  return ask('report', { counts, last });
}
