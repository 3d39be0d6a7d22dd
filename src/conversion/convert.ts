/** Does one job, the same in Node and in a browser. */
import { config, t } from '@vscode/l10n';
import type { ElkLike } from '../diagram/index.js';
import type { ImportFormat } from '../exchange/formats.js';
import type { Exported, Imported } from '../exchange/notice.js';
import { compare } from './compare.js';
import type { Conversion, ConversionJob, FromConverter } from './job.js';

type Formats = typeof import('../exchange/index.js');

/**
 * @param load loads what reads and writes other formats
 * @param texts translations by the English texts
 * @returns the answer; never rejects
 */
export async function convert(
  job: ConversionJob,
  load: () => Promise<Formats>,
  elk: ElkLike,
  texts: Readonly<Record<string, string>> = {},
): Promise<FromConverter> {
  config({ contents: texts });
  const formats = async () => {
    const loaded = await load();
    // A bundle of its own has translations of its own.
    loaded.speak({ contents: texts });
    return loaded;
  };
  try {
    return { type: 'done', conversion: await converted(job, formats, elk) };
  } catch (error) {
    const { ExchangeError } = await formats();
    if (error instanceof ExchangeError) return { type: 'refused', message: error.message, line: error.line };
    return { type: 'failed', message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

async function converted(job: ConversionJob, formats: () => Promise<Formats>, elk: ElkLike): Promise<Conversion> {
  switch (job.type) {
    case 'import':
      return await imported(job.data, job.format, job.name, await formats());
    case 'export':
      return await exported(job, await formats());
    case 'compare':
      return await compare(job.before, job.after, job.theme, elk);
  }
}

async function imported(data: Uint8Array, format: ImportFormat, name: string, formats: Formats): Promise<Imported> {
  switch (format) {
    case 'xlsx':
      return await formats.readXlsx(data, name);
    case 'mermaid':
      return formats.readMermaid(decoded(data, formats), name);
    case 'csv':
      return formats.readCsv(decoded(data, formats), name);
    case 'json':
      return formats.readJson(decoded(data, formats));
  }
}

function decoded(data: Uint8Array, { ExchangeError }: Formats): string {
  const isUtf16 = (data[0] === 0xff && data[1] === 0xfe) || (data[0] === 0xfe && data[1] === 0xff);
  if (isUtf16) throw new ExchangeError(t('is written in UTF-16: save it as UTF-8'));
  if (data.includes(0)) throw new ExchangeError(t('is not a text file: there is a NUL character in it'));
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(data);
  } catch {
    throw new ExchangeError(t('is not written in UTF-8: save it as UTF-8'));
  }
}

async function exported(
  { map, format, journey, picture }: ConversionJob & { type: 'export' },
  formats: Formats,
): Promise<Exported<Uint8Array>> {
  const encoded = ({ content, notices }: Exported) => ({ content: new TextEncoder().encode(content), notices });
  switch (format) {
    case 'json':
      return encoded({ content: formats.writeJson(map), notices: [] });
    case 'csv':
      return encoded(formats.writeCsv(map));
    case 'xlsx':
      return await formats.writeXlsx(map);
    case 'markdown':
      return encoded(formats.writeMarkdown(map, { picture }));
    case 'mermaid':
      return encoded(formats.writeMermaid(map, journey));
  }
}
