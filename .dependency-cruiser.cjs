// Which folder may import what, for values and types alike. scripts/check-boundaries.mjs checks it.
const MAP = '^language-server/map/(journey-map|mood-words|image-paths)[.]ts$';
/** What maps differ by: plain functions over the model. */
const PATCH = '^language-server/map/patch[.]ts$';
/** Every message: between the language server and the extension, and between the extension and the preview. */
const PROTOCOL = '^language-server/(preview-)?protocol[.]ts$';

/** What is asked of the exporter and what it answers: types alone. */
const EXPORT_JOB = '^src/export/job[.]ts$';

/** What kind of picture a file is, by its bytes. */
const SIGNATURE = '^src/export/images/signature[.]ts$';

/** Changes of a map as plain data, and its parts by their ids. */
const CHANGES = '^language-server/map-edits/(map-edit|parts)[.]ts$';

/** What is asked of those who draw maps in Markdown and what they answer: types alone. */
const FENCE = '^src/fences/fence[.]ts$';

/** What is asked of those who convert and compare maps and what they answer: types alone. */
const CONVERSION_JOB = '^src/conversion/job[.]ts$';

/** Other formats by the names of files: tables of names, without what reads and writes them. */
const FORMATS = '^src/exchange/formats[.]ts$';

/** elkjs, loaded when it is needed. */
const LAZY_ELK = '^src/export/(node|browser)/elk[.]ts$';

/** What is said to people: the marks and lists of texts that are translated. */
const SAID = '^language-server/said[.]ts$';

/** Words that a map chooses from, as they are said. */
const VALUE_WORDS = '^src/diagram/layout/value-words[.]ts$';

/** A journey as text: plain functions over the model. */
const TABLE = '^src/export/html/(table|escape)[.]ts$';

/** The page of the preview as text, for whoever serves it. */
const PREVIEW_PAGE = '^src/extension/preview/(html|starter)[.]ts$';

/** A package, wherever it is installed; `inside` narrows it to what is below a folder of it. */
const npm = (name, inside = '') => `(^|/)node_modules/(@types/)?${name}/${inside}`;

/** Says a text in the language that was set. */
const L10N = npm('@vscode/l10n');

/** What makes up the language server in any surrounding: Node-only parts are left out. */
const LANGUAGE_TOOLS = [
  npm('langium', 'lib/(?!node/)'),
  npm('vscode-languageserver', '(?!lib/node/|node[.])'),
  ...['vscode-languageserver-protocol', 'vscode-languageserver-types', 'vscode-languageserver-textdocument'].map(
    (name) => npm(name),
  ),
  ...['vscode-jsonrpc', 'vscode-uri', 'chevrotain', 'jsonc-parser'].map((name) => npm(name)),
  L10N,
];

const ONLY_ON_NODE = [npm('langium', 'lib/node/'), npm('vscode-languageserver', '(lib/node/|node[.])')];

/** Files that exist once for Node and once for a browser: their Node half may use Node. */
const NODE_ENTRIES = ['^language-server/node[.]ts$', '^src/extension/node[.]ts$'];
/** For the command, too, which runs in Node alone. */
const NODE_FILES = '^(language-server/node-files|src/extension/server/server-process)[.]ts$';

/** A folder and all that it may import; anything else is a violation. */
function layer(name, comment, folder, allowed, { except = [] } = {}) {
  return {
    name,
    comment,
    severity: 'error',
    from: { path: `^${folder}/`, pathNot: except },
    to: { pathNot: [`^${folder}/`, ...allowed] },
  };
}

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    layer(
      'language-server',
      'The language server knows the language and the protocol, and runs in a browser too.',
      'language-server',
      LANGUAGE_TOOLS,
      { except: [...NODE_ENTRIES, NODE_FILES] },
    ),
    {
      name: 'language-server-node',
      comment: "The language server's files for Node add Node to what the others may import.",
      severity: 'error',
      from: { path: '^language-server/node(-files)?[.]ts$' },
      to: { pathNot: ['^language-server/', ...LANGUAGE_TOOLS, ...ONLY_ON_NODE], dependencyTypesNot: ['core'] },
    },
    layer('diagram', 'The picture is made from the map alone.', 'src/diagram', [MAP, SAID, L10N]),
    {
      name: 'export',
      comment: 'Files of the picture are made from the picture and the map, with the libraries that it takes.',
      severity: 'error',
      from: { path: '^src/export/' },
      to: {
        path: ['^(language-server|src|media|syntaxes|test|scripts)/', '^vscode$', npm('vscode')],
        pathNot: ['^src/(export|diagram)/', MAP, SAID],
      },
    },
    {
      name: 'exchange',
      comment: 'Other formats are read and written from the map, with the libraries that they take.',
      severity: 'error',
      from: { path: '^src/exchange/' },
      to: {
        path: ['^(language-server|src|media|syntaxes|test|scripts)/', '^vscode$', npm('vscode')],
        pathNot: ['^src/exchange/', MAP, SAID, VALUE_WORDS],
      },
    },
    {
      name: 'fences',
      comment: 'Maps in Markdown are read by the language and drawn, without an editor.',
      severity: 'error',
      from: { path: '^src/fences/' },
      to: {
        path: ['^(src|media|syntaxes|test|scripts)/', '^vscode$', npm('vscode'), npm('vscode-languageclient')],
        pathNot: ['^src/(fences|diagram)/', LAZY_ELK],
      },
    },
    {
      name: 'conversion',
      comment: 'Maps become other formats, and are compared, without an editor and without the language.',
      severity: 'error',
      from: { path: '^src/conversion/' },
      to: {
        path: ['^(language-server|src|media|syntaxes|test|scripts)/', '^vscode$', npm('vscode')],
        pathNot: ['^src/(conversion|diagram|diff|exchange)/', MAP, LAZY_ELK],
      },
    },
    layer('diff', 'Maps are compared by what they say.', 'src/diff', [
      MAP,
      SAID,
      L10N,
      '^src/exchange/(markdown/escape|notice)[.]ts$',
    ]),
    {
      name: 'library',
      comment: 'What programs read and draw maps with knows nothing of the command and the editor.',
      severity: 'error',
      from: { path: '^src/library/' },
      to: {
        path: [
          '^(src/(extension|cli|exchange)|media|test|scripts)/',
          '^vscode$',
          npm('vscode'),
          npm('vscode-languageclient'),
        ],
      },
    },
    {
      name: 'cli',
      comment: 'The command knows nothing of the editor.',
      severity: 'error',
      from: { path: '^src/cli/' },
      to: {
        path: ['^(src/extension|media|test|scripts)/', '^vscode$', npm('vscode'), npm('vscode-languageclient')],
        pathNot: [PREVIEW_PAGE],
      },
    },
    layer(
      'extension',
      'The extension talks to the language server in messages, and runs in a browser too.',
      'src/extension',
      [
        PROTOCOL,
        MAP,
        CHANGES,
        SAID,
        EXPORT_JOB,
        SIGNATURE,
        CONVERSION_JOB,
        FORMATS,
        FENCE,
        L10N,
        '^vscode$',
        npm('vscode'),
        npm('vscode-languageclient', '(?!lib/node/|node[.])'),
      ],
      { except: [...NODE_ENTRIES, NODE_FILES] },
    ),
    {
      name: 'extension-node',
      comment: "The extension's entry for Node adds Node to what the others may import.",
      severity: 'error',
      from: { path: '^src/extension/(node|server/server-process)[.]ts$' },
      to: {
        pathNot: [
          '^src/extension/',
          PROTOCOL,
          MAP,
          EXPORT_JOB,
          CONVERSION_JOB,
          FENCE,
          '^vscode$',
          npm('vscode'),
          npm('vscode-languageclient'),
        ],
        dependencyTypesNot: ['core'],
      },
    },
    layer('webview', 'The webview draws maps and talks to the extension in messages.', 'media', [
      '^src/diagram/',
      TABLE,
      PROTOCOL,
      MAP,
      PATCH,
      CHANGES,
      SAID,
      L10N,
    ]),
    {
      name: 'known-folders',
      comment: 'A folder that this page does not name may import nothing: name it first.',
      severity: 'error',
      from: { path: '^src/(?!(conversion|diagram|diff|export|exchange|fences|cli|extension|library)/)' },
      to: {},
    },
    {
      name: 'node-entries-stay-out',
      comment: 'Only bundles for Node start from these files: nobody else imports them.',
      severity: 'error',
      from: {},
      to: { path: NODE_ENTRIES },
    },
    {
      name: 'node-files-stay-on-node',
      comment: "A browser's bundle has no files of Node's.",
      severity: 'error',
      from: { pathNot: [...NODE_ENTRIES, '^src/(cli|library)/', '^test/', '^bench/'] },
      to: { path: NODE_FILES },
    },
    {
      name: 'circular',
      comment:
        'Modules that load each other, over however many others, are one module in several files. ' +
        'A cycle that a type closes is none when the program runs: services name the type of the module that holds them.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'unresolvable',
      comment: 'What cannot be found cannot be checked.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: ['^vscode$'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
