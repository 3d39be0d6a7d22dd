/** What package.json tells an editor about the extension: complete, translatable, and lean. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');

interface Command {
  command: string;
  title: string;
  category?: string;
  icon?: unknown;
}
interface MenuItem {
  command: string;
  when?: string;
  group?: string;
}
interface Keybinding {
  command: string;
  key: string;
  mac?: string;
  when?: string;
}
interface Setting {
  enum?: string[];
  enumDescriptions?: string[];
  markdownDescription?: string;
  description?: string;
  default?: unknown;
  scope?: string;
}
interface Walkthrough {
  id: string;
  steps: { id: string; completionEvents: string[]; description: string; media: Record<string, unknown> }[];
}

const manifest = JSON.parse(read('package.json')) as {
  publisher: string;
  name: string;
  activationEvents: string[];
  capabilities: { untrustedWorkspaces: { supported: unknown; restrictedConfigurations: string[] } };
  contributes: {
    commands: Command[];
    menus: Record<string, MenuItem[]>;
    keybindings: Keybinding[];
    configuration: { properties: Record<string, Setting> };
    views: Record<string, { id: string }[]>;
    walkthroughs: Walkthrough[];
    languages: { id: string; icon?: Record<string, string> }[];
    grammars: { path: string }[];
  };
};
const words = JSON.parse(read('package.nls.json')) as Record<string, string>;
const { contributes } = manifest;
const commands = new Map(contributes.commands.map((command) => [command.command, command]));
/** The program of the extension, where commands are registered. */
const sources = ['extension', 'starting/new-map', 'starting/check', 'starting/walkthrough', 'block-moves']
  .concat('export/export-commands', 'exchange/import-command', 'compare/compare-command')
  .map((file) => read(`src/extension/${file}.ts`))
  .join('\n');

/** All strings in a value, with where they stand. */
function strings(value: unknown, at = ''): [string, string][] {
  if (typeof value === 'string') return [[at, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inside]) => strings(inside, `${at}.${key}`));
}

/** Names of properties whose values people read. */
const READ = /[.](title|shortTitle|category|description|markdownDescription|name|contextualTitle|contents|altText)$/;

describe('the strings', () => {
  test('stand in package.nls.json, all of them', () => {
    const own = strings(contributes).filter(([at]) => READ.test(at) || /[.]enumDescriptions[.]\d+$/.test(at));
    const inSentences = own.filter(([, text]) => !/^%[\w.-]+%$/.test(text));
    expect(inSentences).toEqual([]);
    expect(own.length).toBeGreaterThan(60);
  });

  test('are all there, and all used', () => {
    const used = new Set(
      strings(manifest).flatMap(([, text]) => [...text.matchAll(/^%([\w.-]+)%$/g)].map(([, key]) => key)),
    );
    expect([...used].filter((key) => !words[key!])).toEqual([]);
    expect(Object.keys(words).filter((key) => !used.has(key))).toEqual([]);
  });
});

describe('what activates the extension', () => {
  test('is a restored preview and an address, beside what an editor adds by itself: its language, commands and views', () => {
    expect(manifest.activationEvents).toEqual([
      'onWebviewPanel:journey.preview',
      'onWebviewPanel:journey.compare',
      'onUri',
    ]);
  });
});

describe('a command', () => {
  test.each(contributes.commands)('$command has a title, a category and an icon, and is registered', (command) => {
    expect(words[command.title.replaceAll('%', '')]).toBeTruthy();
    expect(command.category).toBe('%category%');
    expect(command.icon).toBeTruthy();
    expect(sources).toContain(`'${command.command}'`);
  });

  test.each(Object.entries(contributes.menus))('the menu %s names commands that there are, and when', (menu, items) => {
    for (const { command, when } of items) {
      expect(commands.has(command), command).toBe(true);
      if (menu !== 'file/newFile') expect(when, `${command} in ${menu}`).toBeTruthy();
    }
  });
});

describe('a setting', () => {
  test.each(Object.entries(contributes.configuration.properties))(
    '%s is described, with each of its choices',
    (_, setting) => {
      expect(setting.markdownDescription ?? setting.description).toBeTruthy();
      expect(setting.scope).toBeTruthy();
      expect(setting.default).toBeDefined();
      if (setting.enum) expect(setting.enumDescriptions).toHaveLength(setting.enum.length);
    },
  );

  test('that is restricted exists', () => {
    expect(manifest.capabilities.untrustedWorkspaces.supported).toBe('limited');
    for (const name of manifest.capabilities.untrustedWorkspaces.restrictedConfigurations)
      expect(contributes.configuration.properties).toHaveProperty([name]);
  });
});

test.each(contributes.keybindings)('$key is a key in journey maps alone', ({ when, command }) => {
  expect(when).toMatch(/(^|&& )editorLangId == journey( &&|$)/);
  expect(commands.has(command)).toBe(true);
});

describe('the walkthrough', () => {
  const [walkthrough] = contributes.walkthroughs;

  test('leads from the first map over preview and fix to the export', () => {
    expect(walkthrough?.steps.map(({ id }) => id)).toEqual(['map', 'preview', 'fix', 'export']);
    expect(sources).toContain(`'${manifest.publisher}.${manifest.name}#${walkthrough?.id}'`);
  });

  test.each(walkthrough?.steps ?? [])('$id can be completed, shows something, and its buttons work', (step) => {
    for (const event of step.completionEvents) {
      const [, done] = /^onContext:journey[.]walkthrough[.](\w+)$/.exec(event) ?? [];
      expect(sources).toMatch(new RegExp(`finished\\('${done}'\\)`));
    }
    expect(step.completionEvents.length).toBeGreaterThan(0);
    for (const [, file] of strings(step.media).filter(([, text]) => text.includes('/')))
      expect(existsSync(path.join(root, file)), file).toBe(true);
    const links = [...words[step.description.replaceAll('%', '')]!.matchAll(/\(command:([\w.]+)\)/g)];
    expect(links.length).toBeGreaterThan(0);
    for (const [, command] of links) expect(commands.has(command!), command).toBe(true);
  });
});

test('every file that is named is there', () => {
  const files = strings(contributes).filter(([, text]) => /^(\.\/)?(media|syntaxes)\//.test(text));
  expect(files.filter(([, file]) => !existsSync(path.join(root, file)))).toEqual([]);
  expect(files.length).toBeGreaterThan(10);
});
