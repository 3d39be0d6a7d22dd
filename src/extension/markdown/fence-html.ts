/** A fence as HTML: its pictures, what is wrong with it, its text. */
import * as vscode from 'vscode';
import type { DrawnFence, FenceProblem } from '../../fences/fence.js';

/**
 * @param drawn undefined while it is being drawn
 * @param code the fence as Markdown shows any other, as HTML
 * @param attributes of the outermost element, as HTML
 */
export function fenceHtml(drawn: DrawnFence | undefined, code: string, attributes: string): string {
  const pictures = drawn?.pictures ?? [];
  const problems = drawn?.problems ?? [];
  const label = escapeHtml(vscode.l10n.t('Journey map'));
  const parts = [
    // What does not fit is scrolled to, with the keyboard too.
    ...pictures.map(
      (svg) => `<div class="journey-map-picture" role="group" aria-label="${label}" tabindex="0">${svg}</div>`,
    ),
    ...problems.map((problem) => `<p class="journey-map-problem">${escapeHtml(sentence(problem))}</p>`),
    ...(pictures.length === 0 || problems.length > 0 ? [code] : []),
  ];
  // The attributes may hold a class.
  return `<div${attributes}><div class="journey-map">${parts.join('')}</div></div>\n`;
}

function sentence(problem: FenceProblem): string {
  if ('message' in problem) return vscode.l10n.t('Line {0}: {1}', problem.line + 1, problem.message);
  switch (problem.reason) {
    case 'empty':
      return vscode.l10n.t('There is no journey here yet: a map begins with a line such as “journey Buying shoes”.');
    case 'tooLong':
      return vscode.l10n.t('This map is too long to be drawn here. Put it into a .journey file and open its preview.');
    case 'tooManyJourneys':
      return vscode.l10n.t(
        'These are more than {0} journeys, too many to be drawn here. Put them into a .journey file and open its preview.',
        problem.most,
      );
    case 'tooManySteps':
      return vscode.l10n.t(
        'A journey of more than {0} steps is not drawn here. Put it into a .journey file and open its preview.',
        problem.most,
      );
    case 'imports':
      return vscode.l10n.t('Line {0}: a map in Markdown stands by itself and imports no files.', problem.line + 1);
    case 'more':
      return problem.count === 1
        ? vscode.l10n.t('1 more line has an error.')
        : vscode.l10n.t('{0} more lines have errors.', problem.count);
    case 'takesTooLong':
      return vscode.l10n.t('This map takes too long to draw. Put it into a .journey file and open its preview.');
    case 'failed':
      return vscode.l10n.t('This map cannot be drawn: {0}', problem.why);
  }
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ESCAPES[character] as string);
}
