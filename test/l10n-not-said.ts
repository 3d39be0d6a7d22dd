/**
 * What looks as if it were said to a person and is not translated, by file: words of the language, words that are only
 * compared, and what goes into a log for whoever looks for a fault. `{}` stands for what a template puts in.
 */
export const NOT_SAID: Readonly<Record<string, readonly (string | RegExp)[]>> = {
  // A map that nobody sees.
  'language-server/practice.ts': [/^ +(feels|thinks|does|pain|opportunity) /],
  // Into the log.
  'language-server/config/configuration-changes.ts': ['The maps could not be checked anew: {}'],
  'language-server/syntax/adopt.ts': ['A stray line without an owner.', 'A {} takes no {}.'],
  'language-server/workspace/host-file-system.ts': ['There is no file {}.', '{} cannot be read.', 'The file'],
  'media/elk.ts': [/^elkjs /],
  'media/exported-page.ts': [/^The page has no /],
  'media/page.ts': ['The page has no <{} id="{}">'],
  'media/painter.ts': ['The drawing is {} × {} pixels'],
  'src/diagram/layout/elk.ts': [/^elkjs /],
  'src/diagram/layout/flow/regions.ts': [/^elkjs /],
  'src/diagram/layout/flow/route.ts': [/^elkjs /],
  'src/diagram/layout/routing.ts': [/^elkjs /],
  'src/conversion/browser.ts': [/^A part of this extension is missing/],
  'src/export/browser/elk.ts': [/^elkjs /],
  'src/export/node/elk.ts': [/^elkjs, /],
  'src/extension/compare/compare-panel.ts': ['Comparing failed'],
  'src/extension/exchange/import-command.ts': ['Importing {} failed'],
  'src/extension/exchange/import-text.ts': ['The language server does not run'],
  'src/extension/exchange/paste.ts': ['Pasted text was not converted: {}'],
  'src/extension/placed-paste.ts': ['Pasted lines were not placed: {}'],
  'src/extension/export/browser-worker.ts': ['{} could not be loaded'],
  'src/extension/node.ts': [/ ended before it was done$/],
  'src/extension/preview/in-time.ts': ['No answer after {} ms'],
  'src/extension/preview/map-changes.ts': ['A change in the picture was not made'],
  'src/extension/preview/preview-panel.ts': ['Drawing version {} of {} failed', '{} was not opened'],
  'src/extension/preview/text-requests.ts': [
    'What the preview asked of its text was not done ({})',
    'What can be done about a problem is not known',
  ],
  'src/extension/starting/new-map.ts': ['No new map'],
  // Names: of this program, of formats, fonts and icons, and what things are told apart by.
  'media/fonts.ts': ['{} "Source Sans 3"'],
  'src/diagram/layout/reading/index.ts': ['reading of stage'],
  'src/diagram/measure/type.ts': [/sans/i, /Yu Gothic/],
  'src/export/fonts/faces.ts': ['Source Sans 3'],
  'src/export/node/machine-fonts.ts': ['apple color emoji'],
  'src/export/pdf/document.ts': ['Journey Maps'],
  'src/extension/browser.ts': [/^Journey Maps: /],
  'src/extension/compare/compare-command.ts': [/^\$\([a-z-]+\) \{\}$/, 'HEAD'],
  'src/extension/export/export-commands.ts': ['$(check) {}'],
  'src/extension/export/formats.ts': [/^[A-Z]{3,4}(, A\d)?$/, 'Mermaid', 'Markdown'],
  'src/extension/markdown/browser-worker.ts': ['Journey Maps: Markdown'],
  'src/extension/server/language-service.ts': ['Journey Maps'],
  // Pages, whose words are put in.
  'src/export/html/page.ts': [/^<!DOCTYPE html>/],
  'src/extension/compare/compare-html.ts': [/^<!DOCTYPE html>/],
  'src/extension/preview/html.ts': [/^<!DOCTYPE html>/],
  // What the command writes.
  'src/diff/markdown.ts': [/^Nothing has changed/],
  'src/diff/text.ts': [/^Nothing has changed/],
  // The schema of maps as data, for programs and those who write them.
  'src/exchange/json/model.ts': [/./],
  // How tables call their columns, which are read back by these names.
  'src/exchange/table/columns.ts': [/./],
  // Keywords, what is read as one, and lines of the language.
  'language-server/completion/comments.ts': [/^\/\/ journey-ignore/],
  'language-server/completion/completion-provider.ts': ['stage {}'],
  'language-server/completion/snippets.ts': [/^[a-z]+ …$/],
  'language-server/completion/wanted.ts': ['moment of truth'],
  'language-server/fixes/places.ts': ['moment of truth'],
  'language-server/map/build-items.ts': ['{}.moment of truth'],
  'language-server/reading/keyword-pages.ts': [/^[a-z]+ /],
  'language-server/syntax/repair.ts': ['moment of truth', 'note'],
  'src/diff/compare-lines.ts': [/^(goal|role|moment) /],
  'src/diff/lines.ts': ['moment of truth'],
  'src/exchange/journey/items.ts': ['moment of truth'],
  'src/exchange/mermaid/statements.ts': ['title'],
  'language-server/syntax/table.ts': ['moment of truth'],
  // Words that are compared.
  'language-server/changing/collisions.ts': ['person or thing'],
  'language-server/changing/names.ts': ['person or thing'],
  'language-server/model/corrections.ts': [
    'january february march april may june july august september october november december',
  ],
  // Names that maps refer to.
  'language-server/library/library.ts': ['Customer lifecycle', 'Purchase path'],
  // A worker's name, and faults that no user can mend: in the log alone.
  'src/export/browser/worker.ts': ['Journey Maps: drawing', 'The drawer could not be loaded'],
  'src/export/node/tools.ts': ['The drawer ended before it was done'],
};
