// What programs that import the library load by name and by type: the entry for `import`, and the declarations that its own reach,
// made from the sources. Run by the build.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { Problem, readJson, root } from './lib/project.mjs';

const ENTRY = 'src/library/index.ts';
/** What is a value in the library. The bundle is CommonJS: what it exports is named for `import` here. */
const VALUES = ['check', 'format', 'JourneyError', 'parse', 'render'];

/**
 * Writes the entries and the declarations of the library.
 * @param {string} dist the folder that library.js is in
 * @returns {string[]} what was written, by the paths in dist
 */
export function makeLibraryTypes(dist) {
  const types = `export * from './types/${ENTRY.replace(/[.]ts$/, '.js')}';\n`;
  const files = new Map([
    ['library.mjs', `import library from './library.js';\n\nexport const { ${VALUES.join(', ')} } = library;\n`],
    ['library.d.ts', types],
    ['library.d.mts', types],
  ]);
  for (const [file, text] of declarationsFrom(ENTRY)) files.set(`types/${file.replace(/[.]ts$/, '.d.ts')}`, text);
  for (const [file, text] of files) {
    const to = path.join(dist, file);
    mkdirSync(path.dirname(to), { recursive: true });
    writeFileSync(to, text);
  }
  return [...files.keys()];
}

/** The declarations of a source and of those that they name, by the sources' paths. */
function declarationsFrom(entry) {
  const found = new Map([[entry, '']]);
  for (const file of found.keys()) {
    const text = declarationsOf(file);
    found.set(file, text);
    for (const { fileName } of ts.preProcessFile(text).importedFiles) {
      if (!fileName.startsWith('.')) throw new Problem(`The types of the library name the package ${fileName}`);
      const named = path.posix.join(path.posix.dirname(file), fileName.replace(/[.]js$/, '.ts'));
      if (!found.has(named)) found.set(named, '');
    }
  }
  return found;
}

/** The declarations of one source, made of its text alone: what it imports is named, not looked at. */
function declarationsOf(file) {
  const { options } = ts.convertCompilerOptionsFromJson(readJson('tsconfig.json').compilerOptions ?? {}, root);
  const { outputText, diagnostics = [] } = ts.transpileDeclaration(ts.sys.readFile(path.join(root, file)), {
    fileName: file,
    compilerOptions: { ...options, allowJs: false, noEmit: false, declaration: true, isolatedDeclarations: true },
    reportDiagnostics: true,
  });
  const [first] = diagnostics;
  if (first) throw new Problem(`${file}: ${ts.flattenDiagnosticMessageText(first.messageText, '\n')}`);
  return outputText;
}
