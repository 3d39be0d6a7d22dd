/** What each keyword is for, in a sentence and an example: shown by hover and beside completions. */
import { t } from '@vscode/l10n';
import { l10nKey } from '../said.js';
import type { BlockName } from '../syntax/table.js';

export interface KeywordPage {
  /** What the line says, for somebody who has never written one. */
  text: string;
  /** A line, with what may stand in it one level deeper. */
  example: string;
}

/** Says its text when it is asked for. The example is a line of the language. */
function page(text: string, example: string): KeywordPage {
  return {
    get text() {
      return t(text);
    },
    example,
  };
}

const WHERE = l10nKey('The channels on which it happens: media, places, people. Commas separate several.');
const MEASURE = l10nKey('A measure, its value and, after a colon, a remark.');
const IMAGE = l10nKey('A picture: a file of the workspace, its path counted from this file.');
const COLOUR = l10nKey('Its colour in the picture: a name such as `teal`, or `#1f6f8b`.');
const REMARK = l10nKey('A remark. It changes nothing else.');
const LINK = l10nKey('An address where more can be read.');

/** Pages by keyword; what a keyword means in one block only stands in `IN_BLOCK`. */
const PAGES: Readonly<Record<string, KeywordPage>> = {
  import: page(
    l10nKey('Makes the personas, channels and other declarations of another file known here.'),
    'import ./shared.journey',
  ),
  persona: page(
    l10nKey('Somebody whose journeys are mapped. A name is enough; the lines inside say who they are.'),
    'persona Rosa\n  role Runs twice a week\n  goal Run ten kilometres without pain',
  ),
  channel: page(l10nKey('A medium through which people and the organisation meet.'), 'channel Web\n  kind digital'),
  touchpoint: page(
    l10nKey('The exact spot where it happens: a page, a counter, a letter.'),
    'touchpoint Search results',
  ),
  emotion: page(
    l10nKey('A feeling of your own and its score, from -2 (very bad) to +2 (very good).'),
    'emotion torn -1',
  ),
  source: page(
    l10nKey('Where evidence comes from: interviews, a survey, figures.'),
    'source Interviews\n  method interview\n  size 12',
  ),
  metric: page(MEASURE, 'metric CSAT 4.1: 212 answers'),
  lane: page(
    l10nKey('A cell in a row of your own: the name of the row and, after a colon, the text.'),
    'lane Legal: consent is needed',
  ),
  framework: page(
    l10nKey('A list of stages that several journeys follow, so that they can be compared.'),
    'framework Our lifecycle\n  stage Finds us\n  stage Joins\n  stage Stays',
  ),
  journey: page(
    l10nKey('A map: what somebody goes through, from a beginning to an end.'),
    'journey Buying running shoes\n  for Rosa\n  starts Decides to take up running\n  ends Goes for the first run',
  ),
  stage: page(
    l10nKey('A chapter of the journey, in which people want one thing.'),
    'stage Choosing\n  step Compares prices',
  ),
  step: page(
    l10nKey('One thing that the customer does. The title says what.'),
    'step Tries on three pairs\n  on Store\n  feels unsure',
  ),
  opportunity: page(
    l10nKey('What could be done. The lines inside say for which pain, and what it would bring.'),
    'opportunity Show the size of the model\n  answers Sizes differ by brand\n  lifts +1',
  ),
  as: page(l10nKey('A block of what is true for some personas alone.'), 'as Ben\n  feels bored\n  says Can we go?'),
  for: page(l10nKey('Who it is about. In a stage or step: only these people take it.'), 'for Rosa, Ben'),
  role: page(l10nKey('Who the persona is, in a few words.'), 'role Nurse on night shifts'),
  age: page(l10nKey('How old the persona is.'), 'age 34'),
  quote: page(l10nKey('A sentence that the persona could have said.'), 'quote I just want it to work'),
  goal: page(l10nKey('What people want to reach.'), "goal Own shoes that fit before Saturday's first run"),
  needs: page(l10nKey('What it takes to go on, seen from the person.'), 'needs Daylight'),
  pain: page(l10nKey('What hurts. Opportunities answer it by its words.'), 'pain Reviews contradict each other'),
  gain: page(l10nKey('What is good about it for the person.'), 'gain A walk in the park'),
  context: page(l10nKey('The circumstances that matter.'), 'context Two children, no car'),
  image: page(IMAGE, 'image pictures/mirror.png'),
  color: page(COLOUR, 'color teal'),
  kind: page(l10nKey('What kind of channel it is.'), 'kind digital'),
  icon: page(l10nKey('The picture that stands for it.'), 'icon globe'),
  description: page(
    l10nKey('More about it, for whoever reads the map.'),
    'description Two of them, at the edge of the city',
  ),
  method: page(l10nKey('How the evidence was gathered.'), 'method interview'),
  size: page(l10nKey('How many people or cases stand behind it.'), 'size 212'),
  date: page(l10nKey('When it was gathered: a year, a month or a day.'), 'date 2026-03'),
  link: page(LINK, 'link https://example.org'),
  unit: page(l10nKey('What the values are counted in.'), 'unit days'),
  scale: page(l10nKey('The lowest and the highest value.'), 'scale 1..5'),
  better: page(l10nKey('Whether a higher or a lower value is the better one.'), 'better lower'),
  target: page(l10nKey('The value to reach.'), 'target 60'),
  optional: page(l10nKey('A journey that follows the framework may leave this stage out.'), 'optional'),
  scenario: page(
    l10nKey('The situation in which the journey takes place.'),
    'scenario Her first pair, and a holiday in three weeks',
  ),
  expects: page(l10nKey('What people count on.'), 'expects The same price everywhere'),
  state: page(l10nKey('Whether the map shows how it is or how it shall be.'), 'state current'),
  basis: page(
    l10nKey('Whether the map is a guess or rests on research. With research, the steps are asked for evidence.'),
    'basis research',
  ),
  follows: page(l10nKey('The framework whose stages the journey must have.'), 'follows Purchase path'),
  'future of': page(
    l10nKey('The journey as it is today that this one is the future of.'),
    'future of Buying running shoes',
  ),
  owner: page(l10nKey('Who answers for it.'), 'owner Online shop'),
  contributor: page(l10nKey('Who else has worked on the map.'), 'contributor Customer service'),
  status: page(l10nKey('How far the map is.'), 'status draft'),
  updated: page(l10nKey('When the map was last gone through.'), 'updated 2026-04-22'),
  starts: page(l10nKey('What sets the journey off, before the first contact.'), 'starts Decides to take up running'),
  ends: page(l10nKey('Where the story is over, for the person.'), 'ends Goes for the first run in the new shoes'),
  evidence: page(
    l10nKey('The source that backs the claims and, after a colon, what it shows.'),
    'evidence Interviews: 9 of 12 say so',
  ),
  insight: page(l10nKey('What you make of it.'), 'insight Silence is taken for bad news'),
  note: page(REMARK, 'note Ask the other shop, too'),
  on: page(WHERE, 'on Store, App'),
  action: page(l10nKey('Something else that people do in the step.'), 'action Takes pictures of herself'),
  involves: page(l10nKey('People and things that play a part.'), 'involves Her sister, a borrowed pair'),
  thinks: page(l10nKey('What goes through their head.'), 'thinks So many brands: which one is for me?'),
  says: page(l10nKey('What they said, word for word.'), 'says Just get the ones I have'),
  feels: page(
    l10nKey(
      'The feeling and, after a colon, why. A known emotion has its score; any other word takes one, as does none at all.',
    ),
    'feels anxious -1: will they still fit after ten kilometres?',
  ),
  trigger: page(l10nKey('What sets the step off.'), 'trigger A friend asks'),
  'moment of truth': page(
    l10nKey('Marks a step that decides and, after a colon, says why.'),
    'moment of truth: the first look in the mirror',
  ),
  'physical evidence': page(l10nKey('What can be touched or taken home.'), 'physical evidence A receipt'),
  frontstage: page(
    l10nKey('What staff or machines do where the customer sees it. Who does it stands before a colon.'),
    'frontstage Shop assistant: measures the foot',
  ),
  backstage: page(
    l10nKey('What staff do where the customer does not see it. Who does it stands before a colon.'),
    'backstage Stock room: fetches the sizes',
  ),
  support: page(
    l10nKey('Systems and partners behind it. Which one stands before a colon.'),
    'support Inventory system: knows what is on the shelf',
  ),
  when: page(l10nKey('When it happens, in your own words.'), 'when Day 1'),
  lasts: page(l10nKey('How long it takes.'), 'lasts about 2 weeks'),
  next: page(
    l10nKey(
      'The step that comes after this one, where it is not the following; with the share of people and, after a colon, the condition.',
    ),
    'next Asks friends who run 20%: still unsure',
  ),
  leaves: page(
    l10nKey('The share of people who give up here and, after a colon, why.'),
    'leaves 30%: waits for the sale',
  ),
  'ends here': page(l10nKey('The journey may end here and, after a colon, how.'), 'ends here: with good news'),
  details: page(l10nKey('The journey that shows this step from near.'), 'details The eye test'),
  answers: page(
    l10nKey('The pain that this opportunity is for, in its own words.'),
    'answers Reviews contradict each other',
  ),
  lifts: page(l10nKey('By how much it would raise the feeling.'), 'lifts +1'),
  effort: page(l10nKey('How much work it would be.'), 'effort medium'),
  impact: page(l10nKey('How much it would bring.'), 'impact high'),
};

const IN_BLOCK: Partial<Record<BlockName, Readonly<Record<string, KeywordPage>>>> = {
  file: {
    metric: page(
      l10nKey('A measure of your own. The lines inside say how it is counted.'),
      'metric Basket value\n  unit EUR\n  better higher',
    ),
    lane: page(
      l10nKey('An extra row of the map, for what matters to you.'),
      'lane Legal\n  description What the contract says',
    ),
    touchpoint: page(
      l10nKey('A named point of contact that several steps share.'),
      'touchpoint Search results\n  on Web',
    ),
  },
  framework: {
    stage: page(
      l10nKey('A stage that a journey must have. `optional` inside it lets them leave it out.'),
      'stage Consideration',
    ),
  },
  touchpoint: { on: page(l10nKey('The channel that the point of contact belongs to.'), 'on Web') },
  persona: {
    goal: page(l10nKey('What the persona wants to reach.'), 'goal Run ten kilometres without pain'),
    needs: page(l10nKey('What the persona needs.'), 'needs A straight answer'),
    pain: page(l10nKey('What bothers the persona in general.'), 'pain Every shop measures something else'),
  },
  source: { size: page(l10nKey('How many people or cases were looked at.'), 'size 12') },
  metric: { scale: page(l10nKey('The lowest and the highest value that it can have.'), 'scale 0..500') },
  journey: {
    scale: page(l10nKey('How scores are written in this journey. -2..+2 unless it says otherwise.'), 'scale 1..5'),
  },
  opportunity: {
    kind: page(l10nKey('What sort of idea it is.'), 'kind automation'),
    status: page(l10nKey('How far the idea is.'), 'status planned'),
    metric: page(l10nKey('What would show that it works.'), 'metric CSAT'),
    owner: page(l10nKey('Who takes care of it.'), 'owner Pricing'),
  },
};

/** What a keyword is for in a block. */
export function pageOf(block: BlockName, keyword: string): KeywordPage | undefined {
  const own = IN_BLOCK[block];
  if (own && Object.hasOwn(own, keyword)) return own[keyword];
  return Object.hasOwn(PAGES, keyword) ? PAGES[keyword] : undefined;
}
