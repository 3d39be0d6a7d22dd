/**
 * Whole maps to begin with. As they stand they are maps without a warning; what is to be said otherwise is a place to fill in.
 * A tab is a level of indentation.
 */
import { t } from '@vscode/l10n';
import { marked } from '../fixes/snippet.js';
import { l10nKey, l10nLines } from '../said.js';

export interface Template {
  /** What it is chosen by on a command line. */
  name: string;
  title: string;
  /** What it is good for. */
  description: string;
  snippet: string;
}

/** Says a template when it is asked for. `snippet`: with places to fill in as `marked` reads them. */
function template({ name, title, description, snippet }: Template): Template {
  return {
    name,
    get title() {
      return t(title);
    },
    get description() {
      return t(description);
    },
    get snippet() {
      return marked(t(snippet));
    },
  };
}

export const TEMPLATES: readonly Template[] = [
  template({
    name: 'sketch',
    title: l10nKey('Sketch'),
    description: l10nKey(
      'Steps and scores from 1 to 5, quickly: Tab goes from one to the next. Channels, thoughts and pains can come later.',
    ),
    snippet: l10nLines(
      '// journey-ignore-file missing-start, missing-end, missing-channel, unexplained-low: a sketch',
      'journey {1:Moving house}',
      '\tfor {2:Vera}',
      '\tscale 1..5',
      '',
      '\tstage {3:Packing}',
      '\t\tstep {4:Collects boxes}',
      '\t\t\tfeels {5:5}',
      '\t\tstep {6:Sorts the cellar}',
      '\t\t\tfeels {7:3}',
      '\t\tstep {8:Looks for the keys}',
      '\t\t\tfeels {9:1}',
      '',
      '\tstage {10:Arriving}',
      '\t\tstep {11:Carries everything upstairs}',
      '\t\t\tfeels {12:3}',
      '\t\tstep {13:Eats pizza on the floor}',
      '\t\t\tfeels {14:5}',
      '{0}',
    ),
  }),
  template({
    name: 'journey',
    title: l10nKey('Journey map'),
    description: l10nKey('Two stages with a step each: enough to see a picture, and to go on from.'),
    snippet: l10nLines(
      'journey {1:Ordering a coffee}',
      '\tfor {2:Anna}',
      '\tgoal {3:A coffee before the train leaves}',
      '\tstarts {4:Walks past the café}',
      '\tends {5:Takes the first sip}',
      '',
      '\tstage {6:Before}',
      '\t\tstep {7:Sees the queue through the window}',
      '\t\t\ton {8:Street}',
      '\t\t\tthinks {9:Is there time?}',
      '\t\t\tfeels {10:unsure}',
      '',
      '\tstage {11:During}',
      '\t\tstep {12:Orders at the counter}',
      '\t\t\ton {13:Counter}',
      '\t\t\tsays {14:The usual, please}',
      '\t\t\tfeels {15:happy}',
      '{0}',
    ),
  }),
  template({
    name: 'personas',
    title: l10nKey('Journey of two personas'),
    description: l10nKey('Two people take the same steps and feel differently: a curve for each.'),
    snippet: l10nLines(
      'persona {1:Dana}',
      '\trole {2:Mother of two, works full time}',
      '\tgoal {3:A school within walking distance}',
      'persona {4:Emil}',
      '\trole {5:Six years old}',
      '\tgoal {6:A football pitch}',
      '',
      'journey {7:Choosing a school}',
      '\tfor {1}, {4}',
      '\tstarts {8:A letter from the city}',
      '\tends {9:The first day}',
      '',
      '\tstage {10:Visiting}',
      '\t\tstep {11:Walks through the building}',
      '\t\t\ton {12:School}',
      '\t\t\tas {1}',
      '\t\t\t\tthinks {13:It smells of paint}',
      '\t\t\t\tfeels {14:curious}',
      '\t\t\tas {4}',
      '\t\t\t\tsays {15:Can we go home?}',
      '\t\t\t\tfeels {16:bored}',
      '{0}',
    ),
  }),
  template({
    name: 'blueprint',
    title: l10nKey('Service blueprint'),
    description: l10nKey(
      'What the customer does, and below the line who makes it happen: staff, back office and systems.',
    ),
    snippet: l10nLines(
      'journey {1:Having glasses made}',
      '\tfor {2:Noor}',
      '\tstarts {3:Cannot read the menu}',
      '\tends {4:Forgets that she is wearing them}',
      '',
      '\tstage {5:Choosing}',
      '\t\tstep {6:Has her eyes tested}',
      '\t\t\ton {7:Shop}',
      '\t\t\tfeels {8:calm}',
      '\t\t\tphysical evidence {9:A slip with the values}',
      '\t\t\tfrontstage {10:Optician}: {11:asks which letters are clearer}',
      '\t\t\tbackstage {10}: {12:enters the values}',
      '\t\t\tsupport {13:Lens maker}: {14:checks what can be ground}',
      '',
      '\tstage {15:Waiting}',
      '\t\tstep {16:Hears that they are ready}',
      '\t\t\ton {17:Text message}',
      '\t\t\tfeels {18:relieved}',
      '\t\t\tfrontstage {19:Shop}: {20:sends a message}',
      '\t\t\tbackstage {21:Workshop}: {22:fits the lenses}',
      '\t\t\tsupport {23:Order system}: {24:tells the shop that they have arrived}',
      '{0}',
    ),
  }),
  template({
    name: 'research',
    title: l10nKey('Map with research'),
    description: l10nKey('Persona, sources and measures: every claim says what it rests on, every pain has an answer.'),
    snippet: l10nLines(
      'persona {1:Nadia}',
      '\trole {2:First flat of her own}',
      '\tgoal {3:Sit comfortably with four friends}',
      'channel {4:Website}',
      '\tkind digital',
      'source {5:Interviews}',
      '\tmethod interview',
      '\tsize {6:11}',
      '',
      'journey {7:A sofa for a small flat}',
      '\tfor {1}',
      '\tgoal {8:A sofa that fits the room and the budget}',
      '\tbasis research',
      '\tstarts {9:A spring comes through the seat}',
      '\tends {10:Stops noticing the sofa}',
      '',
      '\tstage {11:Choosing}',
      '\t\tstep {12:Puts a sofa into a photo of her room}',
      '\t\t\ton {4}',
      '\t\t\tthinks {13:With the armrests, or without?}',
      '\t\t\tfeels {14:unsure}',
      '\t\t\tpain {15:It is not clear which measurements count}',
      '\t\t\topportunity {16:A measuring guide that starts at the front door}',
      '\t\t\t\tanswers {15}',
      '\t\t\t\tlifts {17:+1}',
      '\t\t\tevidence {5}: {18:8 of 11 made a paper model}',
      '\t\t\tmetric {19:completion} {20:61%}',
      '{0}',
    ),
  }),
  template({
    name: 'future',
    title: l10nKey('Today and tomorrow'),
    description: l10nKey('The journey as it is and as it shall be: which steps feel better, and through what.'),
    snippet: l10nLines(
      'journey {1:Waiting for the lenses}',
      '\tfor {2:Noor}',
      '\tstate current',
      '\tstarts {3:Has paid}',
      '\tends {4:Holds them in her hands}',
      '\tstage {5:Waiting}',
      '\t\tstep {6:Wonders when they come}',
      '\t\t\ton {7:Phone}',
      '\t\t\tfeels {8:impatient}: {9:nobody says which day}',
      '',
      'journey {10:Waiting for the lenses, next year}',
      '\tfor {2}',
      '\tstate future',
      '\tfuture of {1}',
      '\tstarts {3}',
      '\tends {4}',
      '\tstage {5}',
      '\t\tstep {6}',
      '\t\t\ton {11:Text message}',
      '\t\t\tfeels {12:calm}: {13:a message names the day}',
      '{0}',
    ),
  }),
];
