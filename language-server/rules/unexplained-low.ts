import { t } from '@vscode/l10n';
import { addFix } from '../fixes/add-fix.js';
import { nameFor } from '../fixes/names.js';
import { Outline } from '../fixes/outline.js';
import { literal, placeholder } from '../fixes/snippet.js';
import { type As, type Feels, isAs } from '../generated/ast.js';
import type { Scale } from '../map/journey-map.js';
import {
  type Block,
  blocksOf,
  personaNames,
  personasOfBlock,
  personasOfJourney,
  scaleOf,
  scoreOf,
} from '../model/queries.js';
import { inWords } from '../said.js';
import { lineOf } from '../syntax/table.js';
import { nameKey } from '../syntax/text.js';
import { type Fix, type Rule, type RuleContext, rangeOf, referenceRange } from './rule.js';

/** On -2..+2: from here on downwards, a feeling asks for a reason. */
const LOW = -1;

/** A low point of the curve for which nothing in its step gives a reason. Reported once a step and persona. */
export const unexplainedLow: Rule = {
  code: 'unexplained-low',
  severity: 'warning',
  check(context) {
    const { model, report } = context;
    for (const journey of model.journeys) {
      const scale = scaleOf(journey);
      const everyone = personasOfJourney(journey);
      for (const block of blocksOf(journey)) {
        for (const { feels, personas } of unexplainedAt(block, everyone, scale)) {
          report({
            range: feels.emotion?.$refText ? referenceRange(feels.emotion) : rangeOf(feels, 'score'),
            message:
              personas.length > 0
                ? t(
                    'Nothing says why this is a low point for {0}: add a reason behind a colon, or a ‘pain’, ‘thinks’ or ‘says’ line.',
                    inWords(personas),
                  )
                : t(
                    'Nothing says why this is a low point: add a reason behind a colon, or a ‘pain’, ‘thinks’ or ‘says’ line.',
                  ),
            fixes: () => [addReason(context, feels), addThought(context, block, { feels, personas })],
          });
        }
      }
    }
  },
};

interface Unexplained {
  feels: Feels;
  /** For whom; empty for everybody. */
  personas: string[];
}

function unexplainedAt(block: Block, everyone: readonly string[], scale: Scale): Unexplained[] {
  const lines = [...block.feels, ...block.as.flatMap((as) => as.feels)];
  if (!lines.some((feels) => isLow(feels, scale)) || isExplained(block)) return [];
  const own = ownFeelings(block);
  const reasons = new Set(personaNames(block.as.filter(givesReason)).map(nameKey));
  const found = new Map<Feels, string[]>();
  const shared = unexplainedOf(block.feels, scale);
  if (shared) {
    const takers = personasOfBlock(block, everyone);
    const without = takers.filter((name) => !own.has(nameKey(name)) && !reasons.has(nameKey(name)));
    if (without.length > 0 || takers.length === 0) found.set(shared, without.length === takers.length ? [] : without);
  }
  for (const [key, { name, feels }] of own) {
    const low = reasons.has(key) ? undefined : unexplainedOf(feels, scale);
    if (!low) continue;
    const names = found.get(low) ?? [];
    names.push(name);
    found.set(low, names);
  }
  return [...found].map(([feels, personas]) => ({ feels, personas }));
}

/** The first low feeling, where none of them has a reason. */
function unexplainedOf(lines: readonly Feels[], scale: Scale): Feels | undefined {
  const low = lines.filter((feels) => isLow(feels, scale));
  return low.some(({ why }) => why !== undefined) ? undefined : low[0];
}

function isLow(feels: Feels, scale: Scale): boolean {
  const score = scoreOf(feels, scale);
  return score !== undefined && score <= LOW;
}

/** True where a reason stands there for everybody: in the step, or for a stage's own feelings anywhere in it. */
function isExplained(block: Block): boolean {
  if (givesReason(block)) return true;
  return block.$type === 'Stage' && block.steps.some((step) => [step, ...step.as].some(givesReason));
}

/** Kinds of text that tell why somebody feels bad: what they expected and did not get is a reason, too. */
const REASONS: ReadonlySet<string> = new Set(['thinks', 'says', 'expects', 'needs', 'insight']);

function givesReason({ pains, texts }: Block | As): boolean {
  return pains.length > 0 || texts.some(({ kind }) => REASONS.has(kind));
}

/** The feelings that some have for themselves, which replace everybody's. */
function ownFeelings(block: Block): Map<string, { name: string; feels: Feels[] }> {
  const own = new Map<string, { name: string; feels: Feels[] }>();
  for (const as of block.as) {
    if (as.feels.length === 0) continue;
    for (const name of personaNames([as])) {
      const known = own.get(nameKey(name));
      if (known) known.feels.push(...as.feels);
      else own.set(nameKey(name), { name, feels: [...as.feels] });
    }
  }
  return own;
}

/** The reason, behind what is felt. */
function addReason({ document }: RuleContext, feels: Feels): Fix {
  const outline = Outline.of(document);
  const { line, lastLine } = outline.entryOf(feels)!;
  const end = outline.textEndOf(lastLine);
  const hasColon = /[:：]$/.test(outline.text.slice(line.start, end));
  const newText = `${hasColon ? '' : ':'} ${placeholder(1, t('why'))}`;
  return {
    title: t('Add the reason'),
    edits: [{ range: outline.range(end), newText, snippet: true }],
    preferred: true,
  };
}

/** A thought of those who feel it: in the block that says so, or else in one of their own. */
function addThought({ document }: RuleContext, block: Block, { feels, personas }: Unexplained): Fix {
  const title = t('Add what goes through their mind');
  const thought = `thinks ${placeholder(1, t('What goes through their mind'))}`;
  if (isAs(feels.$container)) return addFix(document, feels.$container, title, [thought]);
  if (personas.length === 0) return addFix(document, block, title, [thought]);
  const names = personas.map((name) => nameFor(lineOf('step', 'as')!, name)).join(', ');
  return addFix(document, block, title, [`as ${literal(names)}`, `\t${thought}`]);
}
