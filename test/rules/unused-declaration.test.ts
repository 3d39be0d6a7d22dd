import { DocumentState, TextDocument, URI } from 'langium';
import { describe, expect, it } from 'vitest';
import { DiagnosticTag } from 'vscode-languageserver-types';
import { createLanguage } from '../language/helpers.js';
import { COMPLETE, checking, ODD_NAMES, withStepLines } from './checking.js';

const { reports, messages, only, fixes, fixed, fixedUnasked } = checking('unused-declaration', { folder: 'maps' });
const KINDS: [kind: string, use: string][] = [
  ['persona', 'for Spare'],
  ['channel', 'on Spare'],
  ['touchpoint', 'touchpoint Spare'],
  ['emotion', 'feels Spare'],
  ['source', 'evidence Spare: 12 answers'],
  ['metric', 'metric Spare 12'],
  ['lane', 'lane Spare: asks'],
];

describe('unused-declaration', () => {
  it('is silent about a map whose declarations are all used', async () => {
    expect(await reports(COMPLETE)).toEqual([]);
  });

  it.each(KINDS)('reports a %s that nothing uses, and not one that a step uses', async (kind, use) => {
    const declaration = `${kind} Spare${kind === 'emotion' ? ' +1' : ''}`;
    expect(await reports(`${declaration}\n${COMPLETE}\n`)).toEqual([`1:${kind.length + 2} Spare`]);
    expect(await messages(`${declaration}\n${COMPLETE}\n`)).toEqual([
      `Nothing in the workspace uses the ${kind} ‘Spare’.`,
    ]);
    expect(await reports(`${declaration}\n${withStepLines(use)}`)).toEqual([]);
  });

  it('reports a framework that no journey follows', async () => {
    const text = `framework House\n  stage Planning\n${COMPLETE}\n`;
    expect(await reports(text)).toEqual(['1:11 House']);
    expect(await reports(text.replace('  for Ana', '  for Ana\n  follows House'))).toEqual([]);
  });

  it('is a hint that fades the name', async () => {
    expect(await only(`lane Legal\n${COMPLETE}\n`)).toMatchObject({ severity: 4, tags: [DiagnosticTag.Unnecessary] });
  });

  it('counts a use in another case, and one in another declaration', async () => {
    expect(await reports(withStepLines('metric smiles 3').replace('persona', 'metric Smiles\npersona'))).toEqual([]);
    expect(await reports(`${withStepLines('touchpoint Desk')}touchpoint Desk\n  on Hall\nchannel Hall\n`)).toEqual([]);
  });

  it('is silent about journeys, and about what has no name yet', async () => {
    expect(await reports('journey A\n  stage S\n    pain x\npersona\nlane\n')).toEqual([]);
  });

  it('leaves a second declaration of a name to `duplicate-name`', async () => {
    expect(await reports(`${COMPLETE}\npersona Ana\n`)).toEqual([]);
  });

  it.each(ODD_NAMES)('points at the whole of the name %s', async (name) => {
    expect(await reports(`lane ${name}\n`)).toEqual([`1:6 ${name}`]);
  });

  it('is silent where a file is all that is known', async () => {
    const language = await createLanguage();
    expect(await language.check('lane Legal\n')).toEqual([]);
  });
});

describe('uses in other files', () => {
  /** A workspace, with the addresses of the files whose diagnostics were told, in the order in which they were. */
  async function workspace(files: Record<string, string>) {
    const language = await createLanguage({ folder: 'w' });
    const { DocumentBuilder, LangiumDocuments, TextDocuments } = language.shared.workspace;
    const { DocumentValidator } = language.journey.validation;
    await language.add(files);
    const told: string[] = [];
    const checked: string[] = [];
    DocumentBuilder.onDocumentPhase(DocumentState.Validated, ({ uri }) => void told.push(uri.path.slice(1)));
    const validate = DocumentValidator.validateDocument.bind(DocumentValidator);
    DocumentValidator.validateDocument = (document, ...more) => {
      checked.push(document.uri.path.slice(1));
      return validate(document, ...more);
    };
    const uriOf = (path: string) => URI.parse(`file:///${path}`);
    let version = 0;
    return {
      told,
      checked,
      edit: async (path: string, text: string) => {
        TextDocuments.set(TextDocument.create(`file:///${path}`, 'journey', ++version, text));
        await DocumentBuilder.update([uriOf(path)], []);
      },
      remove: (path: string) => DocumentBuilder.update([], [uriOf(path)]),
      unused: (path: string) =>
        LangiumDocuments.getDocument(uriOf(path))!
          .diagnostics!.filter(({ code }) => code === 'unused-declaration')
          .map(({ data }) => data.name),
      codes: (path: string) => LangiumDocuments.getDocument(uriOf(path))!.diagnostics!.map(({ code }) => code),
    };
  }
  const SHARED = 'persona Ana\nchannel Web\nxyzzy\n';
  const importing = (channel: string) =>
    `import ./shared.journey\njourney A\n  for Ana\n  stage S\n    step T\n      on ${channel}\n      feels calm\n`;

  it('count, and a change in the importer is told of without a check of the shared file', async () => {
    const { edit, unused, told, checked, codes } = await workspace({
      'w/shared.journey': SHARED,
      'w/map.journey': importing('Web'),
    });
    expect(unused('w/shared.journey')).toEqual([]);
    await edit('w/map.journey', importing('Phone'));
    expect(unused('w/shared.journey')).toEqual(['Web']);
    expect(codes('w/shared.journey')).toEqual(['unused-declaration', 'unknown-keyword']);
    expect(checked).toEqual(['w/map.journey']);
    expect(told).toEqual(['w/map.journey', 'w/shared.journey']);
    await edit('w/map.journey', importing('Web'));
    expect(unused('w/shared.journey')).toEqual([]);
    expect(codes('w/shared.journey')).toEqual(['unknown-keyword']);
  });

  it('that stay as they are tell nobody anything', async () => {
    const { edit, told } = await workspace({ 'w/shared.journey': SHARED, 'w/map.journey': importing('Web') });
    await edit('w/map.journey', importing('Web').replace('calm', 'happy'));
    expect(told).toEqual(['w/map.journey']);
  });

  it('end when the importer is deleted, or imports it no more', async () => {
    const { edit, remove, unused } = await workspace({
      'w/shared.journey': SHARED,
      'w/map.journey': importing('Web'),
      'w/other.journey': importing('Phone'),
    });
    await remove('w/map.journey');
    expect(unused('w/shared.journey')).toEqual(['Web']);
    await edit('w/other.journey', importing('Web').replace('import ./shared.journey\n', ''));
    expect(unused('w/shared.journey')).toEqual(['Ana', 'Web']);
  });

  it('are counted by file: one of two that goes leaves the other', async () => {
    const { remove, unused } = await workspace({
      'w/shared.journey': SHARED,
      'w/map.journey': importing('Web'),
      'w/other.journey': importing('Web'),
    });
    await remove('w/map.journey');
    expect(unused('w/shared.journey')).toEqual([]);
  });

  it('follow a declaration that moves in its file', async () => {
    const { edit, unused } = await workspace({ 'w/shared.journey': SHARED, 'w/map.journey': importing('Web') });
    await edit('w/shared.journey', 'persona Ben\nchannel Phone\nchannel Web\npersona Ana\n');
    expect(unused('w/shared.journey')).toEqual(['Ben', 'Phone']);
  });

  it('that could mean either of two declarations count for both', async () => {
    const { unused } = await workspace({
      'w/shared.journey': SHARED,
      'w/more.journey': 'channel Web\n',
      'w/map.journey': `import ./more.journey\n${importing('Web')}`,
    });
    expect(unused('w/more.journey')).toEqual([]);
    expect(unused('w/shared.journey')).toEqual([]);
  });

  it('do not count where the file does not import what it could mean', async () => {
    const { unused } = await workspace({
      'w/shared.journey': SHARED,
      'w/map.journey': importing('Web').replace('import ./shared.journey\n', ''),
    });
    expect(unused('w/shared.journey')).toEqual(['Ana', 'Web']);
  });
});

describe('the fix of unused-declaration', () => {
  const text = `persona Ben\n  role Brother\n  // still at school\n  age 12\nlane Legal\n${COMPLETE}\n`;

  it('removes the declaration with its lines; comments stay', async () => {
    expect(await fixes(text)).toEqual(['Remove the persona ‘Ben’', 'Remove the lane ‘Legal’']);
    const after = await fixed(text, 'Remove the persona ‘Ben’');
    expect(after).toBe(text.replace('persona Ben\n  role Brother\n', '').replace('  age 12\n', ''));
    expect(await reports(after)).toEqual(['2:6 Legal']);
  });

  it('is a decision', async () => {
    expect(await fixedUnasked(text)).toBe(text);
  });
});
