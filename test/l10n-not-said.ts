/**
 * What looks as if it were said to a person and is not translated, by file: words of the language, words that are only
 * compared, and what goes into a log for whoever looks for a fault. `{}` stands for what a template puts in.
 */
export const NOT_SAID: Readonly<Record<string, readonly (string | RegExp)[]>> = {
  // Into the log.
  'language-server/config/configuration-changes.ts': ['The maps could not be checked anew: {}'],
  'language-server/syntax/adopt.ts': ['A stray line without an owner.', 'A {} takes no {}.'],
  'language-server/workspace/host-file-system.ts': ['There is no file {}.', '{} cannot be read.', 'The file'],
  // Keywords, what is read as one, and lines of the language.
  'language-server/completion/comments.ts': [/^\/\/ journey-ignore/],
  'language-server/completion/completion-provider.ts': ['stage {}'],
  'language-server/completion/snippets.ts': [/^[a-z]+ …$/],
  'language-server/completion/wanted.ts': ['moment of truth'],
  'language-server/fixes/places.ts': ['moment of truth'],
  'language-server/map/build-items.ts': ['{}.moment of truth'],
  'language-server/reading/keyword-pages.ts': [/^[a-z]+ /],
  'language-server/syntax/repair.ts': ['moment of truth', 'note'],
  'language-server/syntax/table.ts': ['moment of truth'],
  // Words that are compared.
  'language-server/changing/collisions.ts': ['person or thing'],
  'language-server/changing/names.ts': ['person or thing'],
  'language-server/model/corrections.ts': [
    'january february march april may june july august september october november december',
  ],
  // Names that maps refer to.
  'language-server/library/library.ts': ['Customer lifecycle', 'Purchase path'],
};
