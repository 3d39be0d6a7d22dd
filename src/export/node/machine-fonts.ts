/** The fonts of this machine, looked up by the names of their files in the places where each system keeps them. */
import { readdirSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import type { MachineFonts } from '../tools.js';

/** Larger ones are not read: the largest in use, with all of Han in many weights, are half of it. */
const MOST_BYTES = 120_000_000;
const MOST_FOLDERS = 2_000;

/**
 * Which files have a script, the best first: without the endings `.ttf`, `.otf` and `.ttc`, in lower case. `regular|bold`
 * where they differ. The first ones belong to Linux, then come those of macOS and Windows.
 */
const FILES: readonly [RegExp, readonly string[]][] = [
  // First: other fonts have some of them too, in black.
  [
    /\p{Extended_Pictographic}|\p{Regional_Indicator}|[\u{1F3FB}-\u{1F3FF}]/u,
    ['notocoloremoji', 'notoemoji-regular', 'apple color emoji', 'seguiemj'],
  ],
  [
    /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}\p{Script=Hangul}\p{Script=Bopomofo}\u3000-\u303F\uFF00-\uFFEF]/u,
    [
      'notosanscjk-regular|notosanscjk-bold',
      'notosanscjkjp-regular|notosanscjkjp-bold',
      'notosanscjk-vf',
      'sourcehansans-regular|sourcehansans-bold',
      'notosansjp-regular|notosansjp-bold',
      'notosansjp-vf',
      'ipagp',
      'ipaexg',
      'vl-pgothic-regular',
      'wqy-microhei',
      'wqy-zenhei',
      'droidsansfallbackfull',
      'nanumgothic|nanumgothicbold',
      'ヒラギノ角ゴシック w3|ヒラギノ角ゴシック w6',
      'hiragino sans gb',
      'pingfang',
      'applesdgothicneo',
      'yugothr|yugothb',
      'yugothm|yugothb',
      'meiryo|meiryob',
      'msgothic',
      'msyh|msyhbd',
      'msjh|msjhbd',
      'malgun|malgunbd',
      'simsun',
      'arial unicode',
    ],
  ],
  [
    /[\p{Script=Arabic}]/u,
    [
      'notosansarabic-regular|notosansarabic-bold',
      'notonaskharabic-regular|notonaskharabic-bold',
      'dejavusans|dejavusans-bold',
      'geezapro',
      'segoeui|segoeuib',
      'arial|arialbd',
      'arial unicode',
    ],
  ],
  [
    /[\p{Script=Hebrew}]/u,
    [
      'notosanshebrew-regular|notosanshebrew-bold',
      'dejavusans|dejavusans-bold',
      'arialhb',
      'segoeui|segoeuib',
      'arial|arialbd',
      'arial unicode',
    ],
  ],
  [/\p{Script=Thai}/u, ['notosansthai-regular|notosansthai-bold', 'thonburi', 'leelawui|leelauib', 'tahoma|tahomabd']],
  [/\p{Script=Devanagari}/u, ['notosansdevanagari-regular|notosansdevanagari-bold', 'kohinoor', 'nirmala|nirmalab']],
  [/\p{Script=Bengali}/u, ['notosansbengali-regular|notosansbengali-bold', 'kohinoorbangla', 'nirmala|nirmalab']],
  [/\p{Script=Tamil}/u, ['notosanstamil-regular|notosanstamil-bold', 'tamil mn', 'nirmala|nirmalab']],
  [/\p{Script=Georgian}/u, ['notosansgeorgian-regular|notosansgeorgian-bold', 'dejavusans|dejavusans-bold', 'sylfaen']],
  [/\p{Script=Armenian}/u, ['notosansarmenian-regular|notosansarmenian-bold', 'dejavusans|dejavusans-bold', 'sylfaen']],
];

/** For everything else. */
const ANY = [
  'notosans-regular|notosans-bold',
  'notosanssymbols-regular|notosanssymbols-bold',
  'notosanssymbols2-regular',
  'dejavusans|dejavusans-bold',
  'freesans|freesansbold',
  'arial unicode',
  'apple symbols',
  'seguisym',
  'segoeui|segoeuib',
  'arial|arialbd',
];

const ENDING = /\.(ttf|otf|ttc|otc)$/i;

function foldersOfSystem(): string[] {
  const home = homedir();
  const { WINDIR = 'C:\\Windows', LOCALAPPDATA, XDG_DATA_HOME } = process.env;
  switch (process.platform) {
    case 'win32':
      return [
        path.join(WINDIR, 'Fonts'),
        ...(LOCALAPPDATA ? [path.join(LOCALAPPDATA, 'Microsoft/Windows/Fonts')] : []),
      ];
    case 'darwin':
      return ['/System/Library/Fonts', '/Library/Fonts', path.join(home, 'Library/Fonts')];
    default:
      return [
        path.join(XDG_DATA_HOME ?? path.join(home, '.local/share'), 'fonts'),
        path.join(home, '.fonts'),
        '/usr/local/share/fonts',
        '/usr/share/fonts',
      ];
  }
}

/** @param folders to look in, those below included; the system's own where they are left out */
export function machineFonts(folders: readonly string[] = foldersOfSystem()): MachineFonts {
  let files: Map<string, string> | undefined;
  return {
    *candidates(characters, bold) {
      files ??= findFonts(folders);
      for (const name of namesFor(characters, bold)) {
        const file = files.get(name);
        if (file !== undefined) yield () => readFont(file);
      }
    },
  };
}

function namesFor(characters: readonly number[], bold: boolean): Set<string> {
  const text = String.fromCodePoint(...characters);
  const names = FILES.filter(([script]) => script.test(text)).flatMap(([, list]) => list);
  return new Set(
    [...names, ...ANY]
      .map((name) => name.split('|'))
      .map(([regular = '', heavy = regular]) => (bold ? heavy : regular)),
  );
}

/** Paths of fonts by their names without endings, in lower case; of two with one name, that of the earlier folder. */
function findFonts(folders: readonly string[]): Map<string, string> {
  const found = new Map<string, string>();
  const pending = [...folders];
  for (let count = 0; count < MOST_FOLDERS; count++) {
    const folder = pending.shift();
    if (folder === undefined) break;
    let entries: ReturnType<typeof entriesOf>;
    try {
      entries = entriesOf(folder);
    } catch {
      continue;
    }
    for (const entry of entries) {
      const file = path.join(folder, entry.name);
      if (entry.isDirectory()) pending.push(file);
      else if (ENDING.test(entry.name)) {
        const name = entry.name.replace(ENDING, '').normalize('NFC').toLowerCase();
        if (!found.has(name)) found.set(name, file);
      }
    }
  }
  return found;
}

const entriesOf = (folder: string) => readdirSync(folder, { withFileTypes: true });

async function readFont(file: string): Promise<Uint8Array | undefined> {
  try {
    const { size } = await stat(file);
    return size <= MOST_BYTES ? await readFile(file) : undefined;
  } catch {
    return undefined;
  }
}
