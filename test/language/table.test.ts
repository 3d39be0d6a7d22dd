import { AstUtils, GrammarAST } from 'langium';
import { describe, expect, it } from 'vitest';
import { JourneyLanguageGrammar } from '../../language-server/generated/grammar.js';
import { type BlockName, KEYWORDS, TABLE } from '../../language-server/syntax/table.js';

/** The parser rule of each block. */
const RULE_OF: Readonly<Record<BlockName, string>> = {
  file: 'Model',
  persona: 'Persona',
  channel: 'Channel',
  touchpoint: 'Touchpoint',
  emotion: 'Emotion',
  source: 'Source',
  metric: 'Metric',
  lane: 'Lane',
  framework: 'Framework',
  frameworkStage: 'FrameworkStage',
  journey: 'Journey',
  stage: 'Stage',
  step: 'Step',
  opportunity: 'Opportunity',
  as: 'As',
};
const BLOCKS = Object.keys(RULE_OF) as BlockName[];
/** One rule for all lines of plain text: which of its keywords a block takes, only the table says. */
const TEXT = 'Text';

const grammar = JourneyLanguageGrammar();
const rules = new Map(
  grammar.rules.filter((rule) => GrammarAST.isParserRule(rule)).map((rule) => [rule.name, rule] as const),
);

interface GrammarLine {
  keyword: string;
  property: string;
  rule: string;
}

function calledRule(element: GrammarAST.AbstractElement): GrammarAST.ParserRule | undefined {
  const rule = GrammarAST.isRuleCall(element) ? element.rule.ref : undefined;
  return GrammarAST.isParserRule(rule) ? rule : undefined;
}

/** The assignments of a rule, those of the fragments it uses included. */
function assignmentsOf(rule: GrammarAST.ParserRule): GrammarAST.Assignment[] {
  return AstUtils.streamAllContents(rule.definition)
    .toArray()
    .concat(rule.definition)
    .flatMap((node) => {
      if (GrammarAST.isAssignment(node)) return [node];
      const fragment = GrammarAST.isRuleCall(node) ? calledRule(node) : undefined;
      return fragment?.fragment ? assignmentsOf(fragment) : [];
    });
}

/** The keywords that a line of a rule can begin with. */
function keywordsOfRule(rule: GrammarAST.ParserRule): string[] {
  const first = GrammarAST.isGroup(rule.definition) ? rule.definition.elements[0]! : rule.definition;
  const keywords = GrammarAST.isKeyword(first)
    ? [first]
    : AstUtils.streamAllContents(first).filter(GrammarAST.isKeyword);
  return [...keywords].map((keyword) => keyword.value);
}

/** The lines that a block takes by the grammar; stray ones belong to other blocks. */
function grammarLines(block: BlockName): GrammarLine[] {
  return assignmentsOf(rules.get(RULE_OF[block])!).flatMap(({ feature, terminal }) => {
    const rule = calledRule(terminal);
    if (!rule || feature === 'strays') return [];
    return keywordsOfRule(rule).map((keyword) => ({ keyword, property: feature, rule: rule.name }));
  });
}

function tableLines(block: BlockName): GrammarLine[] {
  return Object.entries(TABLE[block]).map(([keyword, { property, rule }]) => ({ keyword, property, rule }));
}

const sorted = (lines: GrammarLine[]) =>
  lines.map(({ keyword, property, rule }) => `${keyword} → ${property}: ${rule}`).sort();
const isText = ({ rule }: GrammarLine) => rule === TEXT;

describe('the keyword table and the grammar', () => {
  it('know the same blocks', () => {
    expect(Object.keys(TABLE).sort()).toEqual([...BLOCKS].sort());
    const withBody = [...rules.values()].filter((rule) =>
      AstUtils.streamAllContents(rule).some((node) => GrammarAST.isRuleCall(node) && node.rule.$refText === 'INDENT'),
    );
    expect(['Model', ...withBody.map((rule) => rule.name)].sort()).toEqual(Object.values(RULE_OF).sort());
  });

  it.each(BLOCKS)('take the same lines in the block %s, into the same properties by the same rules', (block) => {
    const inGrammar = grammarLines(block);
    const inTable = tableLines(block);
    expect(sorted(inTable.filter((it) => !isText(it)))).toEqual(sorted(inGrammar.filter((it) => !isText(it))));
    // The grammar takes any text line where it takes one.
    const texts = new Set(sorted(inGrammar.filter(isText)));
    expect(sorted(inTable.filter(isText)).filter((line) => !texts.has(line))).toEqual([]);
    if (texts.size > 0) expect(inTable.some(isText)).toBe(true);
  });

  it('know the same keywords', () => {
    const inGrammar = new Set(BLOCKS.flatMap(grammarLines).map(({ keyword }) => keyword));
    expect([...KEYWORDS].sort()).toEqual([...inGrammar].sort());
    const ofTexts = BLOCKS.flatMap(tableLines).filter(isText);
    expect([...new Set(ofTexts.map(({ keyword }) => keyword))].sort()).toEqual(keywordsOfRule(rules.get(TEXT)!).sort());
  });

  it('open blocks by the same lines', () => {
    for (const block of BLOCKS) {
      for (const [keyword, { rule, opens }] of Object.entries(TABLE[block])) {
        const opened = BLOCKS.find((it) => RULE_OF[it] === rule);
        expect(opens, `${keyword} in ${block}`).toBe(opened);
      }
    }
  });

  it('take as a stray line whatever a block around it may take', () => {
    const inGrammar = AstUtils.streamAllContents(rules.get('Stray')!).filter(GrammarAST.isRuleCall);
    const within = (['journey', 'stage', 'step', 'opportunity', 'as'] as const).flatMap((block) =>
      Object.values(TABLE[block]),
    );
    // A line further in is never a declaration.
    const inTable = [...within, ...Object.values(TABLE.file).filter(({ opens }) => opens === undefined)];
    const names = inGrammar.map((call) => call.rule.$refText).filter((rule) => rule !== 'STRAY');
    expect([...names].sort()).toEqual([...new Set(inTable.map(({ rule }) => rule))].sort());
  });

  it('has every keyword in lower case with single spaces', () => {
    for (const keyword of KEYWORDS) expect(keyword).toMatch(/^[a-z]+( [a-z]+)*$/);
  });
});
