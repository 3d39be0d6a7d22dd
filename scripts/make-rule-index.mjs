// Writes the index of the rules' pages, docs/rules/README.md, from the pages. Run by the build; writes nothing when nothing
// has changed.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { isMain, root } from './lib/project.mjs';

const FOLDER = path.join(root, 'docs/rules');
const INDEX = path.join(FOLDER, 'README.md');

/** The severities a rule can have by itself, the gravest first, and what they mean. */
const SEVERITIES = {
  error: ['Errors', 'What the map cannot mean. The command line fails.'],
  warning: ['Warnings', 'What a good map would not lack.'],
  info: ['Remarks', 'Worth a look.'],
  hint: ['Hints', 'Shown quietly, in the editor only as faded text.'],
};

/** @returns {string} the text of the index that belongs to the pages as they are */
export function ruleIndex() {
  const pages = readdirSync(FOLDER)
    .filter((name) => name.endsWith('.md') && name !== 'README.md')
    .sort()
    .map(readPage);
  const groups = Object.entries(SEVERITIES).map(([severity, [title, meaning]]) => {
    const rows = pages
      .filter((page) => page.severity === severity)
      .map(({ code, summary }) => `| [${code}](${code}.md) | ${summary} |\n`);
    return rows.length === 0
      ? ''
      : `\n## ${title}\n\n${meaning}\n\n| rule | reported when |\n| --- | --- |\n${rows.join('')}`;
  });
  return `# Rules

What is reported about a map, each with examples, the reasons for it and the way out. Written from the pages by
\`npm run build\`.
${groups.join('')}`;
}

function readPage(name) {
  const text = readFileSync(path.join(FOLDER, name), 'utf8');
  const code = name.replace(/[.]md$/, '');
  const [, summary, severity] = /^# .*\n\n([\s\S]*?)\n\nDefault severity: (\w+)/.exec(text) ?? [];
  if (!summary || !Object.hasOwn(SEVERITIES, severity)) {
    throw new Error(`docs/rules/${name} does not begin with its code, what it reports and its default severity.`);
  }
  return { code, severity, summary: summary.replaceAll('\n', ' ').replaceAll('|', '\\|') };
}

if (isMain(import.meta)) {
  const text = ruleIndex();
  if (!existsSync(INDEX) || readFileSync(INDEX, 'utf8') !== text) writeFileSync(INDEX, text);
}
