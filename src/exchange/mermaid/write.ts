/** A journey → a Mermaid journey, as far as Mermaid can say it. */
import { t } from '@vscode/l10n';
import type { Items, Journey, JourneyMap, Stage } from '../../../language-server/map/journey-map.js';
import { ABOUT_A_STAGE, Losses, meanScore, personasOf } from '../losses.js';
import { type Exported, type Notice, shown } from '../notice.js';
import { encodeText } from './texts.js';

/** Mermaid's 3 is our 0: its faces smile above it. */
const NEUTRAL = 3;

/** One journey of a map as a Mermaid diagram. `notices` tell what it cannot say. */
export function writeMermaid(map: JourneyMap, index: number): Exported {
  const writer = new DiagramWriter(map.journeys[index]!);
  const content = writer.write();
  return { content, notices: writer.notices(map) };
}

/** All journeys of a map as a Markdown page, each in a fence of its own. */
export function writeMermaidPage(map: JourneyMap): Exported {
  const parts = map.journeys.map((journey, index) => ({ journey, ...writeMermaid(map, index) }));
  const notices = parts.flatMap(({ journey, notices: all }) =>
    all.map(({ message }) => ({
      message: t({
        message: '{0}: {1}',
        args: [shown(journey.name), message],
        comment: 'What it is about, and a sentence',
      }),
    })),
  );
  return { content: parts.map(({ content }) => `\`\`\`mermaid\n${content}\`\`\`\n`).join('\n'), notices };
}

class DiagramWriter {
  private readonly lines: string[] = ['journey'];
  private readonly losses = new Losses();
  private withoutFeeling = 0;
  private differing = 0;
  private words = 0;
  private mapped = 0;

  constructor(private readonly journey: Journey) {}

  write(): string {
    const { journey } = this;
    this.lines.push(`  title ${encodeText(journey.name)}`);
    this.losses.addJourney(journey);
    for (const stage of journey.stages) this.stage(stage);
    return `${this.lines.join('\n')}\n`;
  }

  notices(map: JourneyMap): Notice[] {
    this.losses.addDeclarations(map);
    const lost = this.losses.toString();
    const messages = [
      this.withoutFeeling === 1 && t('1 step without a feeling: the score is {0}, since Mermaid wants one.', NEUTRAL),
      this.withoutFeeling > 1 &&
        t('{0} steps without a feeling: the score is {1}, since Mermaid wants one.', this.withoutFeeling, NEUTRAL),
      this.differing === 1 && t('1 step that people feel differently about: the score is their mean.'),
      this.differing > 1 && t('{0} steps that people feel differently about: the score is their mean.', this.differing),
      this.words === 1 && t('1 feeling: only the score is written, not the word and the reason for it.'),
      this.words > 1 && t('{0} feelings: only the score is written, not the word and the reason for it.', this.words),
      this.mapped === 1 && t('1 stage with lines of its own: written as a step of that name.'),
      this.mapped > 1 && t('{0} stages with lines of its own: written as a step of that name.', this.mapped),
      lost !== '' && t('Mermaid has no place for: {0}.', lost),
    ];
    return messages.filter((it) => it !== false).map((message) => ({ message }));
  }

  private stage(stage: Stage): void {
    this.lines.push('', `  section ${encodeText(stage.name)}`);
    if (stage.goal || stage.owner) this.losses.add(ABOUT_A_STAGE, stage.goal && stage.owner ? 2 : 1);
    this.losses.addItems(stage);
    if (stage.steps.length === 0 && stage.feels.length > 0) {
      this.mapped++;
      this.task(stage.name, stage, personasOf(undefined, stage, this.journey));
    }
    for (const step of stage.steps) {
      this.losses.addItems(step);
      this.task(step.name, step, personasOf(step, stage, this.journey));
    }
  }

  private task(name: string, items: Items, personas: readonly string[]): void {
    const mean = meanScore(items);
    if (mean === null) this.withoutFeeling++;
    if (new Set(items.moods.map(({ score }) => score)).size > 1) this.differing++;
    this.words += items.feels.filter(({ emotion, why }) => emotion !== undefined || why !== undefined).length;
    // Two decimals are more than anybody sees.
    const score = Math.round(((mean ?? 0) + NEUTRAL) * 100) / 100;
    const actors = personas.map((persona) => encodeText(persona, true)).join(', ');
    this.lines.push(`    ${encodeText(name)}: ${score}${actors === '' ? '' : `: ${actors}`}`);
  }
}
