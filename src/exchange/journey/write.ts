/** JourneyMap → a `.journey` text that says it all, apart from imports: what they declared is declared in it. */
import { t } from '@vscode/l10n';
import type { Declared, JourneyMap, TextLine } from '../../../language-server/map/journey-map.js';
import { type Imported, type Notice, shown } from '../notice.js';
import { writeScale } from './journey-entries.js';
import { writeJourney } from './journeys.js';
import { LineWriter, writeName, writeNames, writeNumber, writeText } from './lines.js';

/** Writes a map. The text, read again, is the same map; what could not be written is told in `notices`. */
export function writeJourneyText(map: JourneyMap): Imported {
  const out = new LineWriter();
  const notices: Notice[] = [];
  writeDeclarations(map, out, notices);
  for (const journey of map.journeys) {
    out.gap();
    writeJourney(journey, out, notices);
  }
  return { text: out.toString(), notices };
}

function writeDeclarations(map: JourneyMap, out: LineWriter, notices: Notice[]): void {
  /** Those that a file declares: others need no declaration. */
  const each = <T extends Declared>(things: readonly T[], write: (thing: T) => void) => {
    for (const thing of things) {
      if (!thing.declared || thing.builtIn) continue;
      out.gap();
      write(thing);
    }
  };
  const texts = (keyword: string, lines: readonly TextLine[]) => {
    for (const { text } of lines) out.text(1, keyword, text);
  };
  each(map.personas, (persona) => {
    out.line(0, 'persona', writeText(persona.name));
    out.text(1, 'role', persona.role);
    out.text(1, 'age', persona.age);
    out.text(1, 'quote', persona.quote);
    texts('goal', persona.goals);
    texts('needs', persona.needs);
    texts('pain', persona.pains);
    out.text(1, 'context', persona.context);
    out.text(1, 'image', persona.image);
    out.text(1, 'color', persona.color);
  });
  each(map.channels, (channel) => {
    out.line(0, 'channel', writeText(channel.name));
    out.text(1, 'kind', channel.kind);
    out.text(1, 'icon', channel.icon);
    out.text(1, 'color', channel.color);
    out.text(1, 'description', channel.description);
  });
  each(map.touchpoints, (touchpoint) => {
    out.line(0, 'touchpoint', writeText(touchpoint.name));
    if (touchpoint.channels.length > 0) out.line(1, 'on', writeNames(touchpoint.channels));
    out.text(1, 'description', touchpoint.description);
    out.text(1, 'image', touchpoint.image);
  });
  each(map.emotions, ({ name, score, icon }) => {
    if (score === undefined) {
      notices.push({
        message: t('The emotion {0} is declared without a score: the declaration is left out.', shown(name)),
      });
      return;
    }
    out.line(0, 'emotion', `${writeName(name, 'number')} ${writeNumber(score, true)}`);
    out.text(1, 'icon', icon);
  });
  each(map.sources, (source) => {
    out.line(0, 'source', writeText(source.name));
    out.text(1, 'method', source.method);
    out.text(1, 'size', source.size);
    out.text(1, 'date', source.date);
    out.text(1, 'link', source.link);
    out.text(1, 'description', source.description);
  });
  each(map.metrics, (metric) => {
    out.line(0, 'metric', writeText(metric.name));
    out.text(1, 'unit', metric.unit);
    if (metric.scale) out.line(1, 'scale', writeScale(metric.scale));
    out.text(1, 'better', metric.better);
    out.text(1, 'target', metric.target);
    out.text(1, 'description', metric.description);
  });
  each(map.lanes, (lane) => {
    out.line(0, 'lane', writeText(lane.name));
    out.text(1, 'description', lane.description);
    out.text(1, 'color', lane.color);
  });
  each(map.frameworks, (framework) => {
    out.line(0, 'framework', writeText(framework.name));
    for (const { name, optional } of framework.stages) {
      out.line(1, 'stage', writeText(name));
      if (optional) out.line(2, 'optional');
    }
  });
}
